package io.hongbao.server.room;

import io.hongbao.core.Outcome;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;

/** The problems that refusals of a waiting room become. */
public final class RoomProblems {
    private RoomProblems() {}

    /** What a person or an operator is told. */
    public static ProblemException of(Outcome.RoomRefused refused) {
        return switch (refused.refusal()) {
            case CAMPAIGN_UNKNOWN, CAMPAIGN_NOT_PUBLISHED ->
                    ProblemException.of(
                            ProblemCode.CAMPAIGN_UNKNOWN,
                            "campaign",
                            "there is no such published campaign");
            case CAMPAIGN_KILLED ->
                    ProblemException.of(ProblemCode.CAMPAIGN_KILLED, "nothing is granted any more");
            case CAMPAIGN_ENDED ->
                    ProblemException.of(ProblemCode.CAMPAIGN_ENDED, "its window is over");
            case CAMPAIGN_CLOSED ->
                    ProblemException.of(ProblemCode.CAMPAIGN_CLOSED, "it was settled");
            case ROOM_NOT_OPEN ->
                    ProblemException.of(
                            ProblemCode.WAITING_ROOM_NOT_OPEN,
                            "no place is needed now: claim with the pass that you have");
            case ROOM_DRAINING ->
                    ProblemException.of(
                            ProblemCode.WAITING_ROOM_DRAINING,
                            "who waits is let in, and nobody else may join");
            case TICKET_UNKNOWN ->
                    ProblemException.of(
                            ProblemCode.TICKET_UNKNOWN,
                            "ticket",
                            "this account has not joined: get a ticket first");
            case NOT_YOUR_TURN ->
                    throw new IllegalStateException("waiting is an answer and no problem");
        };
    }
}
