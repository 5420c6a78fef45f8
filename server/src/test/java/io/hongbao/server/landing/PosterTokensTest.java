package io.hongbao.server.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.share.Channel;
import io.hongbao.share.Language;
import io.hongbao.share.Link;
import io.hongbao.share.Occasion;
import io.hongbao.share.Poster;
import io.hongbao.share.ShareForm;
import io.hongbao.share.ShortCode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PosterTokensTest {

    private static final Link.Base BASE = new Link.Base("https://hongbao.example.org/new-year");
    private static final Channel WECHAT = new Channel("wechat");
    private static final ShortCode CODE = ShortCode.of(ShortCode.MAX_NUMBER);

    @TempDir private Path folder;
    private PosterTokens tokens;

    @BeforeEach
    void open() {
        tokens = new PosterTokens(SealKey.in(folder.resolve("seal-key")), () -> BASE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Wang Fang",
                "王芳",
                "<script>alert(1)</script>",
                "😀😀😀",
                "a\u0000b\u202Ec",
                "\uD800"
            })
    void anAddressCarriesAllThatStandsOnThePoster(String name) {
        Occasion occasion = new Occasion("新春请客", name, "25元饮品卡");
        for (Language language : Language.values()) {
            Poster poster = poster(occasion, language, WECHAT);
            String url = tokens.urlFor(poster);
            assertThat(url)
                    .matches("https://hongbao\\.example\\.org/new-year/v1/posters/[\\w-]+\\.png");
            String token = url.substring(url.lastIndexOf('/') + 1, url.length() - 4);
            assertThat(tokens.read(token)).contains(poster);
            assertThat(tokens.token(poster)).isEqualTo(token);
        }
    }

    private static Poster poster(Occasion occasion, Language language, Channel channel) {
        Link link = new Link(BASE, CODE, ShareForm.POSTER, channel, "a".repeat(40));
        return new Poster(link, occasion, language);
    }

    @Test
    void theLongestTextsFit() {
        String wide = "😀".repeat(5_000);
        Occasion occasion = new Occasion(wide, wide, wide);
        String token =
                tokens.token(poster(occasion, Language.ZH, new Channel("a-channel-of-20-name")));
        assertThat(token).hasSizeLessThanOrEqualTo(1_060);
        assertThat(tokens.read(token)).isPresent();
    }

    @Test
    void everyChangedSymbolIsNoticed() {
        String token = tokens.token(poster(new Occasion("a", "b", "c"), Language.ZH, WECHAT));
        for (int i = 0; i < token.length(); i++) {
            for (char other : "Aa9-_=.".toCharArray()) {
                String forged = token.substring(0, i) + other + token.substring(i + 1);
                if (!forged.equals(token)) {
                    assertThat(tokens.read(forged)).as(forged).isEmpty();
                }
            }
            assertThat(tokens.read(token.substring(0, i))).isEmpty();
        }
        assertThat(tokens.read(token + "A")).isEmpty();
        assertThat(tokens.read("A".repeat(100_000))).isEmpty();
        PosterTokens elsewhere =
                new PosterTokens(SealKey.in(folder.resolve("another")), () -> BASE);
        assertThat(elsewhere.read(token)).isEmpty();
    }
}
