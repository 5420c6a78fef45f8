package io.hongbao.server.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.share.ShortCode;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LandingLinksTest {

    @ParameterizedTest
    @CsvSource({
        "https://app.example.org/open, https://app.example.org/open?click=ID",
        "https://app.example.org/open?x=1, https://app.example.org/open?x=1&click=ID",
        "myapp://open, myapp://open?click=ID",
        "com.example.app://i, com.example.app://i?click=ID"
    })
    void theAppsAddressGetsTheClick(String given, String link) {
        assertThat(
                        new LandingLinks(
                                        LandingLinks.appAddress(given),
                                        LandingLinks.storeAddress(""))
                                .app("ID"))
                .isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "open",
                "/open",
                "javascript:alert(1)",
                "javascript://x/%0aalert(1)",
                "JavaScript://x",
                "data:text/html,x",
                "data://x",
                "file:///etc/passwd",
                "about://blank",
                "mailto:a@example.org",
                "https://example.org/#x",
                "https://exa mple.org",
                "https://example.org/\""
            })
    void whatOpensNoAppIsRefused(String text) {
        assertThat(LandingLinks.appAddress(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://store.example.org", "market://details?id=x", "https:x"})
    void aStoreHasAnHttpsAddress(String text) {
        assertThat(LandingLinks.storeAddress(text)).isEmpty();
    }

    @Test
    void withoutAnAppTheCampaignPageIsTheWayOn() {
        ShortCode code = ShortCode.of(5);
        assertThat(new LandingLinks(Optional.empty(), Optional.empty()).page("lny2026", code, "ID"))
                .isEqualTo("/app/lny2026#/invited/" + code.text() + "?click=ID");
    }

    @Test
    void anAppOrAStoreOfTheOperatorsComesBeforeIt() {
        Optional<URI> app = LandingLinks.appAddress("myapp://open");
        Optional<URI> store = LandingLinks.storeAddress("https://store.example.org/a");
        ShortCode code = ShortCode.of(5);
        assertThat(new LandingLinks(app, Optional.empty()).page("c", code, "ID")).isEmpty();
        assertThat(new LandingLinks(Optional.empty(), store).page("c", code, "ID")).isEmpty();
    }
}
