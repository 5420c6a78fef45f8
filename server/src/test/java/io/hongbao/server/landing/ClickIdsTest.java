package io.hongbao.server.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.server.invite.Clicks.Click;
import io.hongbao.server.trace.Trace;
import io.hongbao.share.Channel;
import io.hongbao.share.ShareForm;
import io.hongbao.share.ShortCode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClickIdsTest {

    private static final long NOW = 1_770_350_400_000L;
    private static final long DAY = 86_400_000L;
    private static final Trace.Way WECHAT = new Trace.Way(ShareForm.LINK, new Channel("wechat"));

    @TempDir private Path folder;
    private ClickIds ids;

    @BeforeEach
    void open() {
        ids = new ClickIds(SealKey.in(folder.resolve("seal-key")));
    }

    @ParameterizedTest
    @EnumSource
    void anIdSaysWhatWasClickedWhenAndHowItCame(ShareForm form) {
        for (long number : new long[] {0, 1, 0xFFFF_FFFFL, 1L << 44, ShortCode.MAX_NUMBER}) {
            for (String channel : new String[] {"x", "wechat", "a-channel-of-20-name"}) {
                Trace.Way way = new Trace.Way(form, new Channel(channel));
                String id = ids.newId(ShortCode.of(number), way, NOW + 999);
                assertThat(id).matches("[A-Za-z0-9_-]{30,64}");
                assertThat(ids.read(id, NOW)).contains(new Click(number, way, NOW));
            }
        }
    }

    @Test
    void noTwoClicksHaveTheSameId() {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            all.add(ids.newId(ShortCode.of(7), WECHAT, NOW));
        }
        assertThat(all).hasSize(1_000);
    }

    @Test
    void anIdIsGoodForSevenDays() {
        String id = ids.newId(ShortCode.of(7), WECHAT, NOW);
        assertThat(ids.read(id, NOW + 7 * DAY - 1)).isPresent();
        assertThat(ids.read(id, NOW + 7 * DAY)).isEmpty();
        assertThat(ids.read(id, NOW + 700 * DAY)).isEmpty();
        // A clock that was set back does not make a click of this minute bad.
        assertThat(ids.read(id, NOW - 1_000)).isPresent();
    }

    @Test
    void anIdIsGoodAfterARestartAndNowhereElse() {
        String id = ids.newId(ShortCode.of(7), WECHAT, NOW);
        ClickIds again = new ClickIds(SealKey.in(folder.resolve("seal-key")));
        ClickIds elsewhere = new ClickIds(SealKey.in(folder.resolve("another")));
        assertThat(again.read(id, NOW)).isPresent();
        assertThat(elsewhere.read(id, NOW)).isEmpty();
    }

    @Test
    void everyChangedSymbolAndEveryCutIsNoticed() {
        String id = ids.newId(ShortCode.of(123_456_789), WECHAT, NOW);
        for (int i = 0; i < id.length(); i++) {
            for (char other : "AaZz09-_=. %".toCharArray()) {
                String forged = id.substring(0, i) + other + id.substring(i + 1);
                if (!forged.equals(id)) {
                    assertThat(ids.read(forged, NOW)).as(forged).isEmpty();
                }
            }
            assertThat(ids.read(id.substring(0, i), NOW)).isEmpty();
            assertThat(ids.read(id.substring(i + 1), NOW)).isEmpty();
        }
        for (String more : new String[] {"A", "=", " ", "\n", id}) {
            assertThat(ids.read(id + more, NOW)).isEmpty();
        }
    }

    @Test
    void whatWasSealedForAPosterIsNoClick() {
        SealKey key = SealKey.in(folder.resolve("seal-key"));
        byte[] bytes = new byte[20];
        bytes[0] = 1;
        assertThat(ids.read(key.sealed(SealKey.Purpose.POSTER, bytes), NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "7K3M9-2QX4B",
                "====",
                "<script>",
                "%00",
                "中文",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "\uD800"
            })
    void whatIsNoIdIsNobodysClick(String text) {
        assertThat(ids.read(text, NOW)).isEmpty();
        assertThat(ids.read(text.repeat(1_000), NOW)).isEmpty();
    }
}
