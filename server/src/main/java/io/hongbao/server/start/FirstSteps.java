package io.hongbao.server.start;

import io.hongbao.campaignfile.CampaignDraft;
import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.campaignfile.OutletDraft;
import io.hongbao.campaignfile.OutletFile;
import io.hongbao.core.Authority;
import io.hongbao.core.Outcome;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.campaign.TermsChange;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.rehearsal.certificate.CertificateFile;
import io.hongbao.server.admin.AuditLog;
import io.hongbao.server.admin.Role;
import io.hongbao.server.campaign.CampaignCommands;
import io.hongbao.server.durable.DurableFile;
import io.hongbao.server.launch.Clearances;
import io.hongbao.server.launch.Shown;
import io.hongbao.server.outlet.OutletCommands;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.yaml.Problem;
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
    private static final int MOST_NAMED = 10;

    private final Node node;
    private final List<CertificateFile.Valid> certificates;
    private final List<String> notices = new ArrayList<>();

    /** What a path holds: a campaign, and at most one file of its outlets. */
    private record Files(CampaignDraft campaign, List<OutletDraft> outlets) {}

    FirstSteps(Node node) {
        this.node = node;
        this.certificates = certificates(node.options().certificates());
    }

    /**
     * Does it.
     *
     * @return what the operator should know, one line each
     * @throws StartRefused when a campaign file can't be put in force
     */
    List<String> take() {
        List<Files> all = readAll(node.options().campaignFiles());
        makeFirstKey();
        for (Files files : all) {
            apply(files.campaign());
            files.outlets().forEach(this::apply);
        }
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

    private static List<Files> readAll(List<Path> paths) {
        List<Files> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path path : paths) {
            switch (CampaignFile.read(path)) {
                case CampaignFile.Valid valid -> {
                    List<OutletDraft> outlets = new ArrayList<>();
                    if (OutletFile.isIn(path)) {
                        read(
                                OutletFile.read(path, valid.draft().withoutSecrets()),
                                outlets,
                                problems);
                    }
                    all.add(new Files(valid.draft(), outlets));
                }
                case CampaignFile.Invalid invalid -> {
                    problems.addAll(invalid.problems());
                    if (OutletFile.isIn(path)) {
                        read(OutletFile.read(path), new ArrayList<>(), problems);
                    }
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new StartRefused(
                    ExitCode.CAMPAIGN_FILE,
                    problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        return all;
    }

    private static void read(OutletFile file, List<OutletDraft> drafts, List<Problem> problems) {
        switch (file) {
            case OutletFile.Valid valid -> drafts.add(valid.draft());
            case OutletFile.Invalid invalid -> problems.addAll(invalid.problems());
        }
    }

    private void apply(CampaignDraft draft) {
        CampaignCommands commands = new CampaignCommands(node.campaigns(), node.host().secrets());
        Authority by = new Authority(ACTOR, "applied at start");
        node.campaignFiles().keep(draft);
        Outcome outcome = commands.apply(draft, by).join();
        log("campaign.apply", draft.id(), by, word(outcome));
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
        String word;
        try {
            String digest =
                    node.campaigns()
                            .find(draft.id())
                            .map(view -> view.campaign().digest())
                            .orElse("");
            LaunchClearance clearance =
                    node.clearances().of(draft.withoutSecrets(), digest, shown(draft.id()));
            Outcome outcome = commands.publish(draft.id(), by, true, clearance).join();
            word = word(outcome) + " (" + Clearances.words(clearance) + ")";
            if (!(outcome instanceof Outcome.Led)) {
                log("campaign.publish", draft.id(), by, word);
                throw new StartRefused(
                        ExitCode.CAMPAIGN_FILE,
                        "campaign " + draft.id() + " cannot be published: " + word(outcome));
            }
        } catch (ProblemException refused) {
            word = refused.problem().code().code();
            notices.add(
                    "Campaign "
                            + draft.id()
                            + " is applied and stays a draft. "
                            + word
                            + ": "
                            + refused.problem().detail());
        }
        log("campaign.publish", draft.id(), by, word);
    }

    /** The certificate among those that were given that is for this campaign. */
    private Shown shown(String campaign) {
        for (CertificateFile.Valid valid : certificates) {
            if (valid.certificate().certificate().campaign().equals(campaign)) {
                return new Shown.Certificate(valid);
            }
        }
        return Shown.Nothing.INSTANCE;
    }

    private static List<CertificateFile.Valid> certificates(List<Path> files) {
        List<CertificateFile.Valid> all = new ArrayList<>();
        for (Path file : files) {
            switch (CertificateFile.read(file)) {
                case CertificateFile.Valid valid -> all.add(valid);
                case CertificateFile.Invalid invalid ->
                        throw new StartRefused(
                                ExitCode.USAGE,
                                invalid.problems().stream()
                                        .map(Problem::toString)
                                        .collect(
                                                Collectors.joining(
                                                        "\n",
                                                        "--certificate is no launch certificate:\n",
                                                        "")));
            }
        }
        return all;
    }

    private void log(String action, String campaign, Authority by, String outcome) {
        node.auditLog().write(new AuditLog.Line(ACTOR, action, campaign, "", by.reason(), outcome));
    }

    private void apply(OutletDraft draft) {
        OutletCommands commands = new OutletCommands(node.campaigns(), node.outlets());
        Authority by = new Authority(ACTOR, "applied at start");
        List<OutletTerms> changed = commands.changed(draft.outlets());
        boolean isNew = node.outlets().of(draft.campaign()).isEmpty();
        commands.apply(changed, by);
        log("outlets.apply", draft.campaign(), by, "done");
        if (!isNew && !changed.isEmpty()) {
            notices.add(
                    "Campaign "
                            + draft.campaign()
                            + ": outlets were changed: "
                            + changed.stream()
                                    .limit(MOST_NAMED)
                                    .map(OutletTerms::id)
                                    .collect(Collectors.joining(", "))
                            + (changed.size() > MOST_NAMED
                                    ? " and " + (changed.size() - MOST_NAMED) + " more"
                                    : ""));
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
