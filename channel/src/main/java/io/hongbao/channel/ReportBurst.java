package io.hongbao.channel;

import java.util.Locale;
import java.util.Optional;

/**
 * Tells a burst of reports from the usual few.
 *
 * <p>At least ten reports in ten minutes, and so many that chance alone would bring them less often
 * than once in 10⁸ such windows at twice the usual rate: by Chernoff's bound for a Poisson count,
 * {@code n ln(n / mean) - n + mean >= ln 10⁸}. The usual rate is reports per share, learned with a
 * half-life of a day, and never taken to be less than one in a thousand. Whoever counts reports
 * counts one a person a day, or one person makes a burst.
 */
final class ReportBurst {
    static final int WINDOW_MINUTES = 10;
    static final int LEAST = 10;

    private static final double SURE = Math.log(1e8);
    private static final double LEAST_RATE = 0.001;
    private static final double MARGIN = 2;
    private static final double KEEP_A_MINUTE = Math.pow(0.5, 1.0 / (24 * 60));

    private double reports;
    private double shares;

    /** A usual minute. */
    void learn(long reportsNow, long sharesNow) {
        reports = reports * KEEP_A_MINUTE + reportsNow;
        shares = shares * KEEP_A_MINUTE + sharesNow;
    }

    /**
     * Whether it is one.
     *
     * @param many reports in the window
     * @param shared shares in the window
     * @return what there is to say when it is one
     */
    Optional<String> judge(long many, long shared) {
        double rate = Math.max(LEAST_RATE, shares > 0 ? reports / shares : 0);
        double mean = Math.max(1, MARGIN * rate * shared);
        boolean burst =
                many >= LEAST && many > mean && many * Math.log(many / mean) - many + mean >= SURE;
        return burst
                ? Optional.of(
                        String.format(
                                Locale.ROOT,
                                "%d reports in %d min where %.1f would be many",
                                many,
                                WINDOW_MINUTES,
                                mean))
                : Optional.empty();
    }
}
