package io.hongbao.testkit;

import static io.hongbao.audit.Invariant.BOOKS;
import static io.hongbao.audit.Invariant.ORDERS;
import static io.hongbao.audit.Invariant.VOUCHERS;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.order.Payment;
import java.util.List;
import java.util.function.Function;

/** Payments and refunds that are wrong, and what was asked outside and what came of it. */
final class PaymentDamage {

    static final List<Damage> ALL =
            List.of(
                    order(
                            "an order is paid twice",
                            "it was paid twice",
                            life -> {
                                Life.Place<Event.PaymentCaptured> place = captured(life);
                                return life.event(place, place.event(), place.event());
                            }),
                    order(
                            "more is taken than was agreed",
                            "was owed",
                            life -> {
                                Life.Place<Event.PaymentCaptured> place = captured(life);
                                Event.PaymentCaptured it = place.event();
                                return life.event(
                                        place,
                                        new Event.PaymentCaptured(
                                                it.user(),
                                                it.campaign(),
                                                it.order(),
                                                it.reference(),
                                                it.amountMinor() + 1));
                            }),
                    order(
                            "money is taken that nobody asked for",
                            "no answer to CHARGE says so",
                            life ->
                                    life.entry(
                                            captured(life),
                                            it -> Edits.cause(it, Entry.ByRequest.INSTANCE))),
                    order(
                            "a payment goes where it cannot",
                            "its payment went from CHARGING to STOPPED",
                            life -> {
                                Life.Place<Event.PaymentMoved> place =
                                        life.first(
                                                Event.PaymentMoved.class,
                                                it -> it.to() == Payment.State.STOPPING);
                                Event.PaymentMoved it = place.event();
                                return life.event(
                                        place,
                                        new Event.PaymentMoved(
                                                it.user(),
                                                it.campaign(),
                                                it.order(),
                                                Payment.State.STOPPED));
                            }),
                    order(
                            "more is given back than was paid",
                            "more is given back than the",
                            life -> {
                                Life.Place<Event.RefundStarted> place = atEnd(life);
                                return life.event(
                                        place,
                                        refund(
                                                place.event(),
                                                place.event().paymentMinor() + 1,
                                                place.event().voucherMinor()));
                            }),
                    order(
                            "an order ends and keeps the money",
                            "keeps what was paid",
                            life ->
                                    OrderDamage.inState(
                                            Edits.drop(
                                                    life, atEnd(life), Event.RefundStarted.class))),
                    order(
                            "a refund is done twice",
                            "was on its way",
                            life -> {
                                Life.Place<Event.RefundDone> place =
                                        life.first(Event.RefundDone.class, _ -> true);
                                return life.event(place, place.event(), place.event());
                            }),
                    order(
                            "a refund is never done",
                            "its refunds",
                            life ->
                                    OrderDamage.inState(
                                            Edits.drop(
                                                    life,
                                                    life.first(Event.RefundDone.class, _ -> true),
                                                    Event.RefundDone.class))),
                    order(
                            "a refund says less than went onto the vouchers",
                            "went onto vouchers, not",
                            life -> {
                                Life.Place<Event.RefundStarted> place =
                                        life.first(
                                                Event.RefundStarted.class,
                                                it -> it.voucherMinor() > 0);
                                return life.event(
                                        place,
                                        refund(
                                                place.event(),
                                                place.event().paymentMinor(),
                                                place.event().voucherMinor() - 1));
                            }),
                    order(
                            "two refunds have one key",
                            "has two refunds",
                            life -> {
                                Life.Place<Event.RefundStarted> place =
                                        life.first(
                                                Event.RefundStarted.class,
                                                it -> !it.key().isEmpty());
                                Event.RefundStarted it = place.event();
                                return life.event(
                                        place,
                                        it,
                                        new Event.RefundStarted(
                                                it.user(),
                                                it.campaign(),
                                                it.order(),
                                                it.number() + 1,
                                                it.key(),
                                                0,
                                                0,
                                                it.by()));
                            }),
                    Damage.toOrders(
                            "more comes back onto a voucher than was spent",
                            VOUCHERS,
                            "voucher ",
                            "came back, but only",
                            life -> {
                                Life.Place<Event.VoucherRefunded> place =
                                        life.first(Event.VoucherRefunded.class, _ -> true);
                                return life.event(
                                        place,
                                        back(
                                                place.event(),
                                                100_000,
                                                place.event().extendedUntilMillis()));
                            }),
                    Damage.toOrders(
                            "a refund takes time away",
                            VOUCHERS,
                            "voucher ",
                            "milliseconds, but had",
                            life -> {
                                Life.Place<Event.VoucherRefunded> place =
                                        life.first(
                                                Event.VoucherRefunded.class,
                                                it -> it.extendedUntilMillis() > 0);
                                return life.event(
                                        place,
                                        back(
                                                place.event(),
                                                place.event().amountMinor(),
                                                place.event().extendedUntilMillis() - 1));
                            }),
                    Damage.toOrders(
                            "a payment is not in the books",
                            BOOKS,
                            "account PAYERS",
                            "the postings bring it to",
                            life ->
                                    life.entry(
                                            captured(life),
                                            entry -> Edits.postings(entry, _ -> List.of()))),
                    effect(
                            "nobody is asked to pay",
                            "effect charge.",
                            "it should have been asked",
                            life ->
                                    life.entry(
                                            OrderDamage.moved(life, "PAYING"),
                                            entry -> Edits.effects(entry, List.of()))),
                    effect(
                            "an outlet is told twice",
                            "effect send_order.",
                            "it was asked twice",
                            life ->
                                    life.entry(
                                            OrderDamage.moved(life, "SENDING"),
                                            PaymentDamage::askedTwice)),
                    effect(
                            "a charge is for more than is to be paid",
                            "effect charge.",
                            "nothing that happened asks for it",
                            life ->
                                    life.entry(
                                            OrderDamage.moved(life, "PAYING"),
                                            PaymentDamage::dearer)),
                    effect(
                            "an effect is never answered",
                            "effect recall_order.",
                            "it was asked, but never answered",
                            PaymentDamage::unanswered),
                    effect(
                            "an answer comes to nothing that was asked",
                            "effect charge.",
                            "it was answered, but never asked",
                            life ->
                                    life.entry(
                                            captured(life),
                                            it -> Edits.cause(it, secondAttempt(it)))));

    private PaymentDamage() {}

    private static Damage order(String name, String says, Function<Life, Life.Violated> breaks) {
        return Damage.toOrders(name, ORDERS, "order ", says, breaks);
    }

    private static Damage effect(
            String name, String entity, String says, Function<Life, Life.Violated> breaks) {
        return Damage.toOrders(name, ORDERS, entity, says, breaks);
    }

    private static Life.Place<Event.PaymentCaptured> captured(Life life) {
        return life.first(Event.PaymentCaptured.class, it -> it.reference().startsWith("CHARGE"));
    }

    private static Life.Place<Event.RefundStarted> atEnd(Life life) {
        return life.first(Event.RefundStarted.class, it -> it.key().isEmpty());
    }

    private static Event.RefundStarted refund(
            Event.RefundStarted it, long paymentMinor, long voucherMinor) {
        return new Event.RefundStarted(
                it.user(),
                it.campaign(),
                it.order(),
                it.number(),
                it.key(),
                paymentMinor,
                voucherMinor,
                it.by());
    }

    private static Event.VoucherRefunded back(
            Event.VoucherRefunded it, long amountMinor, long untilMillis) {
        return new Event.VoucherRefunded(
                it.user(),
                it.campaign(),
                it.voucher(),
                it.prize(),
                it.quote(),
                amountMinor,
                untilMillis);
    }

    private static Entry askedTwice(Entry entry) {
        Effect first = entry.effects().getFirst();
        return Edits.effects(entry, List.of(first, first));
    }

    private static Entry dearer(Entry entry) {
        Effect it = entry.effects().getFirst();
        return Edits.effects(
                entry,
                List.of(
                        new Effect(
                                it.id(),
                                it.campaign(),
                                it.outlet(),
                                it.currency(),
                                it.amountMinor() + 1)));
    }

    private static Entry.ByEffect secondAttempt(Entry entry) {
        EffectId id = ((Entry.ByEffect) entry.cause()).effect();
        return new Entry.ByEffect(new EffectId(id.user(), id.kind(), id.subject(), 2));
    }

    /** Every answer to the first recall is lost. */
    private static Life.Violated unanswered(Life life) {
        for (int shard = 0; shard < life.shards(); shard++) {
            for (Entry entry : life.journals.get(shard)) {
                if (entry.cause() instanceof Entry.ByEffect(EffectId id)
                        && id.kind() == EffectId.Kind.RECALL_ORDER) {
                    life.journals
                            .get(shard)
                            .replaceAll(it ->
                                    it.cause().equals(new Entry.ByEffect(id))
                                            ? Edits.cause(it, Entry.ByRequest.INSTANCE)
                                            : it);
                    return OrderDamage.inState(new Life.Violated(shard, entry.seq()));
                }
            }
        }
        throw new AssertionError("this life recalls no order");
    }
}
