package io.hongbao.server.sandbox;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.server.effect.Answer;
import io.hongbao.server.effect.LateAnswers;
import io.hongbao.server.payment.PaymentProvider;
import io.hongbao.server.payment.PayoutProvider;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A provider that moves no money. Answers at once, or, with a delay, as a webhook would. It
 * remembers what it has yet to answer, and the last {@value #REMEMBERED} charges that it took, so
 * that it can say truly whether a charge can be stopped.
 */
public final class SandboxPayments implements PaymentProvider, PayoutProvider {

    static final int REMEMBERED = 65_536;

    private final SandboxTimer timer;
    private final LateAnswers late;
    private final Map<EffectId, Delayed> delayed = new HashMap<>();
    private final Map<EffectId, Boolean> taken = new Taken();

    private SandboxRules rules = SandboxRules.STANDARD;
    private int declineNext;

    /**
     * @param late where delayed and repeated answers go
     */
    public SandboxPayments(SandboxTimer timer, LateAnswers late) {
        this.timer = timer;
        this.late = late;
    }

    /** Behaves like this from now on. What it has yet to answer stays as it is. */
    public synchronized void behave(SandboxRules changed) {
        rules = changed;
        declineNext = changed.payments().declineNext();
    }

    @Override
    public synchronized void charge(Effect charge, Consumer<Answer> reply) {
        EffectId id = charge.id();
        if (taken.containsKey(id)) {
            reply.accept(new Answer.Done(reference(id)));
            return;
        }
        SandboxRules.Payments payments = rules.payments();
        if (rules.hits(SandboxRules.Mishap.SILENT, id, payments.silentPercent())) {
            reply.accept(Answer.Later.INSTANCE);
            return;
        }
        if (!delayed.containsKey(id) && isDeclined(id)) {
            answer(id, new Effect.Refused("the sandbox declines"), reply);
            return;
        }
        answer(id, new Effect.Done(reference(id)), reply);
    }

    private boolean isDeclined(EffectId id) {
        if (declineNext > 0) {
            declineNext--;
            return true;
        }
        return rules.hits(SandboxRules.Mishap.DECLINED, id, rules.payments().declinePercent());
    }

    @Override
    public synchronized void stop(Effect stop, Consumer<Answer> reply) {
        EffectId id = stop.id();
        EffectId charge = id.overtakes().orElseThrow();
        delayed.remove(charge);
        Effect.Result result =
                taken.containsKey(charge)
                        ? new Effect.Refused("it was taken", reference(charge))
                        : new Effect.Done("");
        answer(id, result, reply);
    }

    @Override
    public synchronized void refund(Effect refund, Consumer<Answer> reply) {
        answer(refund.id(), new Effect.Done(reference(refund.id())), reply);
    }

    @Override
    public synchronized void pay(Effect payout, Consumer<Answer> reply) {
        answer(payout.id(), new Effect.Done(reference(payout.id())), reply);
    }

    private void answer(EffectId id, Effect.Result result, Consumer<Answer> reply) {
        if (delayed.containsKey(id)) {
            reply.accept(Answer.Later.INSTANCE);
            return;
        }
        SandboxRules.Payments payments = rules.payments();
        boolean twice = rules.hits(SandboxRules.Mishap.DUPLICATED, id, payments.duplicatePercent());
        long dueMillis = timer.nowMillis() + payments.delayMillis();
        if (payments.delayMillis() > 0) {
            Delayed one = new Delayed(dueMillis, id, result, twice ? 2 : 1);
            if (timer.add(one)) {
                delayed.put(id, one);
                reply.accept(Answer.Later.INSTANCE);
                return;
            }
        }
        remember(id, result);
        reply.accept(
                switch (result) {
                    case Effect.Done(String reference) -> new Answer.Done(reference);
                    case Effect.Refused(String reason, String reference) ->
                            new Answer.Refused(reason, reference);
                });
        if (twice) {
            timer.add(new Repeated(dueMillis, id, result));
        }
    }

    private void remember(EffectId id, Effect.Result result) {
        if (id.kind() == EffectId.Kind.CHARGE && result instanceof Effect.Done) {
            taken.put(id, true);
        }
    }

    private static String reference(EffectId id) {
        return "sandbox-" + id.subject() + "-" + id.attempt();
    }

    private boolean tell(EffectId id, Effect.Result result) {
        return late.resolve(id, result, _ -> {});
    }

    /** From here on it is done, unless it was stopped before. */
    private synchronized boolean isDoneNow(Delayed one) {
        if (!delayed.remove(one.id, one)) {
            return false;
        }
        remember(one.id, one.result);
        return true;
    }

    /** An answer that is still to come. */
    private final class Delayed extends SandboxTimer.Step {
        private final EffectId id;
        private final Effect.Result result;
        private int timesToTell;
        private boolean done;

        Delayed(long dueMillis, EffectId id, Effect.Result result, int timesToTell) {
            super(dueMillis);
            this.id = id;
            this.result = result;
            this.timesToTell = timesToTell;
        }

        @Override
        boolean fire() {
            if (!done && !isDoneNow(this)) {
                return true;
            }
            done = true;
            for (; timesToTell > 0; timesToTell--) {
                if (!tell(id, result)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** An answer that was given, and is given again. */
    private final class Repeated extends SandboxTimer.Step {
        private final EffectId id;
        private final Effect.Result result;

        Repeated(long dueMillis, EffectId id, Effect.Result result) {
            super(dueMillis);
            this.id = id;
            this.result = result;
        }

        @Override
        boolean fire() {
            return tell(id, result);
        }
    }

    /** Forgets the oldest when there is one too many. */
    private static final class Taken extends LinkedHashMap<EffectId, Boolean> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<EffectId, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
