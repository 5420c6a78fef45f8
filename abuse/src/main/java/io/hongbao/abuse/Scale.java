package io.hongbao.abuse;

/** How much of a trait there is. */
final class Scale {
    private Scale() {}

    /** 0 up to {@code least}, 1 from {@code full} on, and evenly between. */
    static double of(double value, double least, double full) {
        return Math.clamp((value - least) / (full - least), 0, 1);
    }
}
