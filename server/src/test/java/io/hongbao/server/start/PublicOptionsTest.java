package io.hongbao.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hongbao.share.Link;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options that say how people reach the server from outside. */
class PublicOptionsTest {

    private static StartOptions with(String option, String value) {
        return StartOptions.parse(List.of("--data", "d", option, value));
    }

    @Test
    void linksBeginWithThePublicAddress() {
        assertThat(with("--public-url", "https://hongbao.example.org/new-year/").publicBase())
                .contains(new Link.Base("https://hongbao.example.org/new-year"));
        assertThat(StartOptions.parse(List.of("--data", "d")).publicBase()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hongbao.example.org", "ftp://x.org", "https://x.org?a=b", "https://"})
    void whatIsNoPublicAddressIsRefusedAtTheStart(String url) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> with("--public-url", url))
                .withMessageContaining("--public-url")
                .matches(refused -> refused.exitCode() == ExitCode.USAGE);
    }

    @Test
    void theProxysHeaderMustBeOne() {
        assertThat(with("--proxy-header", "X-Forwarded-For").proxyHeader())
                .isEqualTo("X-Forwarded-For");
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> with("--proxy-header", "X Forwarded"))
                .withMessageContaining("--proxy-header");
    }
}
