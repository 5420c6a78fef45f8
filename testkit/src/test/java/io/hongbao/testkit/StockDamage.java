package io.hongbao.testkit;

import static io.hongbao.audit.Invariant.STOCK;

import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Stock;
import java.util.List;

/** Envelopes that there were not. */
final class StockDamage {
    static final List<Damage> ALL =
            List.of(
                    Damage.of(
                            "an envelope is granted twice",
                            STOCK,
                            "voucher ",
                            2_500,
                            life -> {
                                Life.Place<Event.EnvelopeGranted> card = Edits.card(life);
                                return life.event(card, card.event(), card.event());
                            }),
                    Damage.of(
                            "a deck's envelope holds another amount",
                            STOCK,
                            "voucher ",
                            501,
                            life -> {
                                return Edits.changeGrant(
                                        life, "deck", voucher -> Edits.withAmount(voucher, 501));
                            }),
                    Damage.of(
                            "a deck's envelope comes from another position",
                            STOCK,
                            "voucher ",
                            500,
                            life -> {
                                return Edits.changeGrant(
                                        life,
                                        "deck",
                                        voucher ->
                                                Edits.withPosition(
                                                        voucher, voucher.position() + 1));
                            }),
                    Damage.of(
                            "a split's envelope holds less than the least",
                            STOCK,
                            "voucher ",
                            9,
                            life -> {
                                return Edits.changeGrant(
                                        life, "split", voucher -> Edits.withAmount(voucher, 9));
                            }),
                    Damage.of(
                            "a split's lot is not what the till has",
                            STOCK,
                            "voucher ",
                            1,
                            life -> {
                                Life.Place<Event.EnvelopeGranted> grant =
                                        life.first(
                                                Event.EnvelopeGranted.class,
                                                it -> it.splitCount() > 1);
                                Event.EnvelopeGranted it = grant.event();
                                return life.event(
                                        grant,
                                        new Event.EnvelopeGranted(
                                                it.user(),
                                                it.voucher(),
                                                it.splitCount(),
                                                it.splitAmountMinor() + 1));
                            }),
                    Damage.of(
                            "the secret is not the one whose hash was shown",
                            STOCK,
                            "draw secret",
                            0,
                            life -> {
                                Life.Place<Event.StatusChanged> closed =
                                        life.first(
                                                Event.StatusChanged.class,
                                                it -> it.to() == CampaignStatus.CLOSED);
                                Event.StatusChanged it = closed.event();
                                return life.event(
                                        closed,
                                        new Event.StatusChanged(
                                                it.campaign(),
                                                it.from(),
                                                it.to(),
                                                it.by(),
                                                "0".repeat(64),
                                                it.placeSecret(),
                                                it.clearance()));
                            }),
                    Damage.of(
                            "more is allotted than the rules allow",
                            STOCK,
                            "treasury's prize card",
                            2_500,
                            life -> {
                                Life.Place<Event.StockAllotted> allotted =
                                        life.first(
                                                Event.StockAllotted.class,
                                                it -> it.bucket().equals(Bucket.prize("card")));
                                return life.event(
                                        allotted,
                                        new Event.StockAllotted(
                                                Life.CAMPAIGN,
                                                Bucket.prize("card"),
                                                Stock.loose(101, 252_500),
                                                false));
                            }),
                    Damage.of(
                            "a slice arrives larger than it was sent",
                            STOCK,
                            "transfer ",
                            252_500,
                            life -> {
                                Life.Place<Event.SliceReceived> received =
                                        life.first(
                                                Event.SliceReceived.class,
                                                it -> it.bucket().equals(Bucket.prize("card")));
                                return life.event(
                                        received,
                                        new Event.SliceReceived(
                                                Life.CAMPAIGN,
                                                received.event().bucket(),
                                                received.event().transferId(),
                                                Stock.loose(101, 252_500)));
                            }),
                    Damage.of(
                            "a slice is sent that nobody is told of",
                            STOCK,
                            "transfer ",
                            0,
                            life -> {
                                Life.Place<Event.SliceSent> sent =
                                        life.first(
                                                Event.SliceSent.class,
                                                it -> it.bucket().kind() == Bucket.Kind.WAVE);
                                return life.entry(sent, entry -> Edits.messages(entry, List.of()));
                            }),
                    Damage.of(
                            "an envelope comes back into another prize",
                            STOCK,
                            "message ",
                            2_500,
                            life -> {
                                return life.entry(
                                        life.first(
                                                Event.VoucherVoided.class,
                                                it -> it.prize().equals("card")),
                                        entry ->
                                                Edits.messages(
                                                        entry,
                                                        entry.messages().stream()
                                                                .map(StockDamage::intoTheDeck)
                                                                .toList()));
                            }),
                    Damage.of(
                            "a till says sold out too early",
                            STOCK,
                            "till ",
                            0,
                            life -> {
                                Life.Place<Event.EnvelopeGranted> card = Edits.card(life);
                                Event noted =
                                        new Event.SoldOutNoted(
                                                Life.CAMPAIGN, Bucket.wave("wave0"), true);
                                return life.event(card, card.event(), noted);
                            }),
                    Damage.of(
                            "an envelope is granted while the campaign is paused",
                            STOCK,
                            "voucher ",
                            500,
                            life -> {
                                Life.Place<Event.StatusChanged> opened =
                                        life.first(
                                                Event.StatusChanged.class,
                                                it -> it.to() == CampaignStatus.RUNNING);
                                Event.StatusChanged it = opened.event();
                                life.event(
                                        opened,
                                        new Event.StatusChanged(
                                                it.campaign(),
                                                it.from(),
                                                CampaignStatus.PAUSED,
                                                it.by(),
                                                "",
                                                "",
                                                it.clearance()));
                                return new Life.Violated(
                                        opened.shard(),
                                        firstOn(life, opened.shard(), "deck").seq());
                            }),
                    Damage.of(
                            "an envelope is granted from a wave that is over",
                            STOCK,
                            "voucher ",
                            2_500,
                            life -> {
                                return Edits.changeGrant(
                                        life, "card", voucher -> Edits.withWave(voucher, "wave9"));
                            }));

    private StockDamage() {}

    private static Message intoTheDeck(Message message) {
        return message.body() instanceof Message.EnvelopeReturned it
                ? new Message(
                        message.fromShard(),
                        message.toShard(),
                        message.number(),
                        message.campaign(),
                        new Message.EnvelopeReturned(Bucket.prize("deck"), it.stock()))
                : message;
    }

    private static Entry firstOn(Life life, int shard, String prize) {
        return life.journals.get(shard).stream()
                .filter(entry ->
                        entry.events().stream()
                                .anyMatch(event ->
                                        event instanceof Event.EnvelopeGranted it
                                                && it.voucher().prize().equals(prize)
                                                && it.voucher().amountMinor() == 500))
                .findFirst()
                .orElseThrow();
    }
}
