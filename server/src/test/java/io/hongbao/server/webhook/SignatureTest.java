package io.hongbao.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
    private static final byte[] OTHER = "fedcba9876543210fedcba9876543210".getBytes(UTF_8);
    private static final byte[] BODY = "{\"id\":\"evt-1\"}".getBytes(UTF_8);

    private static Signature signed(List<byte[]> secrets) {
        return Signature.parse(Signature.header(secrets, 1_770_343_200, BODY)).orElseThrow();
    }

    /**
     * Computed with {@code printf '%s' '1770343200.{"id":"evt-1"}' | openssl dgst -sha256 -hmac
     * 0123456789abcdef0123456789abcdef}.
     */
    @Test
    void itIsWhatOpensslComputes() {
        assertThat(Signature.header(List.of(SECRET), 1_770_343_200, BODY))
                .isEqualTo(
                        "t=1770343200,v1=3e73b187eb8d57294351c3ee187886730b0225260167bf5bbf4a433fafe610ea");
    }

    @Test
    void itHoldsForItsSecretAndBodyAlone() {
        Signature signature = signed(List.of(SECRET));
        assertThat(signature.isOf(List.of(SECRET), BODY)).isTrue();
        assertThat(signature.isOf(List.of(OTHER), BODY)).isFalse();
        assertThat(signature.isOf(List.of(SECRET), "{\"id\":\"evt-2\"}".getBytes(UTF_8))).isFalse();
        Signature anotherTime = new Signature(1_770_343_201, signature.macs());
        assertThat(anotherTime.isOf(List.of(SECRET), BODY)).isFalse();
    }

    @Test
    void whileASecretIsReplacedEitherSideMayHaveBoth() {
        assertThat(signed(List.of(OTHER)).isOf(List.of(SECRET, OTHER), BODY)).isTrue();
        assertThat(signed(List.of(SECRET, OTHER)).isOf(List.of(OTHER), BODY)).isTrue();
        assertThat(Signature.header(List.of(SECRET, OTHER), 1, BODY))
                .matches("t=1,v1=[0-9a-f]{64},v1=[0-9a-f]{64}");
    }

    @Test
    void itIsGoodForFiveMinutesBothWays() {
        Signature signature = signed(List.of(SECRET));
        assertThat(signature.isStale(1_770_343_200 + 300)).isFalse();
        assertThat(signature.isStale(1_770_343_200 + 301)).isTrue();
        assertThat(signature.isStale(1_770_343_200 - 300)).isFalse();
        assertThat(signature.isStale(1_770_343_200 - 301)).isTrue();
    }

    @Test
    void spacesAndPartsThatAreNotKnownAreSkipped() {
        String header = Signature.header(List.of(SECRET), 7, BODY);
        assertThat(Signature.parse(header.replace(",", ", ") + ",v2=abc")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "t=1",
                "v1=0000000000000000000000000000000000000000000000000000000000000000",
                "t=,v1=0000000000000000000000000000000000000000000000000000000000000000",
                "t=-1,v1=0000000000000000000000000000000000000000000000000000000000000000",
                "t=1234567890123,v1=0000000000000000000000000000000000000000000000000000000000000000",
                "t=1,t=2,v1=0000000000000000000000000000000000000000000000000000000000000000",
                "t=1,v1=000000000000000000000000000000000000000000000000000000000000000g",
                "t=1,v1=00",
                "t=\u0661,v1=0000000000000000000000000000000000000000000000000000000000000000"
            })
    void whatIsNoSignatureIsRefused(String header) {
        assertThat(Signature.parse(header)).isEmpty();
    }

    @Test
    void aHeaderWithHundredsOfSignaturesIsNotEvenRead() {
        assertThat(Signature.parse("t=1" + (",v1=" + "0".repeat(64)).repeat(8))).isEmpty();
    }
}
