package io.hongbao.server.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LandingTextsTest {

    private static final Pattern VALUE = Pattern.compile("\\{\\w+}");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(LandingTexts.CHINESE.keys())
                .containsExactlyInAnyOrderElementsOf(LandingTexts.ENGLISH.keys());
        for (String key : LandingTexts.ENGLISH.keys()) {
            assertThat(values(LandingTexts.CHINESE.of(key)))
                    .as(key)
                    .isEqualTo(values(LandingTexts.ENGLISH.of(key)));
        }
    }

    @Test
    void everyInAppBrowserHasItsNameAndItsWayOut() {
        for (InAppBrowser browser : InAppBrowser.values()) {
            assertThat(LandingTexts.ENGLISH.keys())
                    .contains("app." + browser.id(), "entry." + browser.id());
        }
    }

    private static Set<String> values(String text) {
        TreeSet<String> values = new TreeSet<>();
        VALUE.matcher(text).results().map(MatchResult::group).forEach(values::add);
        return values;
    }
}
