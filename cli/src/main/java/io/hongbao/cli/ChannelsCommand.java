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

/** {@code hongbao channels}: how invites open on each channel, and what is done about it. */
@Command(
        name = "channels",
        description = {
            "Shows how invites open on each channel of a campaign, and which form is recommended;",
            "or pins a form, takes a canary's word, sets policy notes."
        },
        synopsisSubcommandLabel = "[COMMAND]")
final class ChannelsCommand extends JsonCommand {
    @Mixin private RemoteOptions remote = new RemoteOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CAMPAIGN",
            description = "The campaign's id.")
    private String campaign = "";

    private ChannelsCommand(Terminal terminal) {
        super(terminal);
    }

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new ChannelsCommand(terminal))
                .addSubcommand(new Pin(terminal))
                .addSubcommand(new Unpin(terminal))
                .addSubcommand(new Canary(terminal))
                .addSubcommand(new Expect(terminal))
                .addSubcommand(new Usual(terminal))
                .addSubcommand(new Note(terminal));
    }

    @Override
    public Integer call() {
        if (campaign.isEmpty()) {
            throw CommandException.usage("name a campaign, such as: hongbao channels lny2026");
        }
        try (Api api = remote.api(terminal())) {
            JsonNode answer = api.get(AdminPaths.channels(campaign));
            if (json()) {
                print(answer);
            } else {
                ChannelsText.of(answer).forEach(this::print);
            }
            return ExitCode.OK;
        }
    }

    /** What those have that do something to a channel, and show it as it is then. */
    abstract static class OfChannel extends OfCampaign {
        @Parameters(index = "1", paramLabel = "CHANNEL", description = "Such as wechat.")
        private String channel = "";

        OfChannel(Terminal terminal) {
            super(terminal);
        }

        final String channel() {
            return channel;
        }

        final String path(String act) {
            return AdminPaths.channel(campaign(), channel, act);
        }

        @Override
        void show(JsonNode answer) {
            ChannelsText.of(answer, channel).forEach(this::print);
        }
    }

    /** {@code hongbao channels pin}. */
    @Command(
            name = "pin",
            description = "Fixes the form that a channel recommends, whatever the evidence says.")
    static final class Pin extends OfChannel {
        @Parameters(
                index = "2",
                paramLabel = "FORM",
                description = "link, poster, code, passphrase or spoken.")
        private String form = "";

        @Mixin private Why why = new Why();

        Pin(Terminal terminal) {
            super(terminal);
        }

        @Override
        JsonNode ask(Api api) {
            return api.put(
                    path("pin"),
                    JSON.createObjectNode().put("form", form).put("reason", why.text()));
        }
    }

    /** {@code hongbao channels unpin}. */
    @Command(name = "unpin", description = "Lets the evidence decide again.")
    static final class Unpin extends OfChannel {
        @Mixin private Why why = new Why();

        Unpin(Terminal terminal) {
            super(terminal);
        }

        @Override
        JsonNode ask(Api api) {
            return api.delete(path("pin") + "?reason=" + AdminPaths.encoded(why.text()));
        }
    }

    /** {@code hongbao channels canary}. */
    @Command(
            name = "canary",
            description = {
                "Tells what a device or script found when it tried a form: for a schedule.",
                "A key with the role integrator is enough."
            })
    static final class Canary extends OfChannel {
        @Parameters(index = "2", paramLabel = "FORM", description = "Such as link.")
        private String form = "";

        @Parameters(
                index = "3",
                paramLabel = "RESULT",
                description = "ok, blocked or copy-blocked.")
        private String result = "";

        @Option(names = "--note", paramLabel = "TEXT", description = "Such as the device.")
        private String note = "";

        Canary(Terminal terminal) {
            super(terminal);
        }

        @Override
        JsonNode ask(Api api) {
            ObjectNode body =
                    JSON.createObjectNode()
                            .put("form", form)
                            .put("result", result.replace('-', '_'))
                            .put("note", note);
            return api.post(path("canaries"), body);
        }
    }

    /** {@code hongbao channels expect}. */
    @Command(
            name = "expect",
            description = "Says how often a canary is expected, so that a silent one is noticed.")
    static final class Expect extends OfChannel {
        @Parameters(index = "2", paramLabel = "FORM", description = "Such as link.")
        private String form = "";

        @Option(
                names = "--every-minutes",
                required = true,
                paramLabel = "N",
                description = "0 to 10080; 0: none is expected.")
        private int everyMinutes;

        @Mixin private Why why = new Why();

        Expect(Terminal terminal) {
            super(terminal);
        }

        @Override
        JsonNode ask(Api api) {
            ObjectNode body =
                    JSON.createObjectNode()
                            .put("form", form)
                            .put("everyMinutes", everyMinutes)
                            .put("reason", why.text());
            return api.put(path("canary-schedule"), body);
        }
    }

    /** {@code hongbao channels usual}. */
    @Command(
            name = "usual",
            description = "Takes what a form's ratios are now for usual: it is no block.")
    static final class Usual extends OfChannel {
        @Parameters(index = "2", paramLabel = "FORM", description = "Such as link.")
        private String form = "";

        @Mixin private Why why = new Why();

        Usual(Terminal terminal) {
            super(terminal);
        }

        @Override
        JsonNode ask(Api api) {
            return api.post(
                    path("usual"),
                    JSON.createObjectNode().put("form", form).put("reason", why.text()));
        }
    }

    /** {@code hongbao channels note}. */
    @Command(
            name = "note",
            description = {
                "Adds a policy note to a channel; with --replace, in place of all others.",
                "With --replace and no text, the channel has none."
            })
    static final class Note extends OfChannel {
        @Parameters(
                index = "2",
                arity = "0..1",
                paramLabel = "TEXT",
                description = "What the platform's rule says.")
        private String text = "";

        @Option(names = "--source", paramLabel = "TEXT", description = "Where the rule stands.")
        private String source = "";

        @Option(
                names = "--checked",
                paramLabel = "DAY",
                description = "When somebody looked, such as 2026-02-06.")
        private String checked = "";

        @Option(
                names = "--forbids",
                paramLabel = "FORM",
                description = "Not handed on because of it: link, poster or passphrase; repeat.")
        private List<String> forbids = new ArrayList<>();

        @Option(names = "--replace", description = "Takes all other notes of the channel away.")
        private boolean replace;

        @Mixin private Why why = new Why();

        Note(Terminal terminal) {
            super(terminal);
        }

        @Override
        JsonNode ask(Api api) {
            if (text.isEmpty() && !replace) {
                throw CommandException.usage("say what the rule is, or --replace to take all away");
            }
            if (!text.isEmpty() && (source.isEmpty() || checked.isEmpty())) {
                throw CommandException.usage(
                        "a note needs --source and --checked: where it stands, and when you looked");
            }
            ObjectNode body = JSON.createObjectNode();
            ArrayNode notes = body.putArray("notes");
            if (!replace) {
                notes.addAll(known(api));
            }
            if (!text.isEmpty()) {
                ObjectNode note =
                        notes.addObject()
                                .put("text", text)
                                .put("source", source)
                                .put("checked", checked);
                ArrayNode forms = note.putArray("forbids");
                forbids.forEach(forms::add);
            }
            return api.put(path("notes"), body.put("reason", why.text()));
        }

        private ArrayNode known(Api api) {
            for (JsonNode one : api.get(AdminPaths.channels(campaign())).path("channels")) {
                if (one.path("channel").asText().equals(channel())
                        && one.path("notes") instanceof ArrayNode notes) {
                    return notes;
                }
            }
            return JSON.createArrayNode();
        }
    }
}
