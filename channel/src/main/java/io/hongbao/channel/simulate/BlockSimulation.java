package io.hongbao.channel.simulate;

import java.util.List;

/**
 * Plays the same simulated days without a block, with a block and only links, and with a block and
 * the recommended form; and quiet days, for false alarms.
 */
public final class BlockSimulation {

    /** 6 February 2026, 00:00 in Beijing. */
    static final long START_MILLIS = 1_770_307_200_000L;

    private BlockSimulation() {}

    /** Three runs with the same noise, which differ in nothing else. */
    public static Comparison compare(Scenario scenario) {
        Block block = scenario.block();
        int minutes = block.toMinute() + Scenario.MINUTES_AFTER;
        return new Comparison(
                scenario,
                block,
                play(scenario, List.of(), true).run(minutes),
                play(scenario, List.of(block), false).run(minutes),
                play(scenario, List.of(block), true).run(minutes));
    }

    /** Only the run with the block and the recommended form, until so long after it begins. */
    static Run switched(Scenario scenario, int minutesAfter) {
        Block block = scenario.block();
        return play(scenario, List.of(block), true).run(block.fromMinute() + minutesAfter);
    }

    private static Play play(Scenario scenario, List<Block> blocks, boolean follow) {
        return new Play(
                scenario.seed(),
                Population.standard(),
                blocks,
                Play.Outage.NONE,
                scenario.channel(),
                follow,
                START_MILLIS);
    }

    /**
     * Days on which nothing is blocked: every alarm is a false one.
     *
     * @param days 1 to 60
     */
    public static Run quiet(long seed, int days) {
        if (days < 1 || days > 60) {
            throw new IllegalArgumentException("1 to 60 days, not " + days);
        }
        Population population = Population.standard();
        return new Play(
                        seed,
                        population,
                        List.of(),
                        Play.Outage.NONE,
                        population.channels().getFirst().name(),
                        true,
                        START_MILLIS)
                .run(days * 1_440);
    }
}
