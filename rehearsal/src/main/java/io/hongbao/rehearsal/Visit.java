package io.hongbao.rehearsal;

import io.hongbao.rehearsal.model.StepKind;
import io.hongbao.rehearsal.model.TrafficModel;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One person's visit by a traffic model: step by step, trying again as the model's clients do,
 * until all is done or the person's patience is over. Who goes away while nobody knows what became
 * of a claim or an acceptance is counted as unresolved; all others know what they hold.
 */
final class Visit implements Journey {
    private static final int MOST_GROWTH = 4;

    private final Visits.Door door;
    private final Visitor visitor;
    private final List<StepKind> steps;
    private final long startNanos = System.nanoTime();
    private Journey act;
    private int next;
    private int tries;
    private Unknown unknown = Unknown.NOTHING;

    /** What nobody here knows the end of. */
    private enum Unknown {
        NOTHING,
        CLAIM,
        ACCEPTANCE
    }

    Visit(Visits.Door door, Visitor visitor, List<StepKind> steps) {
        this.door = door;
        this.visitor = visitor;
        this.steps = steps;
        this.act = Acts.of(steps.getFirst(), door, visitor);
        this.next = 1;
    }

    @Override
    public Request first() {
        return act.first();
    }

    @Override
    public Verdict after(Request request, Reply reply) {
        if (reply.status() == Reply.NO_ANSWER) {
            if (isClaim() && !visitor.hasEnvelope()) {
                unknown = Unknown.CLAIM;
            } else if (request.kind().equals(AcceptVisit.KIND)) {
                unknown = Unknown.ACCEPTANCE;
            }
            return again(request, "no_answer");
        }
        if (reply.status() == 429 || reply.status() == 503) {
            return again(request, "busy." + ClaimReply.code(reply));
        }
        if (reply.status() == 202 && isClaim()) {
            return again(request, "queued");
        }
        if (reply.status() == 202 && isInvite()) {
            return again(request, InviteReply.waits(reply));
        }
        boolean had = visitor.hasEnvelope();
        Verdict verdict = act.after(request, reply);
        unknown = Unknown.NOTHING;
        if (!had && visitor.hasEnvelope()) {
            door.settle(visitor);
        }
        tries = 0;
        return switch (verdict.next()) {
            case Request more -> isOver(more.afterMillis()) ? leave(verdict.outcome()) : verdict;
            case Step.Pause _ -> throw new IllegalStateException("an act does not pause");
            case Step.Done _ -> verdict.expected() ? goOn(verdict.outcome()) : verdict;
        };
    }

    private StepKind step() {
        return steps.get(next - 1);
    }

    private boolean isClaim() {
        return step() == StepKind.CLAIM || step() == StepKind.HAMMER;
    }

    private boolean isInvite() {
        return step() == StepKind.INVITE || step() == StepKind.ACCEPT;
    }

    /** The next step that this person can do. */
    private Verdict goOn(String outcome) {
        while (next < steps.size()) {
            StepKind step = steps.get(next);
            next++;
            if (isPossible(step)) {
                if (isOver(0)) {
                    return leave(outcome);
                }
                act = Acts.of(step, door, visitor);
                return Verdict.expected(outcome, act.first());
            }
        }
        return Verdict.expected(outcome, Step.Done.DONE);
    }

    private boolean isPossible(StepKind step) {
        return switch (step) {
            case AGAIN, ANOTHER, WALLET -> visitor.hasEnvelope();
            case ORDER, CHAT -> visitor.hasEnvelope() && !door.crowd().plan().outlets().isEmpty();
            case ACCEPT -> !door.handedOnTo(visitor).isEmpty();
            case PAGE, OUTLETS, SESSION, ROOM, CLAIM, INVITE, HAMMER, FORGE, SHARE -> true;
        };
    }

    private boolean isOver(long waitMillis) {
        long spentMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        return spentMillis + waitMillis > door.model().patienceSeconds() * 1000;
    }

    /** The same request later, unless it has been tried too often, or would come too late. */
    private Verdict again(Request request, String outcome) {
        TrafficModel.Retries retries = door.model().retries();
        tries++;
        long waitMillis =
                retries.waitMillis() << (retries.growing() ? Math.min(tries - 1, MOST_GROWTH) : 0);
        if (tries > retries.most() || isOver(waitMillis)) {
            return leave(outcome);
        }
        return Verdict.expected(
                outcome, request.after(waitMillis + door.random().nextLong(1 + waitMillis / 2)));
    }

    private Verdict leave(String outcome) {
        switch (unknown) {
            case NOTHING -> door.crowd().gaveUp.increment();
            case CLAIM -> door.crowd().unresolved.increment();
            case ACCEPTANCE -> door.crowd().invites.unresolved.increment();
        }
        return Verdict.expected(outcome, Step.Done.DONE);
    }
}
