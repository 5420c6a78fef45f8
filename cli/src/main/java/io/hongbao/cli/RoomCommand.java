package io.hongbao.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hongbao room}: what an operator does to a waiting room. */
@Command(
        name = "room",
        description = "Shows and leads a campaign's waiting room.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class RoomCommand {

    private RoomCommand() {}

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new RoomCommand())
                .addSubcommand(new Status(terminal))
                .addSubcommand(new Lead(terminal))
                .addSubcommand(new Ceiling(terminal))
                .addSubcommand(new Bypass(terminal));
    }

    /** What all of them have. */
    abstract static class OfRoom extends OfCampaign {
        OfRoom(Terminal terminal) {
            super(terminal);
        }

        @Override
        void show(JsonNode room) {
            print(
                    room.path("campaign").asText()
                            + ": waiting room "
                            + room.path("state").asText()
                            + (room.has("opensAt")
                                    ? ", opens at " + room.path("opensAt").asText()
                                    : ""));
            line("joined", room.path("joined").asLong(), "");
            line("had their turn", room.path("admittedUpTo").asLong(), "");
            line("entered", room.path("entered").asLong(), "");
            line("waiting", room.path("waiting").asLong(), "");
            print(
                    String.format(
                            Locale.ROOT,
                            "  %-16s %,9.1f a second, ceiling %s",
                            "let in",
                            room.path("outflowPerSecond").asDouble(),
                            room.has("ceilingPerSecond")
                                    ? String.format(
                                            Locale.ROOT,
                                            "%,d",
                                            room.path("ceilingPerSecond").asLong())
                                    : "none"));
        }

        private void line(String name, long value, String unit) {
            print(String.format(Locale.ROOT, "  %-16s %,9d%s", name, value, unit));
        }
    }

    /** {@code hongbao room status}. */
    @Command(name = "status", description = "Shows who waits, and how fast people are let in.")
    static final class Status extends OfRoom {
        Status(Terminal terminal) {
            super(terminal);
        }

        @Override
        JsonNode ask(Api api) {
            return api.get(AdminPaths.room(campaign(), ""));
        }
    }

    /** {@code hongbao room lead}. */
    @Command(
            name = "lead",
            description = {
                "Leads it to another state: pre-queue, open, hold, drain, off, idle.",
                "Takes one person."
            })
    static final class Lead extends OfRoom {
        @Parameters(index = "1", paramLabel = "STATE", description = "Where to.")
        private String state = "";

        @Mixin private Why why = new Why();

        Lead(Terminal terminal) {
            super(terminal);
        }

        @Override
        JsonNode ask(Api api) {
            String act = state.replace('_', '-');
            if (!act.matches("pre-queue|open|hold|drain|off|idle")) {
                throw CommandException.usage(
                        "STATE must be pre-queue, open, hold, drain, off or idle, not " + state);
            }
            ObjectNode body = JSON.createObjectNode().put("reason", why.text());
            return api.post(AdminPaths.room(campaign(), "/" + act), body);
        }
    }

    /** {@code hongbao room ceiling}. */
    @Command(
            name = "ceiling",
            description = {
                "Sets the most places that are let in in a second; 0 stops it.",
                "Without a number the campaign's own ceiling holds again."
            })
    static final class Ceiling extends OfRoom {
        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "PER_SECOND",
                description = "0 to 1000000.")
        private String perSecond = "";

        @Mixin private Why why = new Why();

        Ceiling(Terminal terminal) {
            super(terminal);
        }

        @Override
        JsonNode ask(Api api) {
            ObjectNode body = JSON.createObjectNode().put("reason", why.text());
            if (perSecond.isEmpty()) {
                body.putNull("perSecond");
            } else if (perSecond.matches("[0-9]{1,7}")) {
                body.put("perSecond", Integer.parseInt(perSecond));
            } else {
                throw CommandException.usage("PER_SECOND must be 0 to 1000000, not " + perSecond);
            }
            return api.put(AdminPaths.room(campaign(), "/ceiling"), body);
        }
    }

    /** {@code hongbao room bypass}. */
    @Command(
            name = "bypass",
            description =
                    "Lets somebody pass without waiting: staff, canary, or none for no longer.")
    static final class Bypass extends OfRoom {
        @Parameters(index = "1", paramLabel = "USER", description = "The app's own user id.")
        private String user = "";

        @Parameters(index = "2", paramLabel = "CLASS", description = "staff, canary or none.")
        private String bypass = "";

        @Mixin private Why why = new Why();

        Bypass(Terminal terminal) {
            super(terminal);
        }

        @Override
        JsonNode ask(Api api) {
            ObjectNode body =
                    JSON.createObjectNode()
                            .put("user", user)
                            .put("bypass", bypass)
                            .put("reason", why.text());
            return api.put(AdminPaths.room(campaign(), "/bypasses"), body);
        }

        @Override
        void show(JsonNode kept) {
            String as = kept.path("bypass").asText();
            print(
                    as.equals("none")
                            ? user + " waits like everybody."
                            : user + " passes without waiting, as " + as + ".");
        }
    }
}
