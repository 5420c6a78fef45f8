package io.hongbao.core.invite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one acceptance of a person in a campaign: asked for, then accepted or refused by the invite's
 * own shard.
 *
 * @param number the invite's
 * @param form the share form that it came by, such as {@code link}
 * @param channel the channel that it came by, such as {@code wechat}
 * @param key the idempotency key
 * @param heldWith why it is to be reviewed before it earns anything; empty when it is not
 * @param askedAtMillis when the person accepted: the days of later rewards count from here
 * @param answeredAtMillis when the invite's shard had answered; {@link #NOT_YET} before
 * @param acceptance which acceptance of the invite it is, from 1; {@link #NOT_ACCEPTED} for none
 * @param rewarded whether it earns the inviter something too: they have not reached their cap
 * @param refusal why it was refused; empty unless it was
 * @param standing what a review has made of the friend's side
 * @param inviterStanding what a review has made of the inviter's side, whose own shard follows
 * @param returned the days of the later rewards that the person came back for
 */
public record Accepting(
        long number,
        String form,
        String channel,
        String key,
        List<String> heldWith,
        long askedAtMillis,
        long answeredAtMillis,
        int acceptance,
        boolean rewarded,
        List<InviteRefusal> refusal,
        Standing standing,
        Standing inviterStanding,
        List<Integer> returned) {

    public static final long NOT_YET = 0;

    public static final int NOT_ACCEPTED = 0;

    public Accepting {
        heldWith = List.copyOf(heldWith);
        refusal = List.copyOf(refusal);
        returned = List.copyOf(returned);
    }

    static Accepting asked(
            long number,
            String form,
            String channel,
            String key,
            List<String> heldWith,
            long askedAtMillis) {
        Standing both = heldWith.isEmpty() ? Standing.CLEAR : Standing.HELD;
        return new Accepting(
                number,
                form,
                channel,
                key,
                heldWith,
                askedAtMillis,
                NOT_YET,
                NOT_ACCEPTED,
                false,
                List.of(),
                both,
                both,
                List.of());
    }

    /** Whether the invite's shard has yet to answer. */
    public boolean isPending() {
        return answeredAtMillis == NOT_YET;
    }

    public boolean isAccepted() {
        return acceptance != NOT_ACCEPTED;
    }

    Accepting answered(
            int newAcceptance, boolean isRewarded, List<InviteRefusal> why, long atMillis) {
        return new Accepting(
                number,
                form,
                channel,
                key,
                heldWith,
                askedAtMillis,
                atMillis,
                newAcceptance,
                isRewarded,
                why,
                standing,
                inviterStanding,
                returned);
    }

    /** How a side stands. */
    public Standing standing(Side side) {
        return side == Side.FRIEND ? standing : inviterStanding;
    }

    /** Whether it may still earn either side something. */
    public boolean earns() {
        return standing.earns() || inviterStanding.earns();
    }

    /** Whether it gives a side anything that a review may be about. */
    public boolean rewards(Side side) {
        return side == Side.FRIEND || rewarded;
    }

    /** The sides whose rewards wait for a review. */
    public Set<Side> heldSides() {
        return Arrays.stream(Side.values())
                .filter(side -> rewards(side) && standing(side) == Standing.HELD)
                .collect(Collectors.toSet());
    }

    /** Whether a side's reward waits for a review. */
    public boolean isHeld() {
        return !heldSides().isEmpty();
    }

    Accepting reviewed(Side side, Standing to) {
        return side == Side.FRIEND
                ? with(to, inviterStanding, returned)
                : with(standing, to, returned);
    }

    private Accepting with(Standing friends, Standing inviters, List<Integer> newReturned) {
        return new Accepting(
                number,
                form,
                channel,
                key,
                heldWith,
                askedAtMillis,
                answeredAtMillis,
                acceptance,
                rewarded,
                refusal,
                friends,
                inviters,
                newReturned);
    }

    Accepting returnedOn(int day) {
        List<Integer> more = new ArrayList<>(returned);
        more.add(day);
        return with(standing, inviterStanding, more);
    }
}
