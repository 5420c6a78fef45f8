package io.hongbao.server.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReportLinksTest {

    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final ReportLinks links = new ReportLinks(nanos::get);

    @Test
    void aLinkIsGoodOnceForItsReport() {
        String word = links.make("a");
        assertThat(word).matches("[0-9a-f]{48}").isNotEqualTo(links.make("a"));
        assertThat(links.use(word, "b")).isFalse();
        assertThat(links.use(word, "a")).isTrue();
        assertThat(links.use(word, "a")).isFalse();
        assertThat(links.use("", "a")).isFalse();
    }

    @Test
    void itIsGoodForAMinuteAlsoWhereTheClockTurnsOver() {
        String inTime = links.make("a");
        String late = links.make("a");
        nanos.addAndGet(MINUTE_NANOS - 1);
        assertThat(links.use(inTime, "a")).isTrue();
        nanos.incrementAndGet();
        assertThat(links.use(late, "a")).isFalse();
    }

    @Test
    void theOldestOfAHundredMakesRoom() {
        String oldest = links.make("a");
        String next = links.make("a");
        for (int more = 0; more < 99; more++) {
            links.make("a");
        }
        assertThat(links.use(oldest, "a")).isFalse();
        assertThat(links.use(next, "a")).isTrue();
    }
}
