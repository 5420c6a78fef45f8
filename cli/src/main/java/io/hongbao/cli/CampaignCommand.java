package io.hongbao.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.campaignfile.OutletFile;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hongbao campaign}: what an operator does to campaigns. */
@Command(
        name = "campaign",
        description = "Checks, applies, watches and leads campaigns.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class CampaignCommand {

    private CampaignCommand() {}

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new CampaignCommand())
                .addSubcommand(new CampaignCheckCommand(terminal))
                .addSubcommand(new Apply(terminal))
                .addSubcommand(new Status(terminal))
                .addSubcommand(new Publish(terminal))
                .addSubcommand(new Pause(terminal))
                .addSubcommand(new Resume(terminal))
                .addSubcommand(new Kill(terminal))
                .addSubcommand(new Close(terminal));
    }

    /** {@code hongbao campaign apply}. */
    @Command(
            name = "apply",
            description = {
                "Puts a campaign file in force, and the outlets in its folder.",
                "A new campaign becomes a draft; a published one takes safe changes only. A change",
                "that takes two is made when a second person applies the same file."
            })
    static final class Apply extends JsonCommand {
        @Mixin private RemoteOptions remote = new RemoteOptions();

        @Parameters(paramLabel = "PATH", description = "The campaign's file or folder.")
        private String path = "";

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
        private String reason = "";

        private static final String YAML = "application/yaml";

        Apply(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() {
            Path file = Path.of(path);
            Path yaml = Files.isDirectory(file) ? file.resolve(CampaignFile.NAME_IN_FOLDER) : file;
            // Both files are read before one of them is sent: a mistake changes nothing.
            String campaign = CampaignFiles.terms(path).id();
            boolean hasOutlets = CampaignFiles.hasValidOutlets(path);
            try (Api api = remote.api(terminal())) {
                JsonNode answer = api.post(AdminPaths.campaigns(reason), YAML, content(yaml));
                if (hasOutlets && answer instanceof ObjectNode both) {
                    both.set(
                            "outlets",
                            api.put(
                                    AdminPaths.outlets(campaign, reason),
                                    YAML,
                                    content(file.resolve(OutletFile.NAME_IN_FOLDER))));
                }
                show(this, campaign, answer);
                return ExitCode.OK;
            }
        }

        private static HttpRequest.BodyPublisher content(Path file) {
            try {
                return BodyPublishers.ofByteArray(Files.readAllBytes(file));
            } catch (IOException e) {
                throw CommandException.file("file " + file + " cannot be read: " + e.getMessage());
            }
        }
    }

    /** {@code hongbao campaign status}. */
    @Command(name = "status", description = "Shows a campaign's state, money and envelopes.")
    static final class Status extends OfCampaign {
        Status(Terminal terminal) {
            super(terminal);
        }

        @Override
        JsonNode ask(Api api) {
            return api.get(AdminPaths.campaign(campaign()));
        }

        @Override
        void show(JsonNode answer) {
            CampaignStatusText.lines(answer, terminal()).forEach(this::print);
        }
    }

    /** Leads a campaign to another status. */
    abstract static class Lead extends JsonCommand {
        @Mixin private RemoteOptions remote = new RemoteOptions();

        @Parameters(paramLabel = "CAMPAIGN", description = "The campaign's id.")
        private String campaign = "";

        @Mixin private Why why = new Why();

        private final String act;

        /** Adds what this act takes besides a reason. */
        void add(ObjectNode body) {}

        Lead(Terminal terminal, String act) {
            super(terminal);
            this.act = act;
        }

        @Override
        public Integer call() {
            try (Api api = remote.api(terminal())) {
                ObjectNode body = JSON.createObjectNode().put("reason", why.text());
                add(body);
                show(this, campaign, api.post(AdminPaths.act(campaign, act), body));
                return ExitCode.OK;
            }
        }
    }

    /** {@code hongbao campaign publish}. */
    @Command(
            name = "publish",
            description = {
                "Funds a draft's treasury: it opens with its window. Takes two people, each of",
                "whom shows a launch certificate, or answers for launching without one."
            })
    static final class Publish extends Lead {
        @Option(
                names = "--certificate",
                paramLabel = "FILE",
                description = "A launch certificate, made with hongbao rehearse --certify.")
        private String certificate = "";

        @Option(
                names = "--override-name",
                paramLabel = "NAME",
                description = "Launch without a certificate: whose decision that is.")
        private String overrideName = "";

        @Option(
                names = "--override-reason",
                paramLabel = "TEXT",
                description = "Why there is no certificate, for the record.")
        private String overrideReason = "";

        @Override
        void add(ObjectNode body) {
            boolean overrides = !overrideName.isEmpty() || !overrideReason.isEmpty();
            if (overrides && (overrideName.isBlank() || overrideReason.isBlank())) {
                throw CommandException.usage(
                        "--override-name and --override-reason need each other: who launches"
                                + " without a certificate says why");
            }
            if (overrides && !certificate.isEmpty()) {
                throw CommandException.usage(
                        "--certificate and --override-name exclude each other");
            }
            if (overrides) {
                body.putObject("override").put("name", overrideName).put("reason", overrideReason);
            } else if (!certificate.isEmpty()) {
                body.put("certificate", CertificateCommand.read(certificate).text());
            }
        }

        Publish(Terminal terminal) {
            super(terminal, "publish");
        }
    }

    /** {@code hongbao campaign pause}. */
    @Command(
            name = "pause",
            description = "No new envelopes; what people hold can be spent. Takes one person.")
    static final class Pause extends Lead {
        Pause(Terminal terminal) {
            super(terminal, "pause");
        }
    }

    /** {@code hongbao campaign resume}. */
    @Command(name = "resume", description = "Envelopes again; after a kill it takes two people.")
    static final class Resume extends Lead {
        Resume(Terminal terminal) {
            super(terminal, "resume");
        }
    }

    /** {@code hongbao campaign kill}. */
    @Command(name = "kill", description = "No new envelopes and no redemption. Takes one person.")
    static final class Kill extends Lead {
        Kill(Terminal terminal) {
            super(terminal, "kill");
        }
    }

    /** {@code hongbao campaign close}. */
    @Command(
            name = "close",
            description = "Ends it for good and publishes its secrets. Takes two people.")
    static final class Close extends Lead {
        Close(Terminal terminal) {
            super(terminal, "close");
        }
    }

    private static void show(JsonCommand command, String campaign, JsonNode answer) {
        if (command.json()) {
            command.print(answer);
        } else if (answer.path("status").asText().equals("awaiting_second_person")) {
            command.print(
                    "Campaign "
                            + campaign
                            + " waits for a second person, who gives the same command with another key.");
        } else {
            command.print(
                    "Campaign "
                            + campaign
                            + " is "
                            + answer.path("state").asText()
                            + ", version "
                            + answer.path("version").asInt()
                            + ".");
            new Outline().lines(answer.path("changes")).forEach(command::print);
        }
        JsonNode outlets = answer.path("outlets");
        if (!command.json() && !outlets.isMissingNode()) {
            command.print(
                    "Its file has "
                            + outlets.path("outlets").asInt()
                            + " outlets, of which "
                            + outlets.path("changed").size()
                            + " are new or changed.");
        }
    }
}
