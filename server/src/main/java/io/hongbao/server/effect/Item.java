package io.hongbao.server.effect;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import java.util.Optional;

/** An effect that the dispatcher is at work on. Used by the dispatcher's thread only. */
final class Item {

    private final Effect effect;
    private final Lane lane;
    private final boolean fresh;
    private final long sinceMillis;

    private Phase phase = Phase.READY;
    private boolean everAsked;
    private int attempts;
    private int failures;
    private int laters;
    private Answer.Trouble trouble = Answer.Trouble.NO_ANSWER;
    private String error = "";
    private long turn;

    /** Where an item is. */
    enum Phase {
        /** In its lane's queue. */
        READY,
        /** A request is out. */
        ASKED,
        /** Failed, and asked again later. */
        BACKING_OFF,
        /** Taken by the other side, which will tell by webhook. */
        AWAITING,
        /** Waits for the effect that it overtakes, or that is about to overtake it. */
        HELD,
        /** The result is on its way into the journal. */
        SETTLING,
        /** Given up until an operator says otherwise. */
        DEAD,
        /** Has its result. */
        DONE
    }

    /**
     * @param fresh whether it comes straight from the journal of this process: nobody was asked
     *     before
     * @param sinceMillis when it was taken up, by the machine's clock
     */
    Item(Effect effect, Lane lane, boolean fresh, long sinceMillis) {
        this.effect = effect;
        this.lane = lane;
        this.fresh = fresh;
        this.sinceMillis = sinceMillis;
    }

    /** The effect that overtakes this one, should it ever be asked for. */
    static Optional<EffectId> overtakenBy(EffectId id) {
        return switch (id.kind()) {
            case CHARGE -> Optional.of(withKind(id, EffectId.Kind.STOP_CHARGE));
            case SEND_ORDER -> Optional.of(withKind(id, EffectId.Kind.RECALL_ORDER));
            case STOP_CHARGE, REFUND, RECALL_ORDER, PAY_OUT -> Optional.empty();
        };
    }

    private static EffectId withKind(EffectId id, EffectId.Kind kind) {
        return new EffectId(id.user(), kind, id.subject(), id.attempt());
    }

    EffectId id() {
        return effect.id();
    }

    Effect effect() {
        return effect;
    }

    Lane lane() {
        return lane;
    }

    Phase phase() {
        return phase;
    }

    boolean is(Phase wanted) {
        return phase == wanted;
    }

    /** Whether it is certain that nobody was asked for it. */
    boolean isUnasked() {
        return fresh && !everAsked;
    }

    int failures() {
        return failures;
    }

    int laters() {
        return laters;
    }

    /** Changes with each phase: a timer or an answer that belongs to an earlier one is stale. */
    long turn() {
        return turn;
    }

    /** Comes into another phase. */
    void enter(Phase next) {
        phase = next;
        turn++;
    }

    /** A request goes out. */
    void asked() {
        enter(Phase.ASKED);
        everAsked = true;
        attempts++;
    }

    void failed(Answer.Trouble kind, String why) {
        failures++;
        trouble = kind;
        error = why;
    }

    void toldLater() {
        laters++;
        trouble = Answer.Trouble.NO_ANSWER;
        error = "no answer yet; it was promised by webhook";
    }

    /** It is to be tried anew, as if it had never failed. */
    void forgive() {
        attempts = 0;
        failures = 0;
        laters = 0;
        error = "";
    }

    DeadLetter deadLetter(long deadAtMillis) {
        return new DeadLetter(effect, trouble, error, attempts, sinceMillis, deadAtMillis);
    }
}
