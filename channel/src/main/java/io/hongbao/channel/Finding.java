package io.hongbao.channel;

import java.util.Locale;

/** What a watch concludes from counts. */
sealed interface Finding {
    ChannelForm pair();

    long minute();

    /** What it rests on, in one line. */
    String evidence();

    /**
     * A ratio fell.
     *
     * @param sinceMinute the likeliest moment
     * @param minute at which it was found
     */
    record Fell(
            ChannelForm pair,
            Ratio ratio,
            long sinceMinute,
            long minute,
            double seen,
            double expected,
            double siblings,
            String test)
            implements Finding {
        /** Which share of what was expected still came. */
        double left() {
            return expected > 0 ? seen / expected : 0;
        }

        @Override
        public String evidence() {
            return String.format(
                    Locale.ROOT,
                    "%.0f %s where %.0f were expected (%.0f %%) in %d min, siblings at %.0f %%, %s",
                    seen,
                    ratio.outcome(),
                    expected,
                    100 * seen / Math.max(expected, 1e-9),
                    minute - sinceMinute + 1,
                    100 * siblings,
                    test);
        }
    }

    /** A ratio is as usual again. */
    record Back(
            ChannelForm pair,
            Ratio ratio,
            long sinceMinute,
            long minute,
            double seen,
            double expected)
            implements Finding {
        @Override
        public String evidence() {
            return String.format(
                    Locale.ROOT,
                    "%.0f %s where %.0f were expected (%.0f %%) in %d min",
                    seen,
                    ratio.outcome(),
                    expected,
                    100 * seen / Math.max(expected, 1e-9),
                    minute - sinceMinute + 1);
        }
    }
}
