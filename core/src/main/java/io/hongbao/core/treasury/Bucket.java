package io.hongbao.core.treasury;

import io.hongbao.core.Require;

/**
 * Something a campaign has only so much of, and which its tills therefore hold slices of.
 *
 * @param kind what is limited
 * @param id the prize's or wave's id
 * @param day for {@link Kind#PRIZE_DAY} the day (days since 1970-01-01 in the campaign's zone),
 *     else 0
 */
public record Bucket(Kind kind, String id, long day) {

    /** What is limited. */
    public enum Kind {
        /**
         * The envelopes of a prize, with the money in them and, for decks and splits, their
         * positions.
         */
        PRIZE,
        /** How many envelopes of a prize may be granted on one day. */
        PRIZE_DAY,
        /** How many envelopes of a wave may be granted. */
        WAVE
    }

    public Bucket {
        Require.that(kind == Kind.PRIZE_DAY || day == 0, "only a day bucket has a day");
    }

    public static Bucket prize(String prizeId) {
        return new Bucket(Kind.PRIZE, prizeId, 0);
    }

    public static Bucket prizeDay(String prizeId, long day) {
        return new Bucket(Kind.PRIZE_DAY, prizeId, day);
    }

    public static Bucket wave(String waveId) {
        return new Bucket(Kind.WAVE, waveId, 0);
    }
}
