package io.hongbao.testkit;

import io.hongbao.core.Effect;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.ledger.Posting;
import io.hongbao.core.wallet.Voucher;
import java.util.List;
import java.util.function.UnaryOperator;

/** Small changes to entries and vouchers, for damage. */
final class Edits {
    private Edits() {}

    static Life.Place<Event.EnvelopeGranted> card(Life life) {
        return life.first(Event.EnvelopeGranted.class, it -> it.voucher().prize().equals("card"));
    }

    static Life.Violated changeGrant(Life life, String prize, UnaryOperator<Voucher> change) {
        Life.Place<Event.EnvelopeGranted> grant =
                life.first(
                        Event.EnvelopeGranted.class,
                        it ->
                                it.voucher().prize().equals(prize)
                                        && it.voucher().amountMinor() != 288_800);
        Event.EnvelopeGranted it = grant.event();
        return life.event(
                grant,
                new Event.EnvelopeGranted(
                        it.user(),
                        change.apply(it.voucher()),
                        it.splitCount(),
                        it.splitAmountMinor()));
    }

    static Life.Violated at(Life.Place<?> place) {
        return new Life.Violated(place.shard(), place.entry().seq());
    }

    static Entry postings(Entry it, UnaryOperator<List<Posting>> change) {
        return new Entry(
                it.seq(),
                it.atMillis(),
                it.shard(),
                it.cause(),
                it.events(),
                change.apply(it.postings()),
                it.messages(),
                it.timers(),
                it.effects());
    }

    static Entry messages(Entry it, List<Message> instead) {
        return new Entry(
                it.seq(),
                it.atMillis(),
                it.shard(),
                it.cause(),
                it.events(),
                it.postings(),
                instead,
                it.timers(),
                it.effects());
    }

    static Entry cause(Entry it, Entry.Cause instead) {
        return new Entry(
                it.seq(),
                it.atMillis(),
                it.shard(),
                instead,
                it.events(),
                it.postings(),
                it.messages(),
                it.timers(),
                it.effects());
    }

    static Entry effects(Entry it, List<Effect> instead) {
        return new Entry(
                it.seq(),
                it.atMillis(),
                it.shard(),
                it.cause(),
                it.events(),
                it.postings(),
                it.messages(),
                it.timers(),
                instead);
    }

    /** Takes every event of a kind out of an entry. */
    static Life.Violated drop(Life life, Life.Place<?> place, Class<? extends Event> kind) {
        return life.entry(
                place,
                entry ->
                        Life.with(
                                entry,
                                entry.events().stream()
                                        .filter(event -> !kind.isInstance(event))
                                        .toList()));
    }

    static Voucher withAmount(Voucher it, long amountMinor) {
        return voucher(it, it.wave(), amountMinor, amountMinor, it.position(), it.key(), it.wish());
    }

    static Voucher withPosition(Voucher it, long position) {
        return voucher(
                it,
                it.wave(),
                it.amountMinor(),
                it.remainingMinor(),
                position,
                it.key(),
                it.wish());
    }

    static Voucher withWave(Voucher it, String wave) {
        return voucher(
                it,
                wave,
                it.amountMinor(),
                it.remainingMinor(),
                it.position(),
                it.key(),
                it.wish());
    }

    static Voucher withKey(Voucher it, String key, String wish) {
        return voucher(
                it, it.wave(), it.amountMinor(), it.remainingMinor(), it.position(), key, wish);
    }

    static Voucher withEarnedBy(Voucher it, EarnedBy earnedBy) {
        return new Voucher(
                it.id(),
                it.campaign(),
                it.wave(),
                it.prize(),
                earnedBy,
                it.amountMinor(),
                it.remainingMinor(),
                it.position(),
                it.issuedAtMillis(),
                it.day(),
                it.extendedUntilMillis(),
                it.state(),
                it.key(),
                it.wish(),
                it.redemptions());
    }

    static Voucher withRemaining(Voucher it) {
        return voucher(
                it,
                it.wave(),
                it.amountMinor(),
                it.remainingMinor() + 1,
                it.position(),
                it.key(),
                it.wish());
    }

    private static Voucher voucher(
            Voucher it,
            String wave,
            long amountMinor,
            long remainingMinor,
            long position,
            String key,
            String wish) {
        return new Voucher(
                it.id(),
                it.campaign(),
                wave,
                it.prize(),
                it.earnedBy(),
                amountMinor,
                remainingMinor,
                position,
                it.issuedAtMillis(),
                it.day(),
                it.extendedUntilMillis(),
                it.state(),
                key,
                wish,
                it.redemptions());
    }
}
