package io.hongbao.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.share.InviteSearch.Outcome;
import io.hongbao.share.InviteSearch.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InviteSearchTest {
    private static final long SEED = 20260315;
    private static final Link.Base BASE = new Link.Base("https://hb.example.org");
    private static final Channel WECHAT = new Channel("wechat");
    private static final ShareKits KITS = new ShareKits(BASE, Wordings.shipped());
    private static final InviteSearch SEARCH = KITS.search();
    private static final Occasion OCCASION = new Occasion("新春请客", "王芳", "25元饮品卡");

    /** Has letters and digits in both halves. */
    private static final ShortCode CODE = ShortCode.of(0x0DEA_DBEE_F123L);

    private static final ShortCode OTHER = ShortCode.of(0x1234_5678_9ABCL & ShortCode.MAX_NUMBER);

    private static final List<String> NOISE =
            List.of(
                    "",
                    "在吗？给你看个东西\n",
                    "张三 2026/2/6 10:31:02\n",
                    "「李四：哈哈哈」\n- - - - - - - - -\n",
                    "🎉🎉🧧 Hi! ",
                    "看这个 https://shop.example.com/item/B08N5WRWNW?x=7K3M92QX4B 不是那个 ",
                    "我的电话 13800138000，QQ 2881234567 ",
                    "<p>&nbsp;转给你</p> ");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyFormIsFoundWithNoiseAroundIt(Language language) {
        Random random = new Random(SEED);
        for (ShortCode code : ShortCodeTest.codes(400)) {
            ShareKit kit = KITS.kit(code, OCCASION, language, new Place("lny2026", WECHAT, 0));
            for (ShareForm form : ShareForm.values()) {
                String text =
                        switch (form) {
                            case LINK -> kit.link().url();
                            case CODE -> kit.code().text();
                            case PASSPHRASE -> kit.passphrase().text();
                            case POSTER -> kit.poster().link().url();
                            case SPOKEN -> kit.words().text();
                        };
                boolean linked = form == ShareForm.LINK || form == ShareForm.POSTER;
                String pasted =
                        NOISE.get(random.nextInt(NOISE.size()))
                                + text
                                + (linked ? " " : "")
                                + NOISE.get(random.nextInt(NOISE.size()));
                assertThat(first(pasted))
                        .as("seed %d: %s", SEED, pasted)
                        .isEqualTo(new Sighting(code, form, linked ? WECHAT : Channel.OTHER));
            }
        }
    }

    @Test
    void everyWordingIsKnownAgain() {
        for (Wording wording : Wordings.shipped().all()) {
            String text = wording.filled(CODE, "25元饮品卡");
            for (String pasted :
                    List.of(
                            text,
                            "昨天说的：\n" + text + "\n收到了吗",
                            text.toUpperCase(Locale.ROOT),
                            text.replace(" ", "\u00A0\u200B"),
                            text.replace("，", ", ").replace("。", "🧧"))) {
                assertThat(first(pasted).form()).as(pasted).isEqualTo(ShareForm.PASSPHRASE);
                assertThat(first(pasted).code()).isEqualTo(CODE);
            }
        }
    }

    @Test
    void aCodeInOtherWordsIsACode() {
        assertThat(first("她说编号是" + CODE + "你试试").form()).isEqualTo(ShareForm.CODE);
    }

    @Test
    void everyWritingOfACodeIsFound() {
        String text = CODE.text();
        String bare = text.replace("-", "");
        for (String written :
                List.of(
                        text,
                        bare,
                        text.toLowerCase(Locale.ROOT),
                        ShortCodeTest.fullWidth(text),
                        text.replace("-", " "),
                        text.replace("-", " — "),
                        text.replace("-", "🧧"),
                        bare.replaceAll("(.)", "$1 ").strip(),
                        bare.replaceAll("(..)", "$1-"),
                        bare.replaceAll("(.)", "$1\u200B"),
                        text.replace('0', 'o').replace('1', 'l'))) {
            assertThat(first("邀请码：" + written + "，快来").code()).as(written).isEqualTo(CODE);
            assertThat(first("it is " + written + " , ok?").code()).as(written).isEqualTo(CODE);
        }
    }

    @Test
    void severalInvitesComeInTheOrderOfTheText() {
        String both = "先 " + OTHER + " 再 https://hb.example.org/i/" + CODE + "?f=link&c=qq";
        assertThat(sightings(both).stream().map(Sighting::code)).containsExactly(OTHER, CODE);
        String many =
                String.join(" ", ShortCodeTest.codes(50).stream().map(ShortCode::text).toList());
        assertThat(sightings(many)).hasSize(5);
        assertThat(sightings(CODE + "，" + CODE + "，就是" + CODE)).hasSize(1);
    }

    @Test
    void whatMayBeATelephoneNumberOrAWordComesLast() {
        ShortCode digits = onlyOf("0123456789");
        ShortCode letters = onlyOf("ABCDEFGHJKMNPQRSTVWXYZ");
        String text =
                "电话"
                        + digits.text().replace("-", "")
                        + " hey "
                        + letters.text().replace("-", "")
                        + " 码 "
                        + CODE;
        assertThat(sightings(text).stream().map(Sighting::code))
                .containsExactly(CODE, digits, letters);
        assertThat(first("我的码 " + digits + "，电话" + CODE.text().replace("-", "")).code())
                .isEqualTo(digits);
    }

    @Test
    void linksOfOthersAreNotSearched() {
        assertThat(SEARCH.search("https://evil.example.com/i/" + CODE))
                .isEqualTo(new Outcome.Nothing(InviteSearch.Reason.NO_INVITE));
        assertThat(SEARCH.search("https://not-hb.example.org/i/" + CODE))
                .isEqualTo(new Outcome.Nothing(InviteSearch.Reason.NO_INVITE));
        assertThat(SEARCH.search("https://hb.example.org.evil.example.com/i/" + CODE))
                .isEqualTo(new Outcome.Nothing(InviteSearch.Reason.NO_INVITE));
    }

    @Test
    void ourLinksAreReadHoweverTheyArePasted() {
        Sighting poster = new Sighting(CODE, ShareForm.POSTER, WECHAT);
        for (String pasted :
                List.of(
                        "hb.example.org/i/" + CODE + "?f=poster&c=wechat",
                        "HTTP://HB.EXAMPLE.ORG:8080/i/" + CODE + "?F=POSTER&C=WECHAT",
                        "看https://hb.example.org/i/" + CODE + "?c=wechat&f=poster来吧",
                        "<a href=\"https://hb.example.org/i/" + CODE + "?f=poster&amp;c=wechat\">",
                        "https://hb.example.org/new/year/i/" + CODE + "?f=poster&c=wechat")) {
            assertThat(first(pasted)).as(pasted).isEqualTo(poster);
        }
        assertThat(first("https://hb.example.org/i/" + CODE))
                .isEqualTo(new Sighting(CODE, ShareForm.LINK, Channel.OTHER));
    }

    @Test
    void aNearMissIsAskedBack() {
        String wrong = ShortCodeTest.symbols(CODE).swapped(2).code().isPresent() ? "" : swapped();
        for (String pasted : List.of(wrong, "我的码是 " + wrong + " 哦", "code " + wrong)) {
            assertThat(SEARCH.search(pasted))
                    .as(pasted)
                    .isInstanceOfSatisfying(
                            Outcome.DidYouMean.class,
                            near -> assertThat(near.suggestions()).contains(CODE));
        }
    }

    private static String swapped() {
        char[] text = CODE.text().toCharArray();
        char third = text[2];
        text[2] = text[3];
        text[3] = third;
        return new String(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "🧧🧧", "\u200B\n"})
    void nothingIsNothing(String text) {
        assertThat(SEARCH.search(text)).isEqualTo(new Outcome.Nothing(InviteSearch.Reason.EMPTY));
    }

    @Test
    void aLongTextIsRefusedAndOneJustShortEnoughIsReadQuickly() {
        String most = "字".repeat(InviteSearch.MAX_TEXT - 11);
        assertThat(first(most + CODE).code()).isEqualTo(CODE);
        assertThat(SEARCH.search(most + CODE + "字"))
                .isEqualTo(new Outcome.Nothing(InviteSearch.Reason.TOO_LONG));
        // Compatible writings grow when they are made plain.
        assertThat(SEARCH.search("\uFDFA".repeat(9_000)))
                .isEqualTo(new Outcome.Nothing(InviteSearch.Reason.TOO_LONG));
    }

    /** None of them may throw, and none takes long: the whole test is a few seconds of work. */
    @Test
    void whateverIsPastedIsAnswered() {
        Random random = new Random(SEED);
        for (String unit :
                List.of(
                        "a ",
                        "hb.example.org",
                        "hb.example.org/i/",
                        "/i/",
                        "0-",
                        "0123456789 ",
                        "https://",
                        "苹果",
                        "tiger ",
                        "ping guo ",
                        "\uD83E",
                        "?f=",
                        "AAAAA-")) {
            String text = unit.repeat(InviteSearch.MAX_TEXT / unit.length());
            assertThat(SEARCH.search(text)).as(unit).isNotNull();
        }
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(2_000); j > 0; j--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
            }
            assertThat(SEARCH.search(text.toString())).as("seed %d", SEED).isNotNull();
        }
    }

    @Test
    void ordinaryTalkHasNoInvite() {
        for (String talk :
                List.of(
                        "今天晚上七点老地方见，别忘了带钥匙",
                        "Meet me at 7 near the station, platform 12",
                        "订单 20260206123456789 已发货",
                        "我的电话是13800138000")) {
            assertThat(SEARCH.search(talk))
                    .as(talk)
                    .isEqualTo(new Outcome.Nothing(InviteSearch.Reason.NO_INVITE));
        }
    }

    @Test
    void theHostsAreTheCallers() {
        InviteSearch two =
                new InviteSearch(Set.of("a.example.org", "b.example.org"), Wordings.shipped());
        for (String host : List.of("a.example.org", "b.example.org")) {
            assertThat(two.search("https://" + host + "/i/" + CODE + "?f=poster&c=qq"))
                    .isEqualTo(
                            new Outcome.Found(
                                    List.of(
                                            new Sighting(
                                                    CODE, ShareForm.POSTER, new Channel("qq")))));
        }
    }

    private static ShortCode onlyOf(String alphabet) {
        Random random = new Random(SEED);
        while (true) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < ShortCode.LENGTH; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            if (ShortCode.parse(text.toString())
                    instanceof ShortCode.Reading.Valid(ShortCode code)) {
                return code;
            }
        }
    }

    private static List<Sighting> sightings(String text) {
        return switch (SEARCH.search(text)) {
            case Outcome.Found(List<Sighting> found) -> found;
            case Outcome.DidYouMean _, Outcome.Nothing _ -> new ArrayList<>();
        };
    }

    private static Sighting first(String text) {
        List<Sighting> found = sightings(text);
        assertThat(found).as(text).isNotEmpty();
        return found.getFirst();
    }
}
