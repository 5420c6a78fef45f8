package io.hongbao.share;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ShareKitsTest {
    private static final ShareKits KITS =
            new ShareKits(new Link.Base("https://hb.example.org/"), Wordings.shipped());

    @ParameterizedTest
    @EnumSource(Language.class)
    void allFormsAreOfOneInvite(Language language) {
        for (ShortCode code : ShortCodeTest.codes(50)) {
            Occasion occasion = new Occasion("新春请客", "王芳", "25元饮品卡");
            ShareKit kit = KITS.kit(code, occasion, language, new Channel("weibo"));
            assertThat(kit.code()).isEqualTo(code);
            assertThat(kit.link().url()).endsWith("?f=link&c=weibo").contains(code.text());
            assertThat(kit.poster().link().url()).endsWith("?f=poster&c=weibo");
            assertThat(kit.passphrase().text()).contains(code.text());
            assertThat(kit.passphrase().wording())
                    .startsWith(language == Language.ZH ? "zh" : "en");
            assertThat(SpokenWords.parse(kit.words().text())).contains(code);
            assertThat(KITS.kit(code, occasion, language, new Channel("weibo"))).isEqualTo(kit);
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
