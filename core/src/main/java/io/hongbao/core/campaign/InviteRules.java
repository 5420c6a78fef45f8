package io.hongbao.core.campaign;

import io.hongbao.core.Require;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a campaign gives for accepted invites. A prize that is named here is earned by invites.
 *
 * @param rewards what each accepted invite earns at once
 * @param most how many accepted invites earn an inviter something, 1-1000; 0 when the campaign has
 *     no invites
 * @param draw what every so many of them earn the inviter besides
 * @param later what they earn when the friend comes back, by day, ascending, at most {@link
 *     #MAX_LATER}
 * @param validityDays how many days (of 24 hours) an invite can be accepted for, 1-3650; {@link
 *     #UNTIL_THE_END} for as long as the campaign runs
 * @param newFriends whether only people may accept whom the app has never seen before
 */
public record InviteRules(
        Sides rewards,
        int most,
        Draw draw,
        List<Later> later,
        int validityDays,
        boolean newFriends) {

    public static final int MAX_MOST = 1_000;

    public static final int MAX_LATER = 5;

    public static final int MAX_DAY = 365;

    public static final int UNTIL_THE_END = 0;

    public static final int MAX_VALIDITY_DAYS = 3_650;

    private static final long DAY_MILLIS = 86_400_000L;

    /** No invites. */
    public static final InviteRules NONE =
            new InviteRules(Sides.NOTHING, 0, Draw.NONE, List.of(), UNTIL_THE_END, false);

    /**
     * What both sides get: the ids of two prizes.
     *
     * @param inviter empty for nothing
     * @param friend empty for nothing
     */
    public record Sides(String inviter, String friend) {
        public static final Sides NOTHING = new Sides("", "");
    }

    /**
     * What the inviter gets for every so many accepted invites.
     *
     * @param every 1-{@link #MAX_MOST}; 0 for never
     * @param prize the prize's id; empty for none
     */
    public record Draw(int every, String prize) {
        public static final Draw NONE = new Draw(0, "");

        public Draw {
            Require.inRange(every, 0, MAX_MOST, "accepted invites for a draw");
            Require.that(
                    (every == 0) == prize.isEmpty(),
                    "a draw needs a prize, and a prize a number of accepted invites");
        }

        /** Whether the {@code accepted}-th one earns it. */
        public boolean isEarnedBy(int accepted) {
            return every > 0 && accepted % every == 0;
        }
    }

    /**
     * What both sides get when the friend comes back.
     *
     * @param day on which day after the acceptance or later, 1-{@link #MAX_DAY}, in the campaign's
     *     time zone
     */
    public record Later(int day, Sides rewards) {
        public Later {
            Require.inRange(day, 1, MAX_DAY, "day of a later reward");
            Require.that(!rewards.equals(Sides.NOTHING), "a later reward must have one for a side");
        }
    }

    public InviteRules {
        later = List.copyOf(later);
        Require.inRange(most, 0, MAX_MOST, "rewarded accepted invites per inviter");
        Require.inRange(later.size(), 0, MAX_LATER, "number of later rewards");
        Require.inRange(validityDays, UNTIL_THE_END, MAX_VALIDITY_DAYS, "days of an invite");
        Set<Integer> days = new HashSet<>();
        int before = 0;
        for (Later one : later) {
            Require.that(
                    days.add(one.day()) && one.day() > before,
                    "later rewards must be in the order of their days, each on its own");
            before = one.day();
        }
        boolean gives =
                !rewards.equals(Sides.NOTHING) || !draw.equals(Draw.NONE) || !later.isEmpty();
        Require.that(most > 0 == gives, "invites must earn somebody something, or not be there");
    }

    /** Whether the campaign has invites. */
    public boolean isThere() {
        return most > 0;
    }

    /** When an invite made at {@code createdAtMillis} expires by these rules alone. */
    public long expiresAtMillis(long createdAtMillis) {
        return validityDays == UNTIL_THE_END
                ? Long.MAX_VALUE
                : createdAtMillis + validityDays * DAY_MILLIS;
    }

    /** The ids of all prizes that are named here. */
    public List<String> prizes() {
        return Stream.concat(
                        Stream.of(rewards.inviter(), rewards.friend(), draw.prize()),
                        later.stream()
                                .map(Later::rewards)
                                .flatMap(one -> Stream.of(one.inviter(), one.friend())))
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }
}
