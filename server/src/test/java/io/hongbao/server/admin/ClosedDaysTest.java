package io.hongbao.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.embedded.HostSettings;
import io.hongbao.server.effect.Shop;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.start.StartOptions;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosedDaysTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 2, 6);
    private static final long OVER_AT_MILLIS =
            OffsetDateTime.parse("2026-02-07T00:00:00+08:00").toInstant().toEpochMilli();

    @TempDir private Path folder;
    private final AtomicLong clock = new AtomicLong(Shop.NOON_MILLIS);

    @Test
    void aDayIsClosedFromItsEndOnAndNotBefore() {
        HostSettings settings =
                HostSettings.defaults().withClock(clock::get).withMemory(8 << 20, 8 << 20, 8 << 20);
        StartOptions options = StartOptions.parse(List.of("--data", folder.toString()));
        try (EmbeddedHost host = EmbeddedHost.open(folder, settings)) {
            Shop.open(host);
            ClosedDays days = new ClosedDays(new FinanceReports(host, options), host, options);
            clock.set(OVER_AT_MILLIS - 1);
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> days.close(Shop.CAMPAIGN, FIRST_DAY))
                    .withMessageContaining("day_not_over");
            assertThat(days.find(Shop.CAMPAIGN, FIRST_DAY, ReportFormat.JSON)).isEmpty();
            clock.set(OVER_AT_MILLIS);
            String closed = days.close(Shop.CAMPAIGN, FIRST_DAY);
            assertThat(closed).contains("\"day\":\"2026-02-06\"", "\"holds\":true");
            assertThat(days.close(Shop.CAMPAIGN, FIRST_DAY)).isEqualTo(closed);
        }
    }
}
