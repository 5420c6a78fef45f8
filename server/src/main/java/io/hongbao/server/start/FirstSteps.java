package io.hongbao.server.start;

import io.hongbao.campaignfile.CampaignDraft;
import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.core.Authority;
import io.hongbao.core.Outcome;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.TermsChange;
import io.hongbao.server.admin.AuditLog;
import io.hongbao.server.admin.Role;
import io.hongbao.server.campaign.CampaignCommands;
import io.hongbao.server.durable.DurableFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a start does before the port opens: makes the first admin key, and puts the campaign files
 * in force.
 */
final class FirstSteps {

    private static final String ACTOR = "start";

    private final Node node;
    private final List<String> notices = new ArrayList<>();

    FirstSteps(Node node) {
        this.node = node;
    }

    /**
     * Does it.
     *
     * @return what the operator should know, one line each
     * @throws StartRefused when a campaign file can't be put in force
     */
    List<String> take() {
        List<CampaignDraft> drafts = readAll(node.options().campaignFiles());
        makeFirstKey();
        drafts.forEach(this::apply);
        return List.copyOf(notices);
    }

    /**
     * Hands the key over before it is known to anybody, and at once: a start that fails later must
     * not leave a key behind that nobody has.
     */
    private void makeFirstKey() {
        if (!node.adminKeys().isEmpty()) {
            return;
        }
        node.adminKeys().create("root", EnumSet.allOf(Role.class), this::handOver);
    }

    private void handOver(String key) {
        Optional<Path> file = node.options().adminKeyFile();
        if (file.isEmpty()) {
            Console.say("The first admin key is " + key + " (it is not shown again)");
            return;
        }
        try {
            DurableFile.write(file.get(), key + "\n");
        } catch (UncheckedIOException e) {
            throw new StartRefused(
                    ExitCode.USAGE,
                    "--admin-key-file "
                            + file.get()
                            + " cannot be written: name a file in a folder that you may write to",
                    e);
        }
        Console.say("The first admin key is in " + file.get());
    }

    private static List<CampaignDraft> readAll(List<Path> paths) {
        List<CampaignDraft> drafts = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path path : paths) {
            switch (CampaignFile.read(path)) {
                case CampaignFile.Valid valid -> drafts.add(valid.draft());
                case CampaignFile.Invalid invalid ->
                        invalid.problems().forEach(problem -> problems.add(problem.toString()));
            }
        }
        if (!problems.isEmpty()) {
            throw new StartRefused(ExitCode.CAMPAIGN_FILE, String.join("\n", problems));
        }
        return drafts;
    }

    private void apply(CampaignDraft draft) {
        CampaignCommands commands = new CampaignCommands(node.campaigns(), node.host().secrets());
        Authority by = new Authority(ACTOR, "applied at start");
        Outcome outcome = commands.apply(draft, by).join();
        node.auditLog()
                .write(
                        new AuditLog.Line(
                                ACTOR,
                                "campaign.apply",
                                draft.id(),
                                "",
                                by.reason(),
                                word(outcome)));
        switch (outcome) {
            case Outcome.Led led -> {
                if (led.status() == CampaignStatus.DRAFT) {
                    publish(draft, by, commands);
                }
                if (!led.changes().isEmpty()) {
                    notices.add(
                            "Campaign " + draft.id() + " was changed: " + fields(led.changes()));
                }
            }
            case Outcome.AwaitingSecond _ ->
                    notices.add(
                            "Campaign "
                                    + draft.id()
                                    + ": the changes of its file wait for a second person, who applies the same file as an operator");
            case Outcome.UnsafeChange unsafe ->
                    throw new StartRefused(ExitCode.CAMPAIGN_FILE, reasons(draft, unsafe));
            default ->
                    throw new StartRefused(
                            ExitCode.CAMPAIGN_FILE,
                            "campaign " + draft.id() + " cannot be applied: " + word(outcome));
        }
    }

    private void publish(CampaignDraft draft, Authority by, CampaignCommands commands) {
        Outcome outcome = commands.lead(draft.id(), CampaignStatus.SCHEDULED, by, true).join();
        node.auditLog()
                .write(
                        new AuditLog.Line(
                                ACTOR,
                                "campaign.publish",
                                draft.id(),
                                "",
                                by.reason(),
                                word(outcome)));
        if (!(outcome instanceof Outcome.Led)) {
            throw new StartRefused(
                    ExitCode.CAMPAIGN_FILE,
                    "campaign " + draft.id() + " cannot be published: " + word(outcome));
        }
    }

    private static String reasons(CampaignDraft draft, Outcome.UnsafeChange unsafe) {
        String first =
                "campaign "
                        + draft.id()
                        + " is published, and its file has changes that are not safe:";
        return unsafe.refused().stream()
                .map(change ->
                        "  "
                                + change.field()
                                + " from "
                                + change.from()
                                + " to "
                                + change.to()
                                + ": "
                                + change.reason())
                .collect(Collectors.joining("\n", first + "\n", ""));
    }

    private static String fields(List<TermsChange> changes) {
        return changes.stream().map(TermsChange::field).collect(Collectors.joining(", "));
    }

    static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Led led -> led.status().name().toLowerCase(Locale.ROOT);
            case Outcome.AwaitingSecond _ -> "awaiting_second_person";
            case Outcome.NotAllowed not ->
                    "not allowed from " + not.from().name().toLowerCase(Locale.ROOT);
            case Outcome.UnsafeChange _ -> "change not safe";
            default -> outcome.getClass().getSimpleName();
        };
    }
}
