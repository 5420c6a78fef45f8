package io.hongbao.cli.rehearse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.campaignfile.CampaignDraft;
import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.cli.CommandException;
import io.hongbao.cli.ExitCode;
import io.hongbao.cli.Terminal;
import io.hongbao.cli.play.DataFolder;
import io.hongbao.cli.play.Installation;
import io.hongbao.cli.play.SandboxServer;
import io.hongbao.core.campaign.LaunchGoals;
import io.hongbao.rehearsal.certificate.LaunchCertificate;
import io.hongbao.rehearsal.certificate.SignedCertificate;
import io.hongbao.rehearsal.certificate.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One certification from the campaign file to the signed certificate. */
final class Certifying {
    private static final int FILE = 74;

    private final CertifyOptions options;
    private final Terminal terminal;
    private final PrintWriter progress;

    Certifying(CertifyOptions options, Terminal terminal, PrintWriter progress) {
        this.options = options;
        this.terminal = terminal;
        this.progress = progress;
    }

    /**
     * What it came to.
     *
     * @param signedOrNone the certificate; none when it was not earned
     */
    record Certified(
            CampaignDraft draft,
            Certification.Result result,
            List<SignedCertificate> signedOrNone) {

        Certified {
            signedOrNone = List.copyOf(signedOrNone);
        }

        Optional<SignedCertificate> signed() {
            return signedOrNone.stream().findFirst();
        }

        /** A screenful for people. */
        List<String> lines(Terminal terminal) {
            return CertifiedText.lines(this, terminal);
        }

        void fill(ObjectNode root) {
            CertifiedText.fill(this, root);
        }
    }

    /**
     * Tries the goals, and writes the certificate when they are met.
     *
     * @param keepData where the server's data stays; empty for a temporary folder
     */
    Certified run(int port, String keepData, long seed) {
        Path path = options.campaign(Installation.find().sample(SandboxServer.CAMPAIGN));
        Path file = Files.isDirectory(path) ? path.resolve(CampaignFile.NAME_IN_FOLDER) : path;
        byte[] content = content(file);
        CampaignDraft draft = draft(file, content);
        Trial trial = new Trial(goals(file, draft), options.peakSeconds());
        SigningKey key = options.key(progress);
        progress.println("starting an empty server");
        progress.flush();
        try (DataFolder folder = DataFolder.of(keepData)) {
            put(folder.campaign().resolve(CampaignFile.NAME_IN_FOLDER), content);
            Instant opening =
                    Instant.ofEpochMilli(
                            draft.withoutSecrets().waves().getFirst().window().fromMillis());
            try (OwnStage stage = OwnStage.start(folder, port, draft.id(), opening)) {
                Certification.Result result =
                        new Certification(stage, trial, seed, terminal, progress).run();
                return new Certified(
                        draft,
                        result,
                        result.passed() ? List.of(sign(key, draft, result, seed)) : List.of());
            }
        }
    }

    private SignedCertificate sign(
            SigningKey key, CampaignDraft draft, Certification.Result result, long seed) {
        Instant now = Instant.now();
        SignedCertificate signed =
                key.sign(
                        new LaunchCertificate(
                                draft.id(),
                                draft.digest(),
                                result.build(),
                                result.machine(),
                                now.getEpochSecond(),
                                now.plus(options.validity()).getEpochSecond(),
                                result.goals(),
                                result.measured(),
                                options.peakSeconds(),
                                seed));
        try {
            Files.writeString(options.certificate(), signed.text(), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new CommandException(FILE, "the certificate cannot be written: " + e);
        }
        return signed;
    }

    private static CampaignDraft draft(Path file, byte[] content) {
        return switch (CampaignFile.read(file.toString(), content)) {
            case CampaignFile.Valid valid -> valid.draft();
            case CampaignFile.Invalid invalid ->
                    throw new CommandException(
                            ExitCode.FOUND,
                            "the campaign file is not right: "
                                    + String.join(
                                            " ",
                                            invalid.problems().stream()
                                                    .map(problem -> problem.toString())
                                                    .toList()));
        };
    }

    private static LaunchGoals goals(Path file, CampaignDraft draft) {
        LaunchGoals goals =
                draft.goals()
                        .orElseThrow(() ->
                                new CommandException(
                                        ExitCode.FOUND,
                                        file
                                                + ": launchGoals is missing: say what the launch"
                                                + " must withstand, such as launchGoals:"
                                                + " {peakPerSecond: 1000, p99Millis: 200,"
                                                + " waitingSeconds: 60, goodputPercent: 90}"));
        if (goals.peakPerSecond() > Trial.MOST_PER_SECOND) {
            throw new CommandException(
                    ExitCode.FOUND,
                    file
                            + ": launchGoals.peakPerSecond is "
                            + goals.peakPerSecond()
                            + ": one generator can try at most "
                            + Trial.MOST_PER_SECOND
                            + "; publish with an override, or lower the goal");
        }
        return goals;
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CommandException(FILE, "file " + file + " cannot be read: " + e);
        }
    }

    private static void put(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new CommandException(FILE, "file " + file + " cannot be written: " + e);
        }
    }
}
