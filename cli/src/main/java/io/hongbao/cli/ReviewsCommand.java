package io.hongbao.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hongbao reviews}: what reviewers do about acceptances that are held. */
@Command(
        name = "reviews",
        description = "Shows doubtful acceptances of invites, and decides about them.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class ReviewsCommand {

    private ReviewsCommand() {}

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new ReviewsCommand())
                .addSubcommand(new Listing(terminal))
                .addSubcommand(new Show(terminal))
                .addSubcommand(new Clear(terminal))
                .addSubcommand(new Forfeit(terminal))
                .addSubcommand(new ClawBack(terminal))
                .addSubcommand(new ClawBackInvite(terminal))
                .addSubcommand(new LookAgain(terminal));
    }

    /** What shows reviews. */
    abstract static class OfReviews extends OfCampaign {
        OfReviews(Terminal terminal) {
            super(terminal);
        }

        private static String standing(JsonNode standings) {
            String inviter = standings.path("inviter").asText();
            String friend = standings.path("friend").asText();
            return inviter.equals(friend) ? friend : friend + ", its inviter " + inviter;
        }

        /** One acceptance in a line, its reasons below it. */
        final void showReview(JsonNode review) {
            print(
                    review.path("friend").asText()
                            + "  accepted "
                            + review.path("acceptedAt").asText()
                            + " by "
                            + review.path("form").asText()
                            + " from "
                            + review.path("inviter").asText("nobody")
                            + ", "
                            + standing(review.path("standings")));
            for (JsonNode reason : review.path("reasons")) {
                String weight = reason.has("weight") ? "+" + reason.path("weight").asInt() : "";
                print("  " + weight + " " + reason.path("text").asText());
            }
            for (JsonNode held : review.path("held")) {
                print(
                        "  waits: "
                                + held.path("prize").asText()
                                + " of the "
                                + held.path("side").asText());
            }
        }
    }

    /** {@code hongbao reviews list}. */
    @Command(name = "list", description = "Shows what is held, the oldest first, with the reasons.")
    static final class Listing extends OfReviews {
        private static final int PAGE = 200;

        /** More than this is for {@code --json} and the API's own pages. */
        private static final int MOST = 10_000;

        Listing(Terminal terminal) {
            super(terminal);
        }

        @Override
        JsonNode ask(Api api) {
            JsonNode first = api.get(AdminPaths.reviews(campaign(), "", PAGE));
            if (!(first.path("reviews") instanceof ArrayNode reviews)) {
                return first;
            }
            String cursor = first.path("cursor").asText();
            while (!cursor.isEmpty() && reviews.size() < MOST) {
                JsonNode more = api.get(AdminPaths.reviews(campaign(), cursor, PAGE));
                more.path("reviews").forEach(reviews::add);
                cursor = more.path("cursor").asText();
            }
            return first;
        }

        @Override
        void show(JsonNode answer) {
            print(
                    answer.path("reviews").isEmpty()
                            ? "Nothing is held."
                            : answer.path("count").asInt() + " held:");
            answer.path("reviews").forEach(this::showReview);
        }
    }

    /** {@code hongbao reviews show}. */
    @Command(name = "show", description = "Shows one acceptance, and who is near the friend.")
    static final class Show extends OfReviews {
        @Parameters(
                index = "1",
                paramLabel = "FRIEND",
                description = "The friend's pseudonym, as list shows it.")
        private String friend = "";

        Show(Terminal terminal) {
            super(terminal);
        }

        @Override
        JsonNode ask(Api api) {
            return api.get(AdminPaths.review(campaign(), friend));
        }

        @Override
        void show(JsonNode answer) {
            showReview(answer.path("review"));
            JsonNode circle = answer.path("circle");
            showPeople("on the same devices", circle.path("onDevices"));
            showPeople("invited by", circle.path("invitedBy"));
            showPeople("invited", circle.path("invited"));
            showPeople("invited by the same", circle.path("ofInviter"));
            for (JsonNode place : circle.path("places")) {
                print(
                        "  a "
                                + place.path("kind").asText()
                                + " of "
                                + place.path("people").asInt()
                                + " people, "
                                + place.path("inInvites").asInt()
                                + " of them in invites");
            }
        }

        private void showPeople(String how, JsonNode people) {
            if (!people.isEmpty()) {
                print("  " + how + " (" + people.size() + "):");
                people.forEach(person -> print("    " + person.asText()));
            }
        }
    }

    /** Decides about acceptances. */
    abstract static class Decide extends OfReviews {
        private static final int MOST_AT_ONCE = 500;

        @Parameters(
                index = "1..*",
                arity = "1..*",
                paramLabel = "FRIEND",
                description = "The friends' pseudonyms, as list shows them.")
        private List<String> friends = new ArrayList<>();

        @Mixin private Why why = new Why();

        @Option(
                names = "--side",
                paramLabel = "SIDE",
                defaultValue = "both",
                description = "Whose: both, inviter or friend; both by default.")
        private String side = "both";

        private final String to;

        Decide(Terminal terminal, String to) {
            super(terminal);
            this.to = to;
        }

        /** In parts, if there are many; each may be sent again. */
        @Override
        JsonNode ask(Api api) {
            ObjectNode all = JSON.createObjectNode().put("status", "done");
            ArrayNode rows = all.putArray("decisions");
            for (int from = 0; from < friends.size(); from += MOST_AT_ONCE) {
                ObjectNode body = JSON.createObjectNode().put("reason", why.text());
                ArrayNode decisions = body.putArray("decisions");
                friends.subList(from, Math.min(friends.size(), from + MOST_AT_ONCE))
                        .forEach(friend ->
                                decisions
                                        .addObject()
                                        .put("friend", friend)
                                        .put("to", to)
                                        .put("side", side));
                api.post(AdminPaths.reviewDecisions(campaign()), body)
                        .path("decisions")
                        .forEach(rows::add);
            }
            return all;
        }

        @Override
        void show(JsonNode answer) {
            for (JsonNode row : answer.path("decisions")) {
                String code = row.path("code").asText();
                print(
                        row.path("friend").asText()
                                + " "
                                + row.path("to").asText()
                                + ": "
                                + row.path("status").asText()
                                + (code.isEmpty() ? "" : " (" + code + ")"));
            }
        }

        @Override
        int exitCode(JsonNode answer) {
            for (JsonNode row : answer.path("decisions")) {
                if (row.path("status").asText().equals("refused")) {
                    return ExitCode.FOUND;
                }
            }
            return ExitCode.OK;
        }
    }

    /** {@code hongbao reviews clear}. */
    @Command(name = "clear", description = "Clears acceptances: what waits is granted.")
    static final class Clear extends Decide {
        Clear(Terminal terminal) {
            super(terminal, "clear");
        }
    }

    /** {@code hongbao reviews forfeit}. */
    @Command(
            name = "forfeit",
            description = "Ends acceptances: what waits comes to nothing, what was granted stays.")
    static final class Forfeit extends Decide {
        Forfeit(Terminal terminal) {
            super(terminal, "forfeited");
        }
    }

    /** {@code hongbao reviews claw-back}. */
    @Command(
            name = "claw-back",
            description = "Ends acceptances, and takes back what was not spent yet.")
    static final class ClawBack extends Decide {
        ClawBack(Terminal terminal) {
            super(terminal, "clawed_back");
        }
    }

    /** What needs a reason and nothing else. */
    abstract static class WithReason extends OfReviews {
        @Mixin private Why why = new Why();

        WithReason(Terminal terminal) {
            super(terminal);
        }

        abstract String path();

        @Override
        JsonNode ask(Api api) {
            return api.post(path(), JSON.createObjectNode().put("reason", why.text()));
        }
    }

    /** {@code hongbao reviews claw-back-invite}. */
    @Command(
            name = "claw-back-invite",
            description = "Ends a whole invite, and takes back what it has earned both sides.")
    static final class ClawBackInvite extends WithReason {
        @Parameters(index = "1", paramLabel = "CODE", description = "The invite's code.")
        private String code = "";

        ClawBackInvite(Terminal terminal) {
            super(terminal);
        }

        @Override
        String path() {
            return AdminPaths.inviteClawBack(campaign(), code);
        }

        @Override
        void show(JsonNode answer) {
            print(
                    answer.path("code").asText()
                            + " is clawed back; "
                            + answer.path("accepted").asInt()
                            + " had accepted it.");
        }
    }

    /** {@code hongbao reviews look-again}. */
    @Command(
            name = "look-again",
            description = "Scores the acceptances of the last two days again, now.")
    static final class LookAgain extends WithReason {
        LookAgain(Terminal terminal) {
            super(terminal);
        }

        @Override
        String path() {
            return AdminPaths.reviewRounds(campaign());
        }

        @Override
        void show(JsonNode answer) {
            print(
                    "Looked at "
                            + answer.path("looked").asInt()
                            + ": "
                            + answer.path("held").asInt()
                            + " newly held, "
                            + answer.path("released").asInt()
                            + " released.");
        }
    }
}
