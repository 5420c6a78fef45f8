package io.hongbao.channel;

/**
 * How late an outcome comes after its cause, such as an open after a share: a mixture of
 * exponential delays whose weights are learned.
 *
 * <p>Each minute every pair offers what each delay alone would make it expect, and what came. The
 * weights are those of weighted least squares over both, with forgetting, kept at 0 or above by
 * coordinate descent, and with what is believed at first as a ridge. The weights are the same for
 * all channels: how long people take to look at their phone depends little on the app, and so they
 * are known for a form that hardly anybody used before a block.
 */
final class Lags {

    /** The delays' means. The longest bounds how long a share is remembered. */
    private static final double[] MEAN_MINUTES = {1, 4, 15, 60, 240};

    static final int DELAYS = MEAN_MINUTES.length;

    /** The delay of four minutes. */
    static final int MINUTES = 1;

    /** The delay of an hour. */
    static final int AN_HOUR = 3;

    private static final double[] KEEP = new double[DELAYS];

    static {
        for (int i = 0; i < DELAYS; i++) {
            KEEP[i] = Math.exp(-1 / MEAN_MINUTES[i]);
        }
    }

    /** The first belief counts as if it had come of so many pairs' minutes. */
    private static final double FIRST_WORTH = 1_000;

    /** Half of what was learned is two days old. */
    private static final double KEEP_A_MINUTE = Math.pow(0.5, 1.0 / (2 * 24 * 60));

    /** A minute's count scatters by a tenth beyond chance: so much a great count is worth. */
    private static final double SCATTER = 0.01;

    private static final int SWEEPS = 5;

    private final double[] first;
    private final double[] weights;
    private final double[][] products = new double[DELAYS][DELAYS];
    private final double[] outcomes = new double[DELAYS];

    Lags(Ratio ratio) {
        first =
                switch (ratio) {
                    case OPENS_PER_SHARE -> new double[] {0.2, 0.3, 0.2, 0.2, 0.1};
                    case ACCEPTANCES_PER_OPEN -> new double[] {0.35, 0.4, 0.2, 0.04, 0.01};
                };
        weights = first.clone();
    }

    /** How much of a pool is left a minute later. */
    static double keep(int delay) {
        return KEEP[delay];
    }

    double weight(int delay) {
        return weights[delay];
    }

    /** As if everybody took one delay longer: what is held against a hasty expectation. */
    double slowWeight(int delay) {
        double own = delay == DELAYS - 1 ? weights[delay] : 0;
        return own + (delay == 0 ? 0 : weights[delay - 1]);
    }

    /** As if everybody took one delay less: what is held against an expectation of late ones. */
    double quickWeight(int delay) {
        double own = delay == 0 ? weights[delay] : 0;
        return own + (delay == DELAYS - 1 ? 0 : weights[delay + 1]);
    }

    /**
     * @param alone the outcomes that each delay alone would have made one expect
     */
    void learn(double[] alone, double seen) {
        double expected = 0;
        for (int i = 0; i < DELAYS; i++) {
            expected += weights[i] * alone[i];
        }
        if (expected <= 0) {
            return;
        }
        double worth = 1 / (expected + SCATTER * expected * expected);
        for (int i = 0; i < DELAYS; i++) {
            outcomes[i] += worth * alone[i] * seen;
            for (int j = 0; j < DELAYS; j++) {
                products[i][j] += worth * alone[i] * alone[j];
            }
        }
    }

    /** Once a minute, after every pair has taught it. */
    void minutePassed() {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int i = 0; i < DELAYS; i++) {
                double rest = outcomes[i] + FIRST_WORTH * first[i];
                for (int j = 0; j < DELAYS; j++) {
                    rest -= i == j ? 0 : products[i][j] * weights[j];
                }
                weights[i] = Math.max(0, rest / (products[i][i] + FIRST_WORTH));
            }
        }
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < DELAYS; i++) {
            weights[i] = sum > 0 ? weights[i] / sum : first[i];
            outcomes[i] *= KEEP_A_MINUTE;
            for (int j = 0; j < DELAYS; j++) {
                products[i][j] *= KEEP_A_MINUTE;
            }
        }
    }
}
