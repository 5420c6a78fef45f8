package io.hongbao.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What canaries and reports say, by themselves. */
final class EvidenceTest {
    private static final ChannelForm LINK = new ChannelForm("wechat", Form.LINK);

    /** Each canary is a letter (o ok, b blocked, c copy-blocked) and the minute it came in. */
    @ParameterizedTest
    @CsvSource({
        "b0,                blocked",
        "b0 b30,            alarm",
        "b0 o1 b2,          blocked",
        "b0 b61,            blocked",
        "b0 b30 b90,        alarm",
        "c0 c5,             copy",
        "b0 c5,             blocked",
        "o0,                nothing",
        "o0 o5,             nothing",
        "o0 o5 o9,          nothing",
        "o0 o5 o10,         fine",
        "o0 o61 o62,        nothing",
        "b0 b1 o2 o7 o12,   fine",
        "b0 b1 o2 o7 b8,    blocked",
    })
    void canariesInARow(String canaries, String said) {
        CanaryRun run = new CanaryRun();
        long now = 0;
        for (String one : canaries.split(" ", -1)) {
            now = 1_000_000_000L + Long.parseLong(one.substring(1)) * 60_000;
            Canary.Result result =
                    switch (one.charAt(0)) {
                        case 'o' -> Canary.Result.OK;
                        case 'b' -> Canary.Result.BLOCKED;
                        default -> Canary.Result.COPY_BLOCKED;
                    };
            run.add(new Canary(LINK, result, now));
        }
        assertThat(run.blocked()).isEqualTo(said.equals("alarm"));
        assertThat(run.copyBlocked()).isEqualTo(said.equals("copy"));
        assertThat(run.fine()).isEqualTo(said.equals("fine"));
        assertThat(run.saysBlocked(now)).isEqualTo(!said.equals("fine") && !said.equals("nothing"));
        assertThat(run.saysBlocked(now + 61 * 60_000)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "9,   0,      false",
        "10,  0,      false",
        "13,  0,      true",
        "10,  10000,  false",
        "45,  10000,  false",
        "60,  10000,  true",
        "80,  10000,  true",
        "80,  100000, false",
    })
    void reportsInTenMinutes(int reports, int shares, boolean burst) {
        assertThat(new ReportBurst().judge(reports, shares).isPresent()).isEqualTo(burst);
    }

    @Test
    void whereManyAlwaysReportItTakesMore() {
        ReportBurst burst = new ReportBurst();
        for (int minute = 0; minute < 2_000; minute++) {
            burst.learn(10, 1_000);
        }
        assertThat(burst.judge(100, 10_000)).as("as ever").isEmpty();
        assertThat(burst.judge(200, 10_000)).as("twice as many").isEmpty();
        assertThat(burst.judge(350, 10_000))
                .hasValueSatisfying(text ->
                        assertThat(text)
                                .isEqualTo("350 reports in 10 min where 200.0 would be many"));
    }
}
