package io.hongbao.testkit;

import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.core.invite.Accepting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds the answers about invites against each other: what was said once stays true. */
public final class InviteAnswersCheck {

    private final Map<UserId, Long> own = new HashMap<>();
    private final Map<Long, UserId> owners = new HashMap<>();
    private final Map<UserId, Accepting> accepted = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();

    private InviteAnswersCheck() {}

    /** What is wrong with answers about one campaign; empty when nothing is. */
    public static List<String> of(Answers answers) {
        InviteAnswersCheck check = new InviteAnswersCheck();
        answers.given().forEach(check::read);
        return check.wrong;
    }

    private void read(Answers.Answer answer) {
        switch (answer.outcome()) {
            case Outcome.InviteStands stands
                    when answer.command() instanceof Command.CreateInvite create -> {
                long number = stands.invite().number();
                if (own.merge(create.user(), number, (old, _) -> old) != number) {
                    wrong.add(create.user() + " has two invites: " + answer);
                }
                if (!owners.merge(number, create.user(), (old, _) -> old).equals(create.user())) {
                    wrong.add("two people have invite " + number + ": " + answer);
                }
            }
            case Outcome.Accepted it when answer.command() instanceof Command.AcceptInvite ask -> {
                Accepting now = it.invites().accepted().orElseThrow();
                Accepting first = accepted.merge(ask.user(), now, (old, _) -> old);
                if (now.number() != ask.number()
                        || now.number() != first.number()
                        || now.acceptance() != first.acceptance()
                        || now.rewarded() != first.rewarded()) {
                    wrong.add("first " + first + ", then " + answer);
                }
            }
            default -> {
                // Says nothing that could be contradicted.
            }
        }
    }
}
