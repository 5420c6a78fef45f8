package io.hongbao.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Rfc3339Test {

    @Test
    void writesWhatTheJdkReads() {
        Random random = new Random(7);
        List<ZoneId> zones =
                List.of(
                        ZoneId.of("Asia/Shanghai"),
                        ZoneId.of("UTC"),
                        ZoneId.of("America/St_Johns"),
                        ZoneId.of("+05:45"));
        for (int i = 0; i < 20_000; i++) {
            long atMillis = random.nextLong(0, 253_402_214_400_000L);
            ZoneId zone = zones.get(i % zones.size());
            String text = Rfc3339.of(atMillis, zone);
            OffsetDateTime expected =
                    Instant.ofEpochMilli(atMillis).atZone(zone).toOffsetDateTime();
            assertThat(OffsetDateTime.parse(text)).isEqualTo(expected);
            assertThat(Rfc3339.parse(text)).isEqualTo(atMillis);
        }
    }

    @Test
    void writesNoMillisecondsWhereThereAreNone() {
        assertThat(Rfc3339.of(0, ZoneId.of("UTC"))).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(Rfc3339.of(1_770_343_200_250L, ZoneId.of("Asia/Shanghai")))
                .isEqualTo("2026-02-06T10:00:00.250+08:00");
        assertThat(Rfc3339.of(951_782_400_000L, ZoneId.of("UTC")))
                .isEqualTo("2000-02-29T00:00:00Z");
    }

    @Test
    void refusesATimeWithoutAnOffset() {
        assertThatThrownBy(() -> Rfc3339.parse("2026-02-06T10:00:00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("offset");
    }
}
