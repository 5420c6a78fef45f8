package io.hongbao.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hongbao prize}: what an operator does to single prizes. */
@Command(
        name = "prize",
        description = "Lists, stops and resumes a campaign's prizes.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class PrizeCommand {

    private PrizeCommand() {}

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new PrizeCommand())
                .addSubcommand(new Listing(terminal))
                .addSubcommand(new Stop(terminal))
                .addSubcommand(new Resume(terminal));
    }

    /** {@code hongbao prize list}. */
    @Command(
            name = "list",
            description = "Shows a campaign's prizes, their waves, and which are stopped.")
    static final class Listing extends OfCampaign {
        Listing(Terminal terminal) {
            super(terminal);
        }

        @Override
        JsonNode ask(Api api) {
            return api.get(AdminPaths.campaign(campaign())).path("campaign").path("prizes");
        }

        @Override
        void show(JsonNode answer) {
            print(row("prize", "now", "waves"));
            for (JsonNode prize : answer) {
                List<String> waves = new ArrayList<>();
                prize.path("waves").forEach(wave -> waves.add(wave.asText()));
                print(
                        row(
                                prize.path("id").asText(),
                                prize.path("stopped").asBoolean() ? "stopped" : "not stopped",
                                String.join(", ", waves)));
            }
        }

        private static String row(String prize, String now, String waves) {
            return String.format(Locale.ROOT, "%-30s  %-11s  %s", prize, now, waves)
                    .stripTrailing();
        }
    }

    /** Stops a prize, or lets it be granted again. */
    abstract static class Lead extends OfCampaign {
        @Parameters(index = "1", paramLabel = "PRIZE", description = "The prize's id.")
        private String prize = "";

        @Mixin private Why why = new Why();

        private final String act;

        Lead(Terminal terminal, String act) {
            super(terminal);
            this.act = act;
        }

        @Override
        JsonNode ask(Api api) {
            return api.post(
                    AdminPaths.prize(campaign(), prize, act),
                    JSON.createObjectNode().put("reason", why.text()));
        }

        @Override
        void show(JsonNode answer) {
            print(
                    "Prize "
                            + prize
                            + (answer.path("stopped").asBoolean()
                                    ? " is stopped: nobody is granted it."
                                    : " is stopped no longer."));
        }
    }

    /** {@code hongbao prize stop}. */
    @Command(
            name = "stop",
            description = {
                "Nobody is granted it, by claim, draw or invite; what people hold stays good.",
                "Takes one person."
            })
    static final class Stop extends Lead {
        Stop(Terminal terminal) {
            super(terminal, "stop");
        }
    }

    /** {@code hongbao prize resume}. */
    @Command(name = "resume", description = "It is granted again. Takes one person.")
    static final class Resume extends Lead {
        Resume(Terminal terminal) {
            super(terminal, "resume");
        }
    }
}
