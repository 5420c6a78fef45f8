package io.hongbao.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentitySignerTest {
    private static final IdentitySigner.Claims CLAIMS =
            new IdentitySigner.Claims("key-1", "app", "hongbao");

    @ParameterizedTest
    @CsvSource({
        "EC, 256, SHA256withECDSAinP1363Format, ES256",
        "RSA, 2048, SHA256withRSA, RS256",
        "Ed25519, 255, Ed25519, EdDSA"
    })
    void tokensAreSignedWithTheKeyInTheFile(
            String kind, int bits, String algorithm, String jws, @TempDir Path folder)
            throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(bits);
        KeyPair pair = generator.generateKeyPair();
        Path file = folder.resolve("key.pem");
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        String[] parts = IdentitySigner.with(file, CLAIMS).token("r1", "d1", true).split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(text(parts[0]))
                .isEqualTo("{\"alg\":\"" + jws + "\",\"typ\":\"JWT\",\"kid\":\"key-1\"}");
        assertThat(text(parts[1]))
                .startsWith(
                        "{\"sub\":\"r1\",\"device\":\"d1\",\"new_user\":true,\"iss\":\"app\",\"aud\":\"hongbao\",\"iat\":");
        Signature signature = Signature.getInstance(algorithm);
        signature.initVerify(pair.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void whatIsNoKeyIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), "nothing of the sort");
        assertThatThrownBy(() -> IdentitySigner.with(file, CLAIMS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no private key");
        assertThatThrownBy(() -> IdentitySigner.with(folder.resolve("none"), CLAIMS))
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> new IdentitySigner.Claims("a\"b", "", ""))
                .hasMessageContaining("quotation marks");
    }

    private static String text(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
