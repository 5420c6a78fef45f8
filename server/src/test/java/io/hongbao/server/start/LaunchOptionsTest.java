package io.hongbao.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hongbao.rehearsal.certificate.CertifierKey;
import io.hongbao.rehearsal.certificate.SigningKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options that say whose launch certificates count, and which are shown. */
class LaunchOptionsTest {

    @TempDir private Path folder;

    @Test
    void everyCertifierThatIsNamedIsTrusted() throws IOException {
        SigningKey one = SigningKey.make(folder.resolve("one"));
        SigningKey other = SigningKey.make(folder.resolve("other"));
        StartOptions options =
                StartOptions.parse(
                        List.of(
                                "--data",
                                "d",
                                "--certifier",
                                folder.resolve("one.pub").toString(),
                                "--certifier",
                                folder.resolve("other.pub").toString()));
        assertThat(options.certifiers().stream().map(CertifierKey::id))
                .containsExactly(one.certifier().id(), other.certifier().id());
    }

    @Test
    void whatIsNoPublicKeyIsRefused() throws IOException {
        SigningKey.make(folder.resolve("one"));
        StartOptions options =
                StartOptions.parse(
                        List.of("--data", "d", "--certifier", folder.resolve("one").toString()));
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(options::certifiers)
                .withMessageContaining("--certifier")
                .withMessageContaining("public key")
                .matches(refused -> refused.exitCode() == ExitCode.USAGE);
    }

    @Test
    void aCertificateNeedsACampaign() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(
                        () -> StartOptions.parse(List.of("--data", "d", "--certificate", "c.cert")))
                .withMessageContaining("--certificate needs --apply");
    }
}
