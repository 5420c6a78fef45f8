package io.hongbao.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ShareKitsTest {
    private static final ShareKits KITS =
            new ShareKits(new Link.Base("https://hb.example.org/"), Wordings.shipped());

    private static final Place WEIBO = new Place("lny2026", new Channel("weibo"), 0);

    /** What was blocked is not what anybody sends next; all else stays as it was. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void textsThatAreWordedAnewAreOthersForEverybody(Language language) {
        Occasion occasion = new Occasion("新春请客", "王芳", "25元饮品卡");
        Place alarmed = new Place("lny2026", new Channel("weibo"), 1);
        for (ShortCode code : ShortCodeTest.codes(50)) {
            ShareKit before = KITS.kit(code, occasion, language, WEIBO);
            ShareKit after = KITS.kit(code, occasion, language, alarmed);
            assertThat(after.passphrase().wording()).isNotEqualTo(before.passphrase().wording());
            assertThat(after.passphrase().text()).contains(code.text());
            assertThat(after.link()).isEqualTo(before.link());
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void allFormsAreOfOneInvite(Language language) {
        for (ShortCode code : ShortCodeTest.codes(50)) {
            Occasion occasion = new Occasion("新春请客", "王芳", "25元饮品卡");
            ShareKit kit = KITS.kit(code, occasion, language, WEIBO);
            assertThat(kit.code()).isEqualTo(code);
            assertThat(kit.link().url())
                    .endsWith("?f=link&c=weibo&in=lny2026")
                    .contains(code.text());
            assertThat(kit.poster().link().url()).endsWith("?f=poster&c=weibo&in=lny2026");
            assertThat(kit.passphrase().text()).contains(code.text());
            assertThat(kit.passphrase().wording())
                    .startsWith(language == Language.ZH ? "zh" : "en");
            assertThat(SpokenWords.parse(kit.words().text())).contains(code);
            assertThat(KITS.kit(code, occasion, language, WEIBO)).isEqualTo(kit);
        }
    }

    @Test
    void theNamesOfFormsAreThoseOfTheVocabulary() {
        assertThat(ShareForm.values())
                .extracting(ShareForm::id)
                .containsExactly("link", "code", "passphrase", "poster", "spoken");
        assertThat(ShareForm.of("poster")).contains(ShareForm.POSTER);
        assertThat(ShareForm.of("POSTER")).isEmpty();
    }
}
