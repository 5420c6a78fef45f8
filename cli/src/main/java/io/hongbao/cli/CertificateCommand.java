package io.hongbao.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.rehearsal.certificate.CertificateFile;
import io.hongbao.rehearsal.certificate.CertifierKey;
import io.hongbao.rehearsal.certificate.Launch;
import io.hongbao.rehearsal.certificate.LaunchCertificate;
import io.hongbao.rehearsal.certificate.SignedCertificate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hongbao certificate}: shows a launch certificate and checks its signature, offline. */
@Command(
        name = "certificate",
        description = {
            "Shows a launch certificate, and checks its signature and its date without a server.",
            "Exit code 1 when one of them is not right. Whether campaign, build and machine fit,",
            "only the server knows that is to publish the campaign."
        })
final class CertificateCommand extends JsonCommand {

    @Parameters(paramLabel = "FILE", description = "The certificate.")
    private String file = "";

    @Option(
            names = "--certifier",
            paramLabel = "FILE",
            description =
                    "The public key (PEM) of somebody whose signature counts; may be repeated.")
    private List<Path> certifiers = new ArrayList<>();

    CertificateCommand(Terminal terminal) {
        super(terminal);
    }

    /** The certificate in a file. */
    static SignedCertificate read(String file) {
        return switch (CertificateFile.read(Path.of(file))) {
            case CertificateFile.Valid valid -> valid.certificate();
            case CertificateFile.Invalid invalid ->
                    throw new CommandException(
                            ExitCode.FOUND,
                            String.join(
                                    " ",
                                    invalid.problems().stream()
                                            .map(problem -> problem.toString())
                                            .toList()));
        };
    }

    @Override
    public Integer call() {
        SignedCertificate signed = read(file);
        List<String> broken = new ArrayList<>();
        if (!certifiers.isEmpty()) {
            Launch.signatureBroken(keys(), signed)
                    .ifPresent(it -> broken.add("signature: " + it.detail()));
        }
        Launch.dateBroken(signed.certificate(), Instant.now().getEpochSecond())
                .ifPresent(it -> broken.add("date: " + it.detail()));
        if (json()) {
            ObjectNode answer =
                    JSON.createObjectNode()
                            .put("ok", broken.isEmpty())
                            .put("signatureChecked", !certifiers.isEmpty())
                            .put("digest", signed.digest())
                            .put("campaign", signed.certificate().campaign())
                            .put("certifier", signed.certifier());
            var list = answer.putArray("problems");
            broken.forEach(list::add);
            print(answer);
        } else {
            show(signed, broken);
        }
        return broken.isEmpty() ? ExitCode.OK : ExitCode.FOUND;
    }

    private List<CertifierKey> keys() {
        try {
            return certifiers.stream().map(CertifierKey::in).toList();
        } catch (IllegalArgumentException e) {
            throw CommandException.file("--certifier: " + e.getMessage());
        }
    }

    private void show(SignedCertificate signed, List<String> broken) {
        LaunchCertificate it = signed.certificate();
        print("Launch certificate " + signed.digest());
        row("campaign", it.campaign() + ", file " + it.campaignDigest());
        row("build", it.build().toString());
        row("machine", it.machine().toString());
        row(
                "valid",
                Instant.ofEpochSecond(it.issuedAtSeconds())
                        + " to "
                        + Instant.ofEpochSecond(it.validUntilSeconds()));
        row(
                "peak",
                figures(
                        "%.1f claims a second for %d s, goal %d",
                        it.measured().claimsPerSecond(),
                        it.peakSeconds(),
                        it.goals().peakPerSecond()));
        row("p99", figures("%.1f ms, goal %d", it.measured().p99Millis(), it.goals().p99Millis()));
        row(
                "longest wait",
                figures(
                        "%.1f s, goal %d",
                        it.measured().longestWaitSeconds(), it.goals().waitingSeconds()));
        row(
                "goodput",
                figures(
                        "%.1f %% of the peak, goal %d %%",
                        it.measured().goodputPercent(), it.goals().goodputPercent()));
        row("seed", Long.toString(it.seed()));
        row(
                "signed by",
                signed.certifier()
                        + (certifiers.isEmpty()
                                ? ", not checked: name its key with --certifier"
                                : ""));
        broken.forEach(line -> print(terminal().styled(Terminal.Style.BAD, line)));
        if (broken.isEmpty() && !certifiers.isEmpty()) {
            print(terminal().styled(Terminal.Style.GOOD, "signature and date are right"));
        }
    }

    private void row(String name, String value) {
        print(String.format(Locale.ROOT, "  %-13s  %s", name, value));
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
    private static String figures(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
