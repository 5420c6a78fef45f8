package io.hongbao.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.campaignfile.CampaignFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The campaign {@code spring}: its first wave is 326 hours long, its second one 216. */
final class SpendingPlanTest {

    private static final String END = "2026-03-01T00:00:00+08:00";

    /** What the prizes of the first wave hold, in fen. */
    private static final long FIRST = 267_900;

    @TempDir private Path folder;

    private SpendingPlan plan(String part, String by) throws IOException {
        String text = Files.readString(Path.of("src/test/resources/spring.yaml"));
        assertThat(text).contains(part);
        Path file = folder.resolve("campaign.yaml");
        Files.writeString(file, text.replace(part, by));
        var draft = ((CampaignFile.Valid) CampaignFile.read(file)).draft();
        return SpendingPlan.of(draft.withoutSecrets());
    }

    private static long millis(String time) {
        return OffsetDateTime.parse(time).toInstant().toEpochMilli();
    }

    @Test
    void withinAWaveItIsALine() throws IOException {
        SpendingPlan plan = plan("id: spring", "id: spring");
        assertThat(plan.minorAt(millis("2026-02-01T00:00:00+08:00"))).isZero();
        assertThat(plan.minorAt(millis("2026-02-06T10:00:00+08:00"))).isZero();
        assertThat(plan.minorAt(millis("2026-02-13T05:00:00+08:00"))).isEqualTo(FIRST / 2);
        assertThat(plan.minorAt(millis("2026-02-20T00:00:00+08:00"))).isEqualTo(FIRST);
        assertThat(plan.minorAt(millis(END))).isEqualTo(FIRST + 1_000);
        assertThat(plan.minorAt(millis("2026-04-01T00:00:00+08:00"))).isEqualTo(FIRST + 1_000);
    }

    @Test
    void aPrizeOfTwoWavesIsSharedByTheirLength() throws IOException {
        SpendingPlan plan = plan("prizes: [late]", "prizes: [late, tea]");
        long tea = Math.round(250_000 * 326 / 542.0);
        assertThat(plan.minorAt(millis("2026-02-20T00:00:00+08:00")))
                .isEqualTo(FIRST - 250_000 + tea);
        assertThat(plan.minorAt(millis(END))).isEqualTo(FIRST + 1_000);
    }

    @Test
    void aPrizeOfNoWaveIsSpreadOverTheCampaign() throws IOException {
        SpendingPlan plan =
                plan(
                        "\nprizes:\n",
                        """

                        prizes:
                          - id: thanks
                            names: { zh: 感谢, en: Thanks }
                            card: { amount: "5.42", count: 100 }
                            earnedBy: [order]
                            validity: { days: 3 }
                        """);
        assertThat(plan.minorAt(millis("2026-02-20T00:00:00+08:00"))).isEqualTo(FIRST + 32_600);
        assertThat(plan.minorAt(millis(END))).isEqualTo(FIRST + 1_000 + 54_200);
    }

    @Test
    void aWavesLimitIsTheMostThatGoesOut() throws IOException {
        // 611 envelopes, of which 61 may be granted.
        SpendingPlan plan =
                plan("[tea, cash, north, rare]", "[tea, cash, north, rare]\n    limit: 61");
        assertThat(plan.minorAt(millis("2026-02-20T00:00:00+08:00")))
                .isEqualTo(Math.round(FIRST * 61 / 611.0));
    }
}
