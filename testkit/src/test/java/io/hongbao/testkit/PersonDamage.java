package io.hongbao.testkit;

import static io.hongbao.audit.Invariant.CAPS;
import static io.hongbao.audit.Invariant.KEYS;

import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.campaign.PersonCaps;
import java.util.List;

/** People who get more than they may. */
final class PersonDamage {
    static final List<Damage> ALL =
            List.of(
                    Damage.of(
                            "somebody passes a cap",
                            CAPS,
                            "voucher ",
                            2_500,
                            life -> {
                                for (int shard = 0; shard < life.shards(); shard++) {
                                    life.journals.get(shard).replaceAll(PersonDamage::withCapOfTwo);
                                }
                                return Edits.at(Edits.card(life));
                            }),
                    Damage.of(
                            "somebody claims once, twice",
                            CAPS,
                            "voucher ",
                            500,
                            life -> {
                                Life.Place<Event.EnvelopeGranted> first =
                                        life.first(
                                                Event.EnvelopeGranted.class,
                                                it ->
                                                        it.voucher().prize().equals("deck")
                                                                && it.voucher().amountMinor()
                                                                        == 500);
                                Life.Place<Event.EnvelopeGranted> second =
                                        life.first(
                                                Event.EnvelopeGranted.class,
                                                it ->
                                                        it.voucher().prize().equals("deck")
                                                                && it.voucher().amountMinor() == 500
                                                                && !it.user()
                                                                        .equals(
                                                                                first.event()
                                                                                        .user())
                                                                && it.user().shard(2)
                                                                        == first.shard());
                                Event.EnvelopeGranted it = second.event();
                                return life.event(
                                        second,
                                        new Event.EnvelopeGranted(
                                                first.event().user(), it.voucher(), 0, 0));
                            }),
                    Damage.of(
                            "a key has two envelopes",
                            KEYS,
                            "voucher ",
                            2_500,
                            life -> {
                                return Edits.changeGrant(
                                        life,
                                        "card",
                                        voucher ->
                                                Edits.withKey(
                                                        voucher, "first-deck", voucher.wish()));
                            }),
                    Damage.of(
                            "an envelope is not what was asked for",
                            KEYS,
                            "voucher ",
                            2_500,
                            life -> {
                                return Edits.changeGrant(
                                        life,
                                        "card",
                                        voucher -> Edits.withKey(voucher, voucher.key(), "deck"));
                            }));

    private PersonDamage() {}

    private static Entry withCapOfTwo(Entry entry) {
        PersonCaps two = new PersonCaps(2, PersonCaps.UNLIMITED);
        return Life.with(
                entry,
                entry.events().stream()
                        .map(event ->
                                switch (event) {
                                    case Event.CampaignApplied it ->
                                            new Event.CampaignApplied(
                                                    Terms.of(it.terms()).caps(two).build(),
                                                    it.version(),
                                                    it.digest(),
                                                    it.changes(),
                                                    it.by());
                                    case Event.CampaignCopied it ->
                                            new Event.CampaignCopied(
                                                    Terms.of(it.terms()).caps(two).build(),
                                                    it.status(),
                                                    it.version());
                                    default -> event;
                                })
                        .toList());
    }
}
