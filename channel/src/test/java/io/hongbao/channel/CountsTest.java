package io.hongbao.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.channel.Counts.What;
import org.junit.jupiter.api.Test;

final class CountsTest {
    private static final ChannelForm LINK = new ChannelForm("wechat", Form.LINK);

    private final Counts counts = new Counts();

    @Test
    void keepsEachMinuteApart() {
        counts.add(LINK, What.SHARE, 1_000, 3);
        counts.add(LINK, What.SHARE, 1_000, 4);
        counts.add(LINK, What.OPEN, 1_001, 2);
        counts.add(LINK, What.ACCEPTANCE, 1_001, 1);
        counts.add(LINK, What.CANNOT_OPEN, 1_002, 5);
        counts.add(LINK, What.CANNOT_COPY, 1_002, 6);
        assertThat(counts.at(LINK, 1_000)).isEqualTo(new MinuteCounts(7, 0, 0, 0, 0));
        assertThat(counts.at(LINK, 1_001)).isEqualTo(new MinuteCounts(0, 2, 1, 0, 0));
        assertThat(counts.sum(LINK, 1_002, 3)).isEqualTo(new MinuteCounts(7, 2, 1, 5, 6));
        assertThat(counts.sum(LINK, 1_002, 2).shares()).isZero();
        assertThat(counts.at(new ChannelForm("weibo", Form.LINK), 1_000))
                .isEqualTo(MinuteCounts.NONE);
    }

    @Test
    void forgetsWhatIsTwoHoursOld() {
        counts.add(LINK, What.SHARE, 1_000, 3);
        counts.add(LINK, What.SHARE, 1_000 + Counts.MINUTES - 1, 1);
        assertThat(counts.at(LINK, 1_000).shares()).isEqualTo(3);
        counts.add(LINK, What.SHARE, 1_000 + Counts.MINUTES, 1);
        assertThat(counts.at(LINK, 1_000)).isEqualTo(MinuteCounts.NONE);
        counts.add(LINK, What.SHARE, 1_000, 9);
        assertThat(counts.at(LINK, 1_000 + Counts.MINUTES).shares()).isEqualTo(1);
        assertThat(counts.dropped()).isEqualTo(9);
    }

    @Test
    void doesNotGrowWithWhatIsSentToIt() {
        for (int i = 0; i < 10 * Counts.MAX_PAIRS; i++) {
            counts.add(new ChannelForm("c" + i, Form.LINK), What.SHARE, 1_000, 1);
        }
        assertThat(counts.pairs()).hasSize(Counts.MAX_PAIRS);
        assertThat(counts.dropped()).isEqualTo(9L * Counts.MAX_PAIRS);
        counts.add(new ChannelForm("c0", Form.LINK), What.SHARE, 1_000, 1);
        assertThat(counts.at(new ChannelForm("c0", Form.LINK), 1_000).shares()).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoCountAndNoChannel() {
        assertThatThrownBy(() -> counts.add(LINK, What.SHARE, 1_000, -1))
                .isInstanceOf(IllegalArgumentException.class);
        for (String name : new String[] {"", "WeChat", "a b", "x".repeat(21)}) {
            assertThatThrownBy(() -> new ChannelForm(name, Form.LINK))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Form.of("fax")).hasMessageContaining("not fax");
    }
}
