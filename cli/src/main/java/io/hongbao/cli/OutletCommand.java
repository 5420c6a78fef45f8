package io.hongbao.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hongbao outlet}: what an operator does to outlets. */
@Command(
        name = "outlet",
        description = "Lists, pauses and resumes outlets.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class OutletCommand {

    private OutletCommand() {}

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new OutletCommand())
                .addSubcommand(new Listing(terminal))
                .addSubcommand(new Pause(terminal))
                .addSubcommand(new Resume(terminal));
    }

    /** {@code hongbao outlet list}. */
    @Command(
            name = "list",
            description = "Shows a campaign's outlets, their versions, and how busy they are.")
    static final class Listing extends OfCampaign {
        Listing(Terminal terminal) {
            super(terminal);
        }

        @Override
        JsonNode ask(Api api) {
            return api.get(AdminPaths.outlets(campaign()));
        }

        @Override
        void show(JsonNode answer) {
            print(row("outlet", "category", "version", "now"));
            for (JsonNode outlet : answer.path("outlets")) {
                print(
                        row(
                                outlet.path("id").asText(),
                                outlet.path("category").asText(),
                                outlet.path("version").asText(),
                                state(outlet)));
            }
        }

        private static String row(String outlet, String category, String version, String now) {
            return String.format(
                    Locale.ROOT, "%-30s  %-10s  %7s  %s", outlet, category, version, now);
        }

        private static String state(JsonNode outlet) {
            if (outlet.path("paused").asBoolean()) {
                return "paused";
            }
            JsonNode queue = outlet.path("queue");
            if (queue.isMissingNode()) {
                return outlet.path("showings").asInt() + " showings";
            }
            if (queue.path("full").asBoolean()) {
                return "full, " + queue.path("makes").asLong() + " queued";
            }
            long seconds = queue.path("waitSeconds").asLong();
            return String.format(
                    Locale.ROOT,
                    "%d:%02d min, %d queued",
                    seconds / 60,
                    seconds % 60,
                    queue.path("makes").asLong());
        }
    }

    /** Stops an outlet, or lets it go on. */
    abstract static class Lead extends OfCampaign {
        @Parameters(index = "1", paramLabel = "OUTLET", description = "The outlet's id.")
        private String outlet = "";

        @Mixin private Why why = new Why();

        private final String act;

        Lead(Terminal terminal, String act) {
            super(terminal);
            this.act = act;
        }

        @Override
        JsonNode ask(Api api) {
            return api.post(
                    AdminPaths.outlet(campaign(), outlet, act),
                    JSON.createObjectNode().put("reason", why.text()));
        }

        @Override
        void show(JsonNode answer) {
            print(
                    "Outlet "
                            + outlet
                            + (answer.path("paused").asBoolean()
                                    ? " takes no orders"
                                    : " takes orders")
                            + ", version "
                            + answer.path("version").asInt()
                            + ".");
        }
    }

    /** {@code hongbao outlet pause}. */
    @Command(
            name = "pause",
            description = {
                "No new quotes and orders there; what is ordered is made.",
                "Takes one person."
            })
    static final class Pause extends Lead {
        Pause(Terminal terminal) {
            super(terminal, "pause");
        }
    }

    /** {@code hongbao outlet resume}. */
    @Command(name = "resume", description = "Takes orders again. Takes one person.")
    static final class Resume extends Lead {
        Resume(Terminal terminal) {
            super(terminal, "resume");
        }
    }
}
