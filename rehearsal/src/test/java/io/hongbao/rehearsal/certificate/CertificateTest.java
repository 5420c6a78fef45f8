package io.hongbao.rehearsal.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.core.campaign.LaunchGoals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A certificate comes back as it was written, and each of its bindings holds it down. */
class CertificateTest {
    private static final String FILE = "ab".repeat(32);
    private static final CertifiedBuild BUILD = new CertifiedBuild("0.1.0", "cd".repeat(32));
    private static final CertifiedMachine MACHINE =
            new CertifiedMachine("Linux", "amd64", "Fast \"9\" \\ CPU", 2, 16);
    private static final LaunchGoals GOALS = new LaunchGoals(1_000, 200, 60, 90);
    private static final long ISSUED = 1_770_000_000L;
    private static final long UNTIL = ISSUED + 86_400;
    private static final LaunchCertificate CERTIFICATE =
            new LaunchCertificate(
                    "lny2026",
                    FILE,
                    BUILD,
                    MACHINE,
                    ISSUED,
                    UNTIL,
                    GOALS,
                    new Measured(1_012.34, 17.06, 48.9, 99.9),
                    20,
                    2026);

    @TempDir private Path folder = Path.of("");

    private Path keyFile = Path.of("");
    private List<SigningKey> keys = List.of();

    @BeforeEach
    void makeKey() throws IOException {
        keyFile = folder.resolve("key.pem");
        keys = List.of(SigningKey.make(keyFile));
    }

    private SigningKey key() {
        return keys.getFirst();
    }

    private Launch launch() {
        return new Launch(List.of(key().certifier()), "lny2026", FILE, BUILD, MACHINE);
    }

    private static SignedCertificate read(String text) {
        CertificateFile file = CertificateFile.read("test", text.getBytes(StandardCharsets.UTF_8));
        assertThat(file).isInstanceOf(CertificateFile.Valid.class);
        return ((CertificateFile.Valid) file).certificate();
    }

    @Test
    void itComesBackAsItWasWrittenAndHolds() {
        SignedCertificate signed = key().sign(CERTIFICATE);
        SignedCertificate again = read(signed.text());
        assertThat(again).isEqualTo(signed);
        assertThat(again.digest()).isEqualTo(signed.digest()).hasSize(64);
        assertThat(again.certificate().measured().claimsPerSecond()).isEqualTo(1_012.3);
        assertThat(launch().broken(again, ISSUED)).isEmpty();
        assertThat(launch().broken(again, UNTIL - 1)).isEmpty();
    }

    @Test
    void spacesAndOrderChangeNothing() {
        SignedCertificate signed = key().sign(CERTIFICATE);
        String squeezed = signed.text().replaceAll("\n *", "");
        assertThat(read(squeezed)).isEqualTo(signed);
    }

    /** What is changed in the document, and which binding it breaks for whoever looks. */
    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("\"lny2026\"", "\"lny2027\""),
                Arguments.of("abab\"", "abac\""),
                Arguments.of("\"0.1.0\"", "\"0.1.1\""),
                Arguments.of("cdcd\"", "cdce\""),
                Arguments.of("\"Linux\"", "\"Linus\""),
                Arguments.of("\"processors\": 2", "\"processors\": 3"),
                Arguments.of("\"memoryGiB\": 16", "\"memoryGiB\": 17"),
                Arguments.of("\"2026-02-02T02:40:00Z\"", "\"2026-02-02T02:40:01Z\""),
                Arguments.of("\"2026-02-03T02:40:00Z\"", "\"2027-02-03T02:40:00Z\""),
                Arguments.of("\"peakPerSecond\": 1000", "\"peakPerSecond\": 1001"),
                Arguments.of("\"claimsPerSecond\": 1012.3", "\"claimsPerSecond\": 1012.4"),
                Arguments.of("\"peakSeconds\": 20", "\"peakSeconds\": 21"),
                Arguments.of("\"seed\": 2026", "\"seed\": 2027"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whoeverChangesAByteLosesTheSignature(String before, String after) {
        String text = key().sign(CERTIFICATE).text();
        assertThat(text).contains(before);
        Optional<Launch.Broken> broken =
                launch().broken(
                                read(
                                        text.replaceFirst(
                                                java.util.regex.Pattern.quote(before), after)),
                                ISSUED);
        assertThat(broken.map(Launch.Broken::binding)).contains(Binding.SIGNATURE);
    }

    @Test
    void aSignatureOfAnotherKeyOrNoneDoesNotCount() throws IOException {
        SigningKey stranger = SigningKey.make(folder.resolve("stranger.pem"));
        Launch.Broken broken = launch().broken(stranger.sign(CERTIFICATE), ISSUED).orElseThrow();
        assertThat(broken.binding()).isEqualTo(Binding.SIGNATURE);
        assertThat(broken.detail())
                .contains(stranger.certifier().id(), key().certifier().id(), "--certifier");
        Launch nobody = new Launch(List.of(), "lny2026", FILE, BUILD, MACHINE);
        assertThat(nobody.broken(key().sign(CERTIFICATE), ISSUED).orElseThrow().detail())
                .contains("trusted are none");
        SignedCertificate pretending =
                new SignedCertificate(
                        CERTIFICATE,
                        key().certifier().id(),
                        stranger.sign(CERTIFICATE).signature());
        assertThat(launch().broken(pretending, ISSUED).orElseThrow().detail())
                .contains("changed after it was signed");
    }

    private void assertBroken(Launch launch, long atSeconds, Binding binding, String says) {
        Launch.Broken broken = launch.broken(key().sign(CERTIFICATE), atSeconds).orElseThrow();
        assertThat(broken.binding()).isEqualTo(binding);
        assertThat(broken.detail()).contains(says);
    }

    @Test
    void elsewhereItIsWorthNothing() {
        List<CertifierKey> trusted = launch().trusted();
        assertBroken(
                new Launch(trusted, "other", FILE, BUILD, MACHINE),
                ISSUED,
                Binding.CAMPAIGN,
                "lny2026, but here it is other");
        assertBroken(
                new Launch(trusted, "lny2026", "ef".repeat(32), BUILD, MACHINE),
                ISSUED,
                Binding.VERSION,
                "apply the file that was certified");
        assertBroken(
                new Launch(trusted, "lny2026", "", BUILD, MACHINE),
                ISSUED,
                Binding.VERSION,
                "apply the campaign file again");
        assertBroken(
                new Launch(
                        trusted,
                        "lny2026",
                        FILE,
                        new CertifiedBuild("0.1.0", "ce".repeat(32)),
                        MACHINE),
                ISSUED,
                Binding.BUILD,
                "0.1.0 (cececececece)");
        assertBroken(
                new Launch(
                        trusted,
                        "lny2026",
                        FILE,
                        BUILD,
                        new CertifiedMachine("Linux", "amd64", "Slow", 2, 16)),
                ISSUED,
                Binding.MACHINE,
                "2 x Slow, 16 GiB");
        assertBroken(launch(), UNTIL, Binding.DATE, "valid until 2026-02-03T02:40:00Z");
        assertBroken(launch(), ISSUED - 1, Binding.DATE, "has not come yet");
    }

    @Test
    void goalsThatWereNotMetAreNoCertificate() {
        for (Measured missed :
                List.of(
                        new Measured(999.9, 200, 60, 90),
                        new Measured(1_000, 200.1, 60, 90),
                        new Measured(1_000, 200, 60.1, 90),
                        new Measured(1_000, 200, 60, 89.9))) {
            LaunchCertificate it =
                    new LaunchCertificate(
                            "lny2026", FILE, BUILD, MACHINE, ISSUED, UNTIL, GOALS, missed, 20, 1);
            assertThat(launch().broken(key().sign(it), ISSUED).map(Launch.Broken::binding))
                    .contains(Binding.GOALS);
        }
        assertThat(new Measured(1_000, 200, 60, 90).keeps(GOALS)).isTrue();
    }

    @Test
    void aDocumentOfAnotherFormIsRefusedWithItsFields() {
        String text = key().sign(CERTIFICATE).text();
        CertificateFile file =
                CertificateFile.read(
                        "test",
                        text.replace("\"seed\": 2026", "\"seed\": 1e3, \"extra\": 1")
                                .replace("2026-02-03T02:40:00Z", "2026-02-30T02:40:00Z")
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(((CertificateFile.Invalid) file).problems().toString())
                .contains("seed: must be a whole number")
                .contains("extra: is not a field that is known here")
                .contains("validUntil: must be a time of the calendar");
        assertThat(CertificateFile.read("test", "{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CertificateFile.Invalid.class);
        assertThat(CertificateFile.read(folder.resolve("none.cert")))
                .isInstanceOf(CertificateFile.Invalid.class);
    }

    @Test
    void aKeyIsItsOwnersAloneAndItsHalvesBelongTogether() throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
                    .isEqualTo("rw-------");
        }
        SigningKey again = SigningKey.in(keyFile);
        assertThat(again.certifier().id()).isEqualTo(key().certifier().id());
        assertThat(CertifierKey.in(SigningKey.publicHalf(keyFile)).id())
                .isEqualTo(key().certifier().id());
        assertThatThrownBy(() -> SigningKey.make(keyFile)).isInstanceOf(IOException.class);
        Path other = folder.resolve("other.pem");
        SigningKey.make(other);
        Files.delete(SigningKey.publicHalf(other));
        assertThatThrownBy(() -> SigningKey.in(other)).hasMessageContaining("openssl pkey");
        Files.copy(SigningKey.publicHalf(keyFile), SigningKey.publicHalf(other));
        assertThatThrownBy(() -> SigningKey.in(other))
                .hasMessageContaining("is not the public half");
        assertThatThrownBy(() -> CertifierKey.in(keyFile)).hasMessageContaining("public key");
    }
}
