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
     * @param siblings what the siblings saw, as a share of what they expected
     * @param left which share of what was expected still comes
     */
    record Fell(
            ChannelForm pair,
            Ratio ratio,
            long sinceMinute,
            long minute,
            double seen,
            double expected,
            double siblings,
            double left,
            String test)
            implements Finding {
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
