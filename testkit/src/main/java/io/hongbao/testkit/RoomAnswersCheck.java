package io.hongbao.testkit;

import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.core.Refusal;
import io.hongbao.core.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What people were told about a waiting room belongs together: the same ticket however often they
 * asked, no ticket of two people, no place of two people, and no claim turned away that had a
 * place.
 */
public final class RoomAnswersCheck {

    private final List<String> violations = new ArrayList<>();
    private final Map<Ticket, UserId> holders = new HashMap<>();
    private final Map<Holder, Long> indexes = new HashMap<>();

    private record Ticket(String campaign, int opening, long index) {}

    private record Holder(String campaign, int opening, UserId user) {}

    private RoomAnswersCheck() {}

    /** Everything that is wrong with the answers; empty when nothing is. */
    public static List<String> of(Answers answers) {
        RoomAnswersCheck check = new RoomAnswersCheck();
        answers.given().forEach(check::read);
        return check.violations;
    }

    private void read(Answers.Answer answer) {
        if (answer.outcome() instanceof Outcome.Joined joined
                && answer.command() instanceof Command.JoinRoom join) {
            joined(join, joined);
        } else if (answer.command() instanceof Command.ClaimEnvelope claim
                && claim.person().placed()
                && answer.outcome() instanceof Outcome.Rejected rejected
                && rejected.refusal() == Refusal.PLACE_NEEDED) {
            violations.add(claim + " has a place, and was told to get one");
        } else if (answer.outcome() instanceof Outcome.Failed) {
            violations.add(answer.command() + " failed");
        }
    }

    private void joined(Command.JoinRoom join, Outcome.Joined answer) {
        int opening = answer.ticket().opening();
        long index = answer.ticket().index();
        Ticket ticket = new Ticket(join.campaign(), opening, index);
        UserId before = holders.putIfAbsent(ticket, join.user());
        if (before != null && !before.equals(join.user())) {
            violations.add(ticket + " was given to " + before + " and to " + join.user());
        }
        Holder holder = new Holder(join.campaign(), opening, join.user());
        Long indexBefore = indexes.putIfAbsent(holder, index);
        if (indexBefore != null && indexBefore != index) {
            violations.add(holder + " was given index " + indexBefore + " and " + index);
        }
        if (opening != answer.room().opening() || index >= answer.room().joined()) {
            violations.add(ticket + " is not of " + answer.room());
        }
    }
}
