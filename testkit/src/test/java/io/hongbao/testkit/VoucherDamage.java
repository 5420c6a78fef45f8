package io.hongbao.testkit;

import static io.hongbao.audit.Invariant.VOUCHERS;

import io.hongbao.audit.Violation;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.UserId;
import java.util.List;

/** Vouchers that live as they may not. */
final class VoucherDamage {
    private static final UserId NOBODY = new UserId(0, 0);

    static final List<Damage> ALL =
            List.of(
                    Damage.of(
                            "a voucher is spent twice",
                            VOUCHERS,
                            "voucher ",
                            0,
                            life -> {
                                Life.Place<Event.VoucherRedeemed> redeemed =
                                        life.first(Event.VoucherRedeemed.class, _ -> true);
                                return life.event(redeemed, redeemed.event(), redeemed.event());
                            }),
                    Damage.of(
                            "more is spent than is left",
                            VOUCHERS,
                            "voucher ",
                            2_500,
                            life -> {
                                Life.Place<Event.VoucherRedeemed> redeemed =
                                        life.first(Event.VoucherRedeemed.class, _ -> true);
                                Event.VoucherRedeemed it = redeemed.event();
                                return life.event(
                                        redeemed,
                                        new Event.VoucherRedeemed(
                                                it.user(),
                                                it.campaign(),
                                                it.voucher(),
                                                it.prize(),
                                                it.quote(),
                                                2_600,
                                                0,
                                                false));
                            }),
                    Damage.of(
                            "a voucher is spent that no quote held",
                            VOUCHERS,
                            "voucher ",
                            2_500,
                            life -> {
                                Life.Place<Event.VoucherRedeemed> redeemed =
                                        life.first(Event.VoucherRedeemed.class, _ -> true);
                                Life.Place<Event.VoucherHeld> held =
                                        life.first(
                                                Event.VoucherHeld.class,
                                                it -> it.voucher() == redeemed.event().voucher());
                                life.entry(held, entry -> Life.with(entry, List.of()));
                                return Edits.at(redeemed);
                            }),
                    Damage.of(
                            "a release takes time away",
                            VOUCHERS,
                            "voucher ",
                            2_500,
                            life -> {
                                Life.Place<Event.VoucherReleased> released =
                                        life.first(
                                                Event.VoucherReleased.class,
                                                it -> it.extendedUntilMillis() > 0);
                                Event.VoucherReleased it = released.event();
                                return life.event(
                                        released,
                                        new Event.VoucherReleased(
                                                it.user(),
                                                it.campaign(),
                                                it.voucher(),
                                                it.quote(),
                                                it.extendedUntilMillis() - 1));
                            }),
                    Damage.of(
                            "a voucher expires too early",
                            VOUCHERS,
                            "voucher ",
                            2_500,
                            life -> {
                                Life.Place<Event.EnvelopeGranted> card = Edits.card(life);
                                Event.EnvelopeGranted it = card.event();
                                return life.event(
                                        card,
                                        it,
                                        new Event.VoucherExpired(
                                                it.user(),
                                                Life.CAMPAIGN,
                                                it.voucher().id(),
                                                "card",
                                                2_500,
                                                false));
                            }),
                    Damage.of(
                            "a voucher changes that was never granted",
                            VOUCHERS,
                            NOBODY.toString(),
                            0,
                            life -> {
                                Life.Place<Event.EnvelopeGranted> card = Edits.card(life);
                                return life.event(
                                        card,
                                        card.event(),
                                        new Event.VoucherHeld(
                                                NOBODY,
                                                Life.CAMPAIGN,
                                                77,
                                                "quote",
                                                Long.MAX_VALUE,
                                                1));
                            }),
                    Damage.of(
                            "nothing will ever end a voucher",
                            VOUCHERS,
                            "voucher ",
                            500,
                            life -> {
                                Life.Place<Event.EnvelopeGranted> deck =
                                        life.first(
                                                Event.EnvelopeGranted.class,
                                                it ->
                                                        it.voucher().prize().equals("deck")
                                                                && it.voucher().amountMinor()
                                                                        == 500);
                                life.journals
                                        .get(deck.shard())
                                        .replaceAll(
                                                entry -> withoutTimers(entry, deck.event().user()));
                                return new Life.Violated(deck.shard(), Violation.NO_ENTRY);
                            }));

    private VoucherDamage() {}

    private static Entry withoutTimers(Entry it, UserId user) {
        return new Entry(
                it.seq(),
                it.atMillis(),
                it.shard(),
                it.cause(),
                it.events(),
                it.postings(),
                it.messages(),
                it.timers().stream()
                        .filter(timer -> !timer.entity().equals(new EntityKey.OfWallet(user)))
                        .toList(),
                it.effects());
    }
}
