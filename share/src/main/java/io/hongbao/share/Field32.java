package io.hongbao.share;

/**
 * The field with 32 elements: polynomials over two bits modulo x^5 + x^2 + 1, whose root {@code a}
 * (written 2) is primitive. The powers a^0 to a^30 are all its elements but 0. Adding is XOR.
 */
final class Field32 {
    /** How many elements other than 0 there are: a to this power is 1. */
    private static final int ORDER = 31;

    private static final int MODULUS = 0b100101;
    private static final int[] POWERS = powers();
    private static final int[] LOGARITHMS = logarithms();

    private Field32() {}

    private static int[] powers() {
        int[] powers = new int[ORDER];
        int power = 1;
        for (int i = 0; i < ORDER; i++) {
            powers[i] = power;
            power <<= 1;
            power = power > ORDER ? power ^ MODULUS : power;
        }
        return powers;
    }

    private static int[] logarithms() {
        int[] logarithms = new int[ORDER + 1];
        for (int i = 0; i < ORDER; i++) {
            logarithms[POWERS[i]] = i;
        }
        return logarithms;
    }

    /**
     * An element times a power of {@code a}.
     *
     * @param element 0 to 31
     * @param exponent any, also below 0
     */
    static int timesPower(int element, int exponent) {
        return element == 0 ? 0 : POWERS[Math.floorMod(LOGARITHMS[element] + exponent, ORDER)];
    }
}
