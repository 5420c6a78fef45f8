package io.hongbao.cli.rehearse;

import io.hongbao.cli.CommandException;
import io.hongbao.rehearsal.certificate.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is certified, and with which key. */
final class CertifyOptions {
    private static final int USAGE = 2;
    private static final int FILE = 74;
    private static final int MOST_DAYS = 366;
    private static final int LEAST_PEAK_SECONDS = 5;
    private static final int MOST_PEAK_SECONDS = 600;

    @Option(
            names = "--certify",
            paramLabel = "FILE",
            description = {
                "Try a campaign's launch goals instead of a model, and write a signed launch",
                "certificate to this new file when all are met and all promises kept."
            })
    private @Nullable Path certificate;

    @Option(
            names = "--signing-key",
            paramLabel = "FILE",
            description =
                    "The private key (PEM, Ed25519) to sign with; made when missing, its public half beside it.")
    private @Nullable Path signingKey;

    @Option(
            names = "--apply",
            paramLabel = "PATH",
            description = "The campaign's file or folder. Default: the sample lny2026.")
    private @Nullable Path campaign;

    @Option(
            names = "--valid-days",
            paramLabel = "N",
            description = "How long the certificate is good. Default: 30.")
    private int validDays = 30;

    @Option(
            names = "--peak-seconds",
            paramLabel = "N",
            description = "How long the peak is held. Default: 20.")
    private int peakSeconds = 20;

    boolean isWanted() {
        return certificate != null;
    }

    /** Fails when the options do not go together. */
    void check() {
        if (certificate == null) {
            require(
                    signingKey == null && campaign == null,
                    "--signing-key and --apply need --certify: name a file for the certificate");
            return;
        }
        require(signingKey != null, "--certify needs --signing-key: name a key, or a new file");
        require(
                validDays >= 1 && validDays <= MOST_DAYS,
                "--valid-days must be 1 to " + MOST_DAYS + ", not " + validDays);
        require(
                peakSeconds >= LEAST_PEAK_SECONDS && peakSeconds <= MOST_PEAK_SECONDS,
                "--peak-seconds must be "
                        + LEAST_PEAK_SECONDS
                        + " to "
                        + MOST_PEAK_SECONDS
                        + ", not "
                        + peakSeconds);
        if (Files.exists(certificate)) {
            throw new CommandException(
                    FILE, "--certify " + certificate + " exists already: name a new file");
        }
    }

    Path certificate() {
        return given(certificate);
    }

    /** The file, or the folder, of the campaign; {@code sample} when none is named. */
    Path campaign(Path sample) {
        return campaign == null ? sample : campaign;
    }

    Duration validity() {
        return Duration.ofDays(validDays);
    }

    int peakSeconds() {
        return peakSeconds;
    }

    /** The key to sign with. One that is made is said to be so. */
    SigningKey key(PrintWriter progress) {
        Path file = given(signingKey);
        try {
            if (Files.exists(file)) {
                return SigningKey.in(file);
            }
            SigningKey made = SigningKey.make(file);
            progress.println(
                    "made the signing key "
                            + file
                            + "; servers trust it by its public half: start them with --certifier "
                            + SigningKey.publicHalf(file));
            progress.flush();
            return made;
        } catch (IllegalArgumentException e) {
            throw new CommandException(FILE, "--signing-key: " + e.getMessage());
        } catch (IOException e) {
            throw new CommandException(
                    FILE, "--signing-key " + file + " cannot be made: " + e.getMessage());
        }
    }

    private static Path given(@Nullable Path path) {
        if (path == null) {
            throw new IllegalStateException("the options were not checked");
        }
        return path;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new CommandException(USAGE, rule);
        }
    }
}
