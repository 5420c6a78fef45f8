package io.hongbao.channel.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.channel.ChannelForm;
import io.hongbao.channel.Form;
import io.hongbao.channel.HealthEvent;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bars, with simulated people whose noise is drawn anew for each seed. The long form has more
 * of them: {@code -Dhongbao.blocks=20 -Dhongbao.quiet=7}.
 */
@Execution(ExecutionMode.CONCURRENT)
final class BlockSimulationTest {
    private static final long BLOCKS = Long.getLong("hongbao.blocks", 8);
    private static final long QUIET = Long.getLong("hongbao.quiet", 3);

    /**
     * A block of 95 % at a seeded minute between 9:00 and 23:00, for twelve hours: for each seed
     * the alarm and the switch come within 5 minutes, at least 70 % of the lost invites come back,
     * and links are recommended again within 30 minutes of the lift, whatever hour of the night
     * that is.
     */
    @Test
    void aSuddenBlockKeepsItsBars() {
        for (long seed = 1; seed <= BLOCKS; seed++) {
            Comparison runs = BlockSimulation.compare(Scenario.of(seed, "wechat", 95));
            assertThat(runs.bars()).as("seed " + seed).hasSize(4).allMatch(Bar::kept);
            assertThat(runs.switched().switches())
                    .as("seed " + seed)
                    .filteredOn(one -> one.channel().equals("wechat"))
                    .first()
                    .matches(one -> one.from() == Form.LINK && one.to() == Form.POSTER);
        }
    }

    /**
     * A block that takes 20 minutes to grow to 30 %: for each seed the alarm comes within 60
     * minutes of its beginning, and links are recommended again within 30 minutes of the lift. With
     * one of them a good half hour passes for the lift while the block lasts, and it is said.
     */
    @Test
    void aSlowBlockKeepsItsBars() {
        int early = 0;
        for (long seed = 1; seed <= BLOCKS; seed++) {
            Comparison runs = BlockSimulation.compare(Scenario.of(seed, "wechat", 30));
            assertThat(runs.bars()).as("seed " + seed).hasSize(3).allMatch(Bar::kept);
            early += runs.bars().stream().anyMatch(BlockSimulationTest::isTooSoon) ? 1 : 0;
        }
        assertThat(early).isLessThanOrEqualTo(1);
    }

    private static boolean isTooSoon(Bar bar) {
        return bar.found().equals("before the lift");
    }

    static LongStream quietSeeds() {
        return LongStream.rangeClosed(1, QUIET);
    }

    /** For each seed at most one false alarm on five channels in 30 days. */
    @ParameterizedTest
    @MethodSource("quietSeeds")
    void quietDaysAreQuiet(long seed) {
        Run quiet = BlockSimulation.quiet(seed, 30);
        assertThat(Bar.quiet(quiet, 30).kept()).as(quiet.alarms().toString()).isTrue();
    }

    /** Two hours in which hardly anything opens on any channel. */
    @ParameterizedTest
    @CsvSource({"1, 0.02", "2, 0.3", "3, 0", "4, 0.6"})
    void anOutageCommonToAllIsNoAlarmForAny(long seed, double left) {
        int from = 3 * 1_440 + 15 * 60;
        Run run =
                new Play(
                                seed,
                                Population.standard(),
                                List.of(),
                                new Play.Outage(from, from + 120, left),
                                "wechat",
                                true,
                                BlockSimulation.START_MILLIS)
                        .run(from + 240);
        assertThat(run.alarms()).isEmpty();
    }

    /** A block of the poster too: on to what is typed. */
    @Test
    void aSecondBlockMovesOnToTheTypedCode() {
        int from = 3 * 1_440 + 12 * 60;
        List<Block> both =
                List.of(
                        new Block(new ChannelForm("wechat", Form.LINK), from, 9_999, 0.95, 0),
                        new Block(
                                new ChannelForm("wechat", Form.POSTER),
                                from + 180,
                                9_999,
                                0.95,
                                0));
        Run run =
                new Play(
                                3,
                                Population.standard(),
                                both,
                                Play.Outage.NONE,
                                "wechat",
                                true,
                                BlockSimulation.START_MILLIS)
                        .run(from + 240);
        assertThat(run.switches())
                .extracting(HealthEvent.Switched::to)
                .containsExactly(Form.POSTER, Form.CODE);
        assertThat(run.minuteOf(run.switches().get(1)) - from - 180).isBetween(1, 10);
    }

    /** A weak block that was taken for over while it lasted is back in time, but it is said. */
    @Test
    void linksThatCameBackTooSoonAreSaidToHave() {
        Scenario scenario = Scenario.of(1, "wechat", 30);
        Block block = scenario.block();
        assertThat(back(scenario, block.toMinute() - 100).found()).isEqualTo("before the lift");
        assertThat(back(scenario, block.toMinute() + 12).found()).isEqualTo("12 min");
        assertThat(back(scenario, block.toMinute() + 31).kept()).isFalse();
    }

    private static Bar back(Scenario scenario, int minute) {
        Block block = scenario.block();
        Run quiet = new Run(new int[0], List.of(), BlockSimulation.START_MILLIS);
        Run switched =
                new Run(
                        new int[0],
                        List.of(
                                switched(Form.LINK, Form.POSTER, block.fromMinute() + 30),
                                switched(Form.POSTER, Form.LINK, minute)),
                        BlockSimulation.START_MILLIS);
        return new Comparison(scenario, block, quiet, quiet, switched)
                .bars().stream().filter(bar -> bar.id().equals("back")).findFirst().orElseThrow();
    }

    private static HealthEvent.Switched switched(Form from, Form to, int minute) {
        long at = BlockSimulation.START_MILLIS + minute * 60_000L;
        return new HealthEvent.Switched("m", "wechat", from, to, 1, at, "a test");
    }

    /** What hits all forms of a channel alike does not hide behind them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 5})
    void aSlowBlockOfAWholeChannelIsFoundToo(long seed) {
        int from = 3 * 1_440 + 15 * 60;
        List<Block> all =
                Stream.of(Form.LINK, Form.POSTER, Form.CODE, Form.PASSPHRASE)
                        .map(form ->
                                new Block(new ChannelForm("wechat", form), from, 9_999, 0.3, 20))
                        .toList();
        Run run =
                new Play(
                                seed,
                                Population.standard(),
                                all,
                                Play.Outage.NONE,
                                "wechat",
                                true,
                                BlockSimulation.START_MILLIS)
                        .run(from + 90);
        assertThat(run.alarms())
                .filteredOn(alarm -> alarm.pair().form() == Form.LINK)
                .first()
                .matches(alarm -> run.minuteOf(alarm) > from && run.minuteOf(alarm) <= from + 60);
    }

    @Test
    void theSameSeedPlaysTheSame() {
        Scenario scenario = Scenario.of(5, "weibo", 95);
        Run one = BlockSimulation.switched(scenario, 30);
        Run two = BlockSimulation.switched(scenario, 30);
        assertThat(one.acceptances()).isEqualTo(two.acceptances());
        assertThat(one.events()).isEqualTo(two.events()).isNotEmpty();
        Run other = BlockSimulation.switched(Scenario.of(6, "weibo", 95), 30);
        assertThat(other.acceptances()).isNotEqualTo(one.acceptances());
    }

    /** Until the block begins the three runs differ in nothing; the noise is the same after. */
    @Test
    void theRunsDifferInTheBlockOnly() {
        Comparison runs = BlockSimulation.compare(Scenario.of(2, "wechat", 95));
        int from = runs.block().fromMinute();
        assertThat(runs.blocked().accepted(0, from)).isEqualTo(runs.quiet().accepted(0, from));
        assertThat(runs.switched().accepted(0, from)).isEqualTo(runs.quiet().accepted(0, from));
        assertThat(runs.lost())
                .isGreaterThan(runs.quiet().accepted(from, runs.block().toMinute()) * 7 / 10);
        assertThat(runs.recovered()).isPositive().isLessThan(runs.lost());
    }

    @Test
    void scenariosThatCannotBePlayedAreRefused() {
        assertThatThrownBy(() -> Scenario.of(1, "fax", 95)).hasMessageContaining("no channel fax");
        assertThatThrownBy(() -> Scenario.of(1, "wechat", 0)).hasMessageContaining("1 to 100");
        assertThatThrownBy(() -> BlockSimulation.quiet(1, 61)).hasMessageContaining("61");
    }
}
