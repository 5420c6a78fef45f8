package io.hongbao.core;

/**
 * Checks for constructors: a record that exists is valid. Every message names the field, the rule
 * and the value.
 */
public final class Require {
    private Require() {}

    /** Returns {@code value} when it lies in {@code [low, high]}. */
    public static long inRange(long value, long low, long high, String field) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    field + " must be between " + low + " and " + high + ", but is " + value);
        }
        return value;
    }

    /** Throws when {@code holds} is false. */
    public static void that(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
