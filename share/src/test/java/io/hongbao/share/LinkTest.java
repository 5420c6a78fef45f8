package io.hongbao.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkTest {
    private static final Link.Base BASE = new Link.Base("https://hb.example.org/ny");
    private static final ShortCode CODE = ShortCode.of(123_456_789_012L);

    @Test
    void aLinkSaysCodeFormChannelAndCampaign() {
        Link link = new Link(BASE, CODE, ShareForm.POSTER, new Channel("wechat"), "lny2026");
        assertThat(link.url())
                .isEqualTo(
                        "https://hb.example.org/ny/i/"
                                + CODE.text()
                                + "?f=poster&c=wechat&in=lny2026");
    }

    @Test
    void everyFormAndChannelComesBack() {
        for (ShareForm form : ShareForm.values()) {
            for (String channel : new String[] {"wechat", "sms", "a-1", "x".repeat(20)}) {
                Link link = new Link(BASE, CODE, form, new Channel(channel), "lny2026");
                assertThat(Link.parse(BASE, link.url())).contains(link);
            }
        }
    }

    @Test
    void aLinkThatSaysNothingMoreStillLeadsThere() {
        Link plain = new Link(BASE, CODE, ShareForm.LINK, Channel.OTHER, "");
        String start = "https://hb.example.org/ny/i/" + CODE.text();
        assertThat(Link.parse(BASE, start)).contains(plain);
        assertThat(Link.parse(BASE, start + "?utm=x")).contains(plain);
        assertThat(Link.parse(BASE, start + "?f=nonsense&c=NOT%20VALID")).contains(plain);
        assertThat(Link.parse(BASE, start + "?f=poster&amp;c=qq"))
                .contains(new Link(BASE, CODE, ShareForm.POSTER, new Channel("qq"), ""));
        assertThat(Link.parse(BASE, start + "?in=UPPER&c=NOT%20VALID")).contains(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://other.example.org/ny/i/7K3M9-2QX4B",
                "https://hb.example.org/ny/i/",
                "https://hb.example.org/ny/i/7K3M9-2QX4B/more",
                "https://hb.example.org/ny/i/not-a-code"
            })
    void otherLinksAreNot(String url) {
        assertThat(Link.parse(BASE, url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hb.example.org",
                "ftp://hb.example.org",
                "https://user@hb.example.org",
                "https://hb.example.org/?x=1",
                "https://hb.example.org/#x",
                "https://hb example.org",
                "https://",
                "javascript:alert(1)"
            })
    void aBaseIsAPublicAddress(String url) {
        assertThatThrownBy(() -> new Link.Base(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "WeChat", "a b", "微信", "xxxxxxxxxxxxxxxxxxxxx", "a&b"})
    void aChannelIsAShortWord(String name) {
        assertThatThrownBy(() -> new Channel(name)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Channel.of(name)).isEmpty();
    }

    @Test
    void thePreviewIsOneLineOfPlainTextEach() {
        Link link = new Link(BASE, CODE, ShareForm.LINK, Channel.OTHER, "lny2026");
        URI image = URI.create("https://hb.example.org/card.png");
        Occasion occasion = new Occasion("新春\n红包", "王\u202E芳<b>" + "长".repeat(10_000), "25元饮品卡");
        Link.Preview preview = link.preview(occasion, Language.ZH, image);
        assertThat(preview.title()).isEqualTo("新春 红包");
        assertThat(preview.description())
                .startsWith("王芳<b>长长")
                .endsWith("… 邀请你：25元饮品卡")
                .hasSizeLessThanOrEqualTo(120);
        assertThat(preview.image()).isEqualTo(image);
        Link.Preview bare = link.preview(new Occasion("", "", ""), Language.EN, image);
        assertThat(bare.title()).isEqualTo("You are invited");
        assertThat(bare.description()).isEqualTo("A friend invites you");
    }
}
