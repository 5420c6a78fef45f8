package io.hongbao.audit;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.Timer;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.PayoutRules;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.payout.Payout;
import io.hongbao.core.payout.PayoutDecider;
import io.hongbao.core.payout.PayoutState;
import io.hongbao.core.payout.Payouts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The payouts' share of a pass over some of the people: each is asked of the provider once, with
 * its voucher held, within the limits and not before the real name; it is paid by the provider's
 * word alone, once, and takes what was on the voucher. Driven by {@link WalletPass}.
 */
final class PayoutsPass {

    private static final PayoutsBook NOBODYS = new PayoutsBook();

    private final Rules rules;
    private final Findings findings;
    private final Map<UserId, PayoutsBook> people = new HashMap<>();

    /** What the entry that is being read has to ask the provider for. */
    private final List<Effect> owed = new ArrayList<>(0);

    PayoutsPass(Rules rules, Findings findings) {
        this.rules = rules;
        this.findings = findings;
    }

    Map<UserId, PayoutsBook> people() {
        return people;
    }

    /** To read only: most people are never paid cash. */
    PayoutsBook known(UserId user) {
        return people.getOrDefault(user, NOBODYS);
    }

    /** Looks at an answer of the provider; called before the events of its entry. */
    void answered(EffectId id) {
        boolean pending =
                known(id.user())
                        .payout(id.subject())
                        .filter(payout -> payout.state == PayoutState.PAYING)
                        .isPresent();
        if (!pending || id.attempt() != Payout.ONLY_ATTEMPT) {
            findings.add(
                    Invariant.ORDERS,
                    "",
                    "effect " + id,
                    0,
                    "it was answered, but never asked, or answered before");
        }
    }

    void read(Entry entry, Event.OfPayouts event, WalletBook wallet) {
        PayoutsBook book = book(event.user());
        switch (event) {
            case Event.PayoutAsked it -> {
                violationIf(asked(entry, it, book, wallet), it, it.payout());
                book.payouts.add(
                        new PayoutsBook.PayoutBook(
                                it.payout(), it.campaign(), it.hold(), it.key(), entry.atMillis()));
            }
            case Event.PayoutSent it ->
                    with(it, it.payout(), book, payout -> sent(entry, it, book, payout));
            case Event.PayoutPaid it ->
                    with(it, it.payout(), book, payout -> paid(entry, it, payout));
            case Event.PayoutFailed it ->
                    with(it, it.payout(), book, payout -> failed(entry, it, payout));
            case Event.RealNameSet it -> {
                violationIf(
                        book.hasRealName == it.confirmed() ? "that was so before" : "",
                        it,
                        "real name");
                book.hasRealName = it.confirmed();
            }
        }
    }

    /** A change of a payout, which says what is wrong with it and is then noted. */
    private interface Change {
        String check(PayoutsBook.PayoutBook payout);
    }

    private void with(Event.OfPayouts event, String id, PayoutsBook book, Change change) {
        Optional<PayoutsBook.PayoutBook> payout = book.payout(id);
        violationIf(
                payout.isEmpty() ? "it was never asked for" : change.check(payout.get()),
                event,
                id);
    }

    private String asked(Entry entry, Event.PayoutAsked it, PayoutsBook book, WalletBook wallet) {
        boolean twice =
                book.payouts.stream()
                        .anyMatch(old ->
                                old.id.equals(it.payout())
                                        || (old.key.equals(it.key())
                                                && old.campaign.equals(it.campaign())));
        if (twice) {
            return "there is a payout of this id or key already";
        }
        Optional<Rules.Rule> rule = rules.rule(entry.shard(), it.campaign());
        Optional<WalletBook.VoucherBook> voucher =
                wallet.vouchers.stream()
                        .filter(one ->
                                one.id == it.hold().voucher() && one.campaign.equals(it.campaign()))
                        .findFirst();
        if (rule.isEmpty() || voucher.isEmpty()) {
            return "its campaign or its voucher is unknown here";
        }
        boolean held =
                voucher.get().stage == WalletBook.Stage.HELD
                        && voucher.get().quote.equals(it.payout())
                        && voucher.get().leftMillis == it.hold().leftMillis()
                        && voucher.get().remainingMinor == it.hold().spentMinor()
                        && voucher.get().prize.equals(it.hold().prize());
        if (!held) {
            return "its voucher was not set aside for it, all of it";
        }
        boolean cash =
                rule.get()
                        .terms()
                        .prize(voucher.get().prize)
                        .filter(prize -> !(prize.content() instanceof Prize.Card))
                        .isPresent();
        return cash ? overLimits(entry, it, book, rule.get()) : "its voucher is no cash";
    }

    private static String overLimits(
            Entry entry, Event.PayoutAsked it, PayoutsBook book, Rules.Rule rule) {
        PayoutRules limits = rule.terms().payouts();
        long amountMinor = it.hold().spentMinor();
        if (amountMinor < limits.smallestMinor() || amountMinor > limits.largestMinor()) {
            return "it is less than "
                    + limits.smallestMinor()
                    + " or more than "
                    + limits.largestMinor();
        }
        long today = rule.terms().dayAt(entry.atMillis());
        long todayMinor = amountMinor;
        for (PayoutsBook.PayoutBook old : book.payouts) {
            boolean counts =
                    old.campaign.equals(it.campaign())
                            && old.state != PayoutState.FAILED
                            && (rule.terms().dayAt(old.askedAtMillis) == today
                                    || wasSentOn(old, rule, today));
            todayMinor += counts ? old.hold.spentMinor() : 0;
        }
        if (todayMinor > limits.perDayMinor()) {
            return todayMinor + " was asked for on one day, more than " + limits.perDayMinor();
        }
        long failed =
                book.payouts.stream()
                        .filter(old ->
                                old.state == PayoutState.FAILED
                                        && rule.terms().dayAt(old.askedAtMillis) == today)
                        .count();
        return failed < Payouts.MAX_FAILED_PER_DAY
                ? ""
                : "it was asked for after " + failed + " had failed that day";
    }

    private String sent(
            Entry entry, Event.PayoutSent it, PayoutsBook book, PayoutsBook.PayoutBook payout) {
        Optional<Rules.Rule> rule = rules.rule(entry.shard(), it.campaign());
        boolean nameless =
                !book.hasRealName
                        && rule.filter(known -> !known.terms().payouts().needsRealName()).isEmpty();
        String wrong =
                payout.state != PayoutState.WAITING
                        ? "it was sent while it was " + payout.state
                        : nameless
                                ? "it was sent before the real name was set"
                                : rule.map(known -> overDay(entry, payout, book, known)).orElse("");
        payout.state = PayoutState.PAYING;
        payout.sentAtMillis = entry.atMillis();
        owed.add(
                new Effect(
                        effect(it, payout),
                        payout.campaign,
                        "",
                        rule.map(known -> known.terms().currency()).orElse(""),
                        payout.hold.spentMinor()));
        return wrong;
    }

    /** More than the day allows is sent together; what is sent alone may be more than that. */
    private static String overDay(
            Entry entry, PayoutsBook.PayoutBook payout, PayoutsBook book, Rules.Rule rule) {
        long today = rule.terms().dayAt(entry.atMillis());
        long sentMinor = 0;
        for (PayoutsBook.PayoutBook other : book.payouts) {
            boolean counts =
                    other.campaign.equals(payout.campaign)
                            && other.state != PayoutState.FAILED
                            && wasSentOn(other, rule, today);
            sentMinor += counts ? other.hold.spentMinor() : 0;
        }
        long allMinor = sentMinor + payout.hold.spentMinor();
        return sentMinor > 0 && allMinor > rule.terms().payouts().perDayMinor()
                ? allMinor
                        + " was sent on one day, more than "
                        + rule.terms().payouts().perDayMinor()
                : "";
    }

    private static boolean wasSentOn(PayoutsBook.PayoutBook payout, Rules.Rule rule, long day) {
        return payout.sentAtMillis != Payout.NOT_YET
                && rule.terms().dayAt(payout.sentAtMillis) == day;
    }

    private String paid(Entry entry, Event.PayoutPaid it, PayoutsBook.PayoutBook payout) {
        boolean spends =
                has(
                        entry,
                        event ->
                                event instanceof Event.VoucherRedeemed spent
                                        && spent.user().equals(it.user())
                                        && spent.quote().equals(payout.id)
                                        && spent.voucher() == payout.hold.voucher()
                                        && spent.spentMinor() == payout.hold.spentMinor()
                                        && spent.forfeitedMinor() == 0);
        String wrong =
                payout.state != PayoutState.PAYING
                        ? "it was paid while it was " + payout.state
                        : !isAnswer(entry, effect(it, payout))
                                ? "no answer of the provider says so"
                                : !spends || it.amountMinor() != payout.hold.spentMinor()
                                        ? "its voucher was not spent, or not by this amount"
                                        : "";
        end(entry, payout, PayoutState.PAID, it.reference());
        return wrong;
    }

    private String failed(Entry entry, Event.PayoutFailed it, PayoutsBook.PayoutBook payout) {
        boolean releases =
                has(
                        entry,
                        event ->
                                event instanceof Event.VoucherReleased released
                                        && released.user().equals(it.user())
                                        && released.quote().equals(payout.id)
                                        && released.voucher() == payout.hold.voucher());
        boolean killed =
                rules.rule(entry.shard(), it.campaign())
                        .filter(rule -> rule.status() == CampaignStatus.KILLED)
                        .isPresent();
        boolean cancelled =
                entry.cause() instanceof Entry.ByRequest
                        && (it.reason().equals(PayoutDecider.CANCELLED_BY_PERSON)
                                || it.reason().equals(PayoutDecider.CANCELLED_BY_OPERATOR));
        boolean may =
                switch (payout.state) {
                    case WAITING -> it.reason().equals(PayoutDecider.KILLED) ? killed : cancelled;
                    case PAYING -> isAnswer(entry, effect(it, payout));
                    case PAID, FAILED -> false;
                };
        String wrong =
                !may
                        ? "it failed while it was " + payout.state + ", and nothing says why"
                        : releases ? "" : "its voucher was not given back";
        end(entry, payout, PayoutState.FAILED, it.reason());
        return wrong;
    }

    private static void end(
            Entry entry, PayoutsBook.PayoutBook payout, PayoutState how, String note) {
        payout.state = how;
        payout.note = note;
        payout.endedAtMillis = entry.atMillis();
    }

    private static boolean has(Entry entry, Predicate<Event> wanted) {
        return entry.events().stream().anyMatch(wanted);
    }

    private static boolean isAnswer(Entry entry, EffectId id) {
        return entry.cause() instanceof Entry.ByEffect(EffectId answered) && answered.equals(id);
    }

    private static EffectId effect(Event.OfPayouts event, PayoutsBook.PayoutBook payout) {
        return new EffectId(event.user(), EffectId.Kind.PAY_OUT, payout.id, Payout.ONLY_ATTEMPT);
    }

    /** Looks at what was decided; called before the events of the entry. */
    void begin(Entry entry, WalletPass pass) {
        if (entry.cause() instanceof Entry.ByTimer(Timer timer)
                && timer.entity() instanceof EntityKey.OfPayouts(UserId user)
                && pass.isOurs(user)) {
            book(user).timerAtMillis = PayoutsBook.NO_TIMER;
        }
    }

    private PayoutsBook book(UserId user) {
        return people.computeIfAbsent(user, _ -> new PayoutsBook());
    }

    /** Looks at what the entry asks for; called after its events. */
    void end(Entry entry, WalletPass pass) {
        for (Timer timer : entry.timers()) {
            if (timer.entity() instanceof EntityKey.OfPayouts(UserId user) && pass.isOurs(user)) {
                book(user).timerAtMillis = timer.dueAtMillis();
            }
        }
        for (Effect effect : entry.effects()) {
            boolean ours =
                    effect.id().kind() == EffectId.Kind.PAY_OUT && pass.isOurs(effect.id().user());
            if (ours && !owed.remove(effect)) {
                effect(effect, "it was asked twice, or nothing that happened asks for it");
            }
        }
        owed.forEach(effect -> effect(effect, "it should have been asked"));
        owed.clear();
    }

    private void effect(Effect effect, String message) {
        findings.add(
                Invariant.ORDERS,
                effect.campaign(),
                "effect " + effect.id(),
                effect.amountMinor(),
                message);
    }

    /**
     * Looks at a person's payouts when all journals were read.
     *
     * @param settled whether the world outside had answered everything: then nothing is under way
     *     but what waits for the real name, or for the next day
     */
    void finish(UserId user, PayoutsBook book, boolean settled) {
        for (PayoutsBook.PayoutBook payout : book.payouts) {
            boolean hangs =
                    switch (payout.state) {
                        case WAITING ->
                                book.hasRealName && book.timerAtMillis == PayoutsBook.NO_TIMER;
                        case PAYING -> settled;
                        case PAID, FAILED -> false;
                    };
            if (hangs) {
                findings.add(
                        Invariant.ORDERS,
                        payout.campaign,
                        name(user, payout.id),
                        payout.hold.spentMinor(),
                        "it never ended: it is " + payout.state);
            }
        }
    }

    private void violationIf(String wrong, Event.OfPayouts event, String id) {
        if (!wrong.isEmpty()) {
            findings.add(Invariant.ORDERS, event.campaign(), name(event.user(), id), 0, wrong);
        }
    }

    static String name(UserId user, String id) {
        return "payout " + id + " of " + user;
    }
}
