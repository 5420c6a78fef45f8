package io.hongbao.channel;

import java.util.Optional;

/**
 * Watches one ratio of one pair: what is expected of what was shared lately, against what came.
 *
 * <p>Minutes are taken together until they are worth a test ({@link #LEAST_OWN} expected outcomes
 * here and {@link #LEAST_SIBLINGS} at the siblings, or ten minutes), so that a quiet night is
 * tested rarely instead of badly. What is expected is multiplied by what the siblings saw of theirs
 * in the same minutes. Given that, the count is negative binomial: chance, the siblings' own
 * chance, and the scatter that this ratio always had.
 */
final class RatioWatch {

    /** So many minutes are one step at most. */
    static final int MOST_MINUTES = 10;

    private static final double LEAST_OWN = 20;
    private static final double LEAST_OWN_BLOCKED = 3;
    private static final double LEAST_SIBLINGS = 30;

    /** Siblings that do well raise what is expected here by no more. */
    private static final double MOST_COMMON = 1.15;

    /** Something happens to everybody: nothing is learned from that. */
    private static final double COMMON_LOW = 0.6;

    private static final double COMMON_HIGH = 1.6;

    /** What is suspected that much is not learned as usual. */
    private static final double SUSPECTED = 0.5;

    /** Half of a level is an hour old. */
    private static final double KEEP_LEVEL = Math.pow(0.5, 1.0 / 60);

    /** As if so many people took one delay longer than was learned. */
    private static final double SLOWER = 0.2;

    /** As if so many people took one delay less. */
    private static final double QUICKER = 0.5;

    /** What is shared in minutes, against what was in the last hour. */
    private static final double COLLAPSED = 0.25;

    /** Twice as many in the first two days, when lags are hardly known. */
    private static final double FIRST_DOUBT = 2;

    /** What the test for big drops calls usual: a ratio always wanders a little. */
    static final double STILL_USUAL = 0.94;

    /** A drop of 95 to 50 % is quickest found by a test for one of 65 %. */
    static final double FAST = 0.35;

    /**
     * What a recovery is told from: twice what was left in the block, within these bounds. A form
     * that brought 5 % is rather open again above a good half, one that brought 70 % above 82 %.
     */
    static final double LEAST_STILL_BLOCKED = 0.3;

    static final double MOST_STILL_BLOCKED = 0.7;

    static final double OPEN_AGAIN = 0.95;

    /**
     * The average run length that was asked for: with 5 channels, 4 forms and 2 ratios, a tenth of
     * a false alarm in 30 days of minutes. By Lorden's bound its logarithm is the threshold.
     */
    static final double RUN_LENGTH_STEPS = 5 * 4 * 2 * (30 * 24 * 60) / 0.1;

    static final double ALARM_AT = Math.log(RUN_LENGTH_STEPS);

    /** Going back in error costs little, and the next time waits longer: once in about a day. */
    static final double RECOVERED_AT = Math.log(24 * 60);

    private static final int LEAST_STEPS = 3;

    private enum Mode {
        WATCHING,
        /** This ratio fell: whether it is back. */
        BLOCKED,
        /** The pair is blocked for another reason. */
        HELD
    }

    private final ChannelForm pair;
    private final Ratio ratio;
    private final Lags lags;
    private final Usual usual;
    private final Cusum fast = new Cusum(STILL_USUAL, FAST, ALARM_AT, LEAST_STEPS);
    private final LongLook look = new LongLook();
    private Cusum back = recovery(LEAST_STILL_BLOCKED);
    private Mode mode = Mode.WATCHING;
    private boolean mild;

    /** Causes whose outcomes are due in this minute, had all of them one delay. */
    private final double[] pools = new double[Lags.DELAYS];

    /** Of this minute. */
    private double seenNow;

    private double dueNow;
    private double slowlyNow;
    private double quicklyNow;

    /** Of the last hour or so, older minutes counting less. */
    private double levelSeen;

    private double levelExpected;

    /** Of the step that is being filled. */
    private int minutes;

    private double seen;
    private double due;
    private double slowly;
    private double quickly;

    RatioWatch(ChannelForm pair, Ratio ratio, Lags lags, DayCurve day) {
        this.usual = new Usual(day);
        this.pair = pair;
        this.ratio = ratio;
        this.lags = lags;
    }

    /**
     * Takes in a minute that is over. Once for each, in order.
     *
     * @param tested whether it belongs to the step that will be tested
     */
    void count(long minute, MinuteCounts counts, boolean tested) {
        double hour = usual.ofDay(minute);
        long causes = ratio.causes(counts);
        seenNow = ratio.outcomes(counts);
        dueNow = 0;
        slowlyNow = 0;
        quicklyNow = 0;
        double[] alone = new double[Lags.DELAYS];
        for (int i = 0; i < Lags.DELAYS; i++) {
            double keep = Lags.keep(i);
            pools[i] = pools[i] * keep + causes * (1 - keep);
            dueNow += lags.weight(i) * pools[i] * hour;
            quicklyNow += lags.quickWeight(i) * pools[i] * hour;
            slowlyNow += lags.slowWeight(i) * pools[i] * hour;
            alone[i] = pools[i] * hour * usual.perCause();
        }
        if (!tested) {
            return;
        }
        minutes++;
        seen += seenNow;
        due += dueNow;
        slowly += slowlyNow;
        quickly += quicklyNow;
        if (mode == Mode.WATCHING && suspicion() < SUSPECTED) {
            teach(alone);
        }
    }

    /** Lags are learned from how a rise arrives, and not from what makes an evening good. */
    private void teach(double[] alone) {
        double expected = dueNow * usual.perCause();
        levelSeen = levelSeen * KEEP_LEVEL + seenNow;
        levelExpected = levelExpected * KEEP_LEVEL + expected;
        if (levelSeen >= LEAST_OWN && usual.known()) {
            lags.learn(alone, seenNow * levelExpected / levelSeen);
        }
    }

    /** Tells the siblings of others what this minute was like. */
    void tell(Siblings siblings, long minute) {
        if (mode == Mode.WATCHING && usual.known()) {
            double perCause = usual.perCause();
            siblings.add(pair, minute, seenNow, dueNow * perCause, slowlyNow * perCause);
        }
    }

    /** Tests, when there is enough for a step, once everybody has told the siblings. */
    Optional<Finding> judge(long minute, Siblings siblings) {
        Siblings.Together others = siblings.without(pair.channel(), minute, minutes);
        double expected = due * usual.perCause();
        boolean enough =
                expected >= (mode == Mode.BLOCKED ? LEAST_OWN_BLOCKED : LEAST_OWN)
                        && others.expected() >= LEAST_SIBLINGS;
        if (!enough && minutes < MOST_MINUTES) {
            return Optional.empty();
        }
        Optional<Finding> finding = Optional.empty();
        if (usual.known()) {
            Siblings.Together beside = siblings.beside(pair, minute, minutes);
            finding = test(minute, expected * lagsInDoubt(others), others, beside);
        } else {
            usual.learn(minute, minutes, seen, due);
        }
        minutes = 0;
        seen = 0;
        due = 0;
        slowly = 0;
        quickly = 0;
        return finding;
    }

    /**
     * At most 1: by how much less one must expect where the lags decide. Were people slower than
     * was learned, a sudden rise would look like a drop, unless it is one at the siblings too; were
     * they quicker, so would the time after a sudden fall, when only late ones are to come.
     */
    private double lagsInDoubt(Siblings.Together others) {
        if (due <= 0) {
            return 1;
        }
        double quicker = Math.min(1, quickly / due);
        if (mode == Mode.BLOCKED) {
            // Who got it hours ago has given up: a few probes must not drown in that memory. Where
            // most still comes through, though, to expect less would pass for a recovery.
            return mild ? 1 : quicker;
        }
        double theirs = others.expected() > 0 ? others.slowly() / others.expected() : 1;
        double slower = Math.min(1, slowly / due / Math.clamp(theirs, 0.5, 1));
        // What nobody shared for hours is expected out of memory only, and hardly that.
        double doubt = usual.knowsTheDay() ? 1 : FIRST_DOUBT;
        double early = Math.min(1 - doubt * QUICKER * (1 - quicker), 2 * quicker);
        return Math.min(1 - doubt * SLOWER * (1 - slower), early);
    }

    private Optional<Finding> test(
            long minute, double expected, Siblings.Together others, Siblings.Together beside) {
        // Few siblings are taken for so many more outcomes that came as expected.
        double belief = Math.max(0, LEAST_SIBLINGS - others.expected());
        double told = belief + others.seen();
        double common = told / (belief + others.expected());
        double raised = Math.min(common, MOST_COMMON);
        double mean = expected * raised;
        if (told <= 0 || mean <= 0) {
            return Optional.empty(); // nobody sees anything: that says nothing of this pair
        }
        double shape = 1 / (1 / told + usual.scatter());
        long first = minute - minutes + 1;
        look.step(
                new LongLook.Step(
                        first,
                        minutes,
                        seen,
                        mean,
                        told,
                        beside.seen(),
                        beside.expected() * raised));
        if (mode == Mode.BLOCKED) {
            back.step(seen, mean, shape, first);
            DropTest by = mild ? look : back;
            return (mild ? look.isUsualAgain() : back.alarms())
                    ? Optional.of(
                            new Finding.Back(
                                    pair,
                                    ratio,
                                    by.sinceMinute(),
                                    minute,
                                    by.seen(),
                                    by.expected()))
                    : Optional.empty();
        }
        if (mode == Mode.HELD) {
            return Optional.empty();
        }
        if (collapsed()) {
            return Optional.empty();
        }
        fast.step(seen, mean, shape, first);
        if (fast.alarms()) {
            return Optional.of(fell(fast, minute, common, "test for drops of 50 to 95 %"));
        }
        if (usual.knowsTheDay() && look.alarms()) {
            return Optional.of(fell(look, minute, common, "test for drops of 30 %"));
        }
        if (suspicion() < SUSPECTED && common >= COMMON_LOW && common <= COMMON_HIGH) {
            usual.learn(minute, minutes, seen, due);
            usual.learnScatter(minutes, seen, mean, mean * mean / told);
            look.learn();
        }
        return Optional.empty();
    }

    /** Hardly anything is shared any more: what is to come is a matter of lags alone. */
    private boolean collapsed() {
        return pools[Lags.MINUTES] < COLLAPSED * pools[Lags.AN_HOUR];
    }

    private Finding fell(DropTest by, long minute, double common, String test) {
        return new Finding.Fell(
                pair,
                ratio,
                by.sinceMinute(),
                minute,
                by.seen(),
                by.expected(),
                common,
                by.share(),
                test);
    }

    private static Cusum recovery(double stillBlocked) {
        return new Cusum(stillBlocked, OPEN_AGAIN, RECOVERED_AT, LEAST_STEPS);
    }

    /**
     * The pair is blocked.
     *
     * @param shows whether this ratio is what shows the end of it
     * @param left the share of what is expected that still comes
     */
    void block(boolean shows, double left) {
        mode = shows ? Mode.BLOCKED : Mode.HELD;
        mild = left >= Probe.MILD;
        back = recovery(Math.clamp(2 * left, LEAST_STILL_BLOCKED, MOST_STILL_BLOCKED));
    }

    /** The pair is as usual again. */
    void unblock() {
        mode = Mode.WATCHING;
        fast.reset();
        look.reset();
    }

    /** From 0 to 1: how near an alarm it is. */
    double suspicion() {
        return Math.max(fast.suspicion(), look.suspicion());
    }

    boolean known() {
        return usual.known();
    }

    double perCause() {
        return usual.perCause();
    }
}
