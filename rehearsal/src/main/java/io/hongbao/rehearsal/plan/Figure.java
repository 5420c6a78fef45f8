package io.hongbao.rehearsal.plan;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * A number with its unit, as a plan shows it.
 *
 * @param amount in the unit as it is named; never rounded
 */
public record Figure(double amount, Unit unit) {
    private static final double THOUSAND = 1_000;
    private static final double TEN = 10;
    private static final double SMALL = 0.001;
    private static final int MINUTE_SECONDS = 60;

    /** What is counted. Multiples of bytes and bits are decimal. */
    public enum Unit {
        COUNT("", "count"),
        PER_SECOND("/s", "perSecond"),
        SECONDS(" s", "seconds"),
        PROCESSORS(" processors", "processors"),
        NODES(" nodes", "nodes"),
        PARTITIONS(" partitions", "partitions"),
        BYTES("B", "bytes"),
        BYTES_PER_SECOND("B/s", "bytesPerSecond"),
        BITS_PER_SECOND("bit/s", "bitsPerSecond");

        private final String sign;
        private final String word;

        Unit(String sign, String word) {
            this.sign = sign;
            this.word = word;
        }

        /** For programs. */
        public String word() {
            return word;
        }
    }

    /** For people: to three decimals or fewer unless it is tiny, bytes in GB and so on. */
    public String text() {
        return switch (unit) {
            case BYTES, BYTES_PER_SECOND, BITS_PER_SECOND -> scaled();
            case SECONDS ->
                    amount < 2 * MINUTE_SECONDS
                            ? rounded(amount) + " s"
                            : rounded(amount / MINUTE_SECONDS) + " minutes";
            case NODES, PARTITIONS ->
                    exact(amount)
                            + (amount == 1
                                    ? unit.sign.substring(0, unit.sign.length() - 1)
                                    : unit.sign);
            case COUNT, PER_SECOND, PROCESSORS -> rounded(amount) + unit.sign;
        };
    }

    private String scaled() {
        String[] prefixes = {" ", " k", " M", " G", " T", " P", " E"};
        double left = amount;
        int step = 0;
        while (left >= THOUSAND && step + 1 < prefixes.length) {
            left /= THOUSAND;
            step++;
        }
        return rounded(left) + prefixes[step] + unit.sign;
    }

    private static String rounded(double number) {
        if (number < SMALL) {
            return exact(number);
        }
        return format(number >= THOUSAND ? "#,##0" : number >= TEN ? "#,##0.#" : "0.###", number);
    }

    /** A number as it is, with up to six decimals. */
    static String exact(double number) {
        return format("#,##0.######", number);
    }

    private static String format(String pattern, double number) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(number);
    }
}
