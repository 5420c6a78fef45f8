package io.hongbao.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hongbao effects}: what an operator does about payments and orders that hang outside. */
@Command(
        name = "effects",
        description = "Shows what could not be done outside, sends it again, or resolves it.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class EffectsCommand {

    private EffectsCommand() {}

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new EffectsCommand())
                .addSubcommand(new Listing(terminal))
                .addSubcommand(new Resend(terminal))
                .addSubcommand(new Resolve(terminal));
    }

    /** {@code hongbao effects list}. */
    @Command(
            name = "list",
            description = "Shows how the adapters stand, and every dead letter with its error.")
    static final class Listing extends JsonCommand {

        private static final int PAGE = 1_000;

        /** More than this is for {@code --json} and the API's own pages. */
        private static final int MOST = 100_000;

        @Mixin private RemoteOptions remote = new RemoteOptions();

        Listing(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() {
            try (Api api = remote.api(terminal())) {
                JsonNode answer = all(api);
                if (json()) {
                    print(answer);
                } else {
                    show(answer);
                }
                return ExitCode.OK;
            }
        }

        /** Every page, as if it were one. */
        private static JsonNode all(Api api) {
            JsonNode first = api.get(AdminPaths.deadLetters("", PAGE));
            if (!(first.path("deadLetters") instanceof ArrayNode letters)) {
                return first;
            }
            int last = letters.size();
            while (last == PAGE && letters.size() < MOST) {
                String after = letters.get(letters.size() - 1).path("id").asText();
                JsonNode more = api.get(AdminPaths.deadLetters(after, PAGE)).path("deadLetters");
                more.forEach(letters::add);
                last = more.size();
            }
            return first;
        }

        private void show(JsonNode answer) {
            for (JsonNode adapter : answer.path("adapters")) {
                print(
                        String.format(
                                Locale.ROOT,
                                "%-10s breaker %-10s waiting %d, out %d",
                                adapter.path("lane").asText(),
                                adapter.path("breaker").asText(),
                                adapter.path("waiting").asLong(),
                                adapter.path("inFlight").asLong()));
            }
            JsonNode letters = answer.path("deadLetters");
            print(
                    letters.isEmpty()
                            ? "No dead letters."
                            : answer.path("count").asLong() + " dead letters:");
            for (JsonNode letter : letters) {
                print(letter.path("id").asText());
                print(
                        String.format(
                                Locale.ROOT,
                                "  %s, order %s: %s (%d attempts, given up %s)",
                                letter.path("campaign").asText(),
                                letter.path("order").asText(),
                                letter.path("error").asText(),
                                letter.path("attempts").asInt(),
                                letter.path("givenUpAt").asText()));
            }
        }
    }

    /** Does something to one dead letter. */
    abstract static class Treat extends JsonCommand {
        @Mixin private RemoteOptions remote = new RemoteOptions();

        @Parameters(
                index = "0",
                paramLabel = "EFFECT",
                description = "The effect's id, as list shows it.")
        private String effect = "";

        @Mixin private Why why = new Why();

        private final String act;

        Treat(Terminal terminal, String act) {
            super(terminal);
            this.act = act;
        }

        /** What is to be said besides the reason. */
        void addTo(ObjectNode body) {
            // Only the reason.
        }

        @Override
        public Integer call() {
            try (Api api = remote.api(terminal())) {
                ObjectNode body = JSON.createObjectNode().put("reason", why.text());
                addTo(body);
                JsonNode answer = api.post(AdminPaths.deadLetter(effect, act), body);
                if (json()) {
                    print(answer);
                } else {
                    print(done(effect));
                }
                return ExitCode.OK;
            }
        }

        abstract String done(String effect);
    }

    /** {@code hongbao effects resend}. */
    @Command(
            name = "resend",
            description = "Asks for it again under the same id, as if it were new.")
    static final class Resend extends Treat {
        Resend(Terminal terminal) {
            super(terminal, "resend");
        }

        @Override
        String done(String effect) {
            return effect + " is asked for again.";
        }
    }

    /** {@code hongbao effects resolve}. */
    @Command(
            name = "resolve",
            description = "Says what came of it, for when that is known by other ways.")
    static final class Resolve extends Treat {

        /** What came of it. */
        enum Result {
            DONE,
            REFUSED
        }

        @Parameters(index = "1", paramLabel = "RESULT", description = "done or refused.")
        private Result result = Result.DONE;

        @Option(
                names = "--reference",
                paramLabel = "TEXT",
                description =
                        "For done, and for a stop that was refused: what the other side calls it.")
        private String reference = "";

        Resolve(Terminal terminal) {
            super(terminal, "resolve");
        }

        @Override
        void addTo(ObjectNode body) {
            body.put("result", result.name().toLowerCase(Locale.ROOT));
            if (!reference.isEmpty()) {
                body.put("reference", reference);
            }
        }

        @Override
        String done(String effect) {
            return effect + " is resolved.";
        }
    }
}
