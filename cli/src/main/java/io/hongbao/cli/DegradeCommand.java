package io.hongbao.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hongbao degrade}: what the server does without, so that the rest goes on. */
@Command(
        name = "degrade",
        description = "Shows and sets what the server does without under load.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class DegradeCommand {

    private DegradeCommand() {}

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new DegradeCommand())
                .addSubcommand(new Listing(terminal))
                .addSubcommand(new Setting(terminal));
    }

    /** Prints the levels of an answer, one a line. */
    abstract static class Showing extends JsonCommand {
        Showing(Terminal terminal) {
            super(terminal);
        }

        final int show(JsonNode answer) {
            if (json()) {
                print(answer);
                return ExitCode.OK;
            }
            for (JsonNode level : answer.path("levels")) {
                String why =
                        level.has("by")
                                ? ", by "
                                        + level.path("by").asText()
                                        + " since "
                                        + level.path("since").asText()
                                        + ": "
                                        + level.path("reason").asText()
                                : "";
                print(
                        String.format(
                                Locale.ROOT,
                                "%-20s %-8s (%s%s)",
                                level.path("level").asText(),
                                level.path("engaged").asBoolean() ? "engaged" : "off",
                                level.path("word").asText(),
                                why));
            }
            return ExitCode.OK;
        }
    }

    /** {@code hongbao degrade list}. */
    @Command(name = "list", description = "Shows every level, who set it, since when and why.")
    static final class Listing extends Showing {
        @Mixin private RemoteOptions remote = new RemoteOptions();

        Listing(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() {
            try (Api api = remote.api(terminal())) {
                return show(api.get(AdminPaths.DEGRADE));
            }
        }
    }

    /** What is to be with a level. */
    enum Word {
        on,
        off,
        auto
    }

    /** {@code hongbao degrade set}. */
    @Command(
            name = "set",
            description = {
                "Engages a level, forbids it, or leaves it to the pressure (auto).",
                "Takes one person, and holds until the server ends."
            })
    static final class Setting extends Showing {
        @Mixin private RemoteOptions remote = new RemoteOptions();

        @Parameters(
                index = "0",
                paramLabel = "LEVEL",
                description =
                        "browse_cached, assistant_offline, invites_deferred or"
                                + " claims_ticket_first.")
        private String level = "";

        @Parameters(index = "1", paramLabel = "on|off|auto", description = "What is to be with it.")
        private Word word = Word.auto;

        @Mixin private Why why = new Why();

        Setting(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() {
            ObjectNode body =
                    JSON.createObjectNode()
                            .put("level", level)
                            .put("word", word.name())
                            .put("reason", why.text());
            try (Api api = remote.api(terminal())) {
                return show(
                        api.put(
                                AdminPaths.DEGRADE,
                                "application/json",
                                BodyPublishers.ofString(body.toString())));
            }
        }
    }
}
