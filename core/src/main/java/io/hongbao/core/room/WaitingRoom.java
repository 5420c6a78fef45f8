package io.hongbao.core.room;

import io.hongbao.core.Entity;
import io.hongbao.core.Require;
import io.hongbao.core.RoomEvent;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.chance.Places;

/**
 * A campaign's waiting room. The campaign's home shard decides what happens to it; the other shards
 * hold a copy that follows by messages, of {@code state}, {@code opening} and {@code opensAtMillis}
 * only: what a claim has to know.
 *
 * @param state where an operator or the clock has led it. What counts is {@link #stateAt}
 * @param opening counts how often it began anew, by a pre-queue or an opening without one; 0 for
 *     never. Tickets and the seed belong to one opening
 * @param preQueued how many of them joined before it opened; 0 until then
 * @param joined how many have joined in this opening
 * @param admittedUpTo the places 1 to this have had their turn
 * @param entered how many tickets were exchanged for the right to act; without bypasses
 * @param ceilingPerSecond the operator's; {@link RoomRules#NO_CEILING} when the campaign's holds
 * @param opensAtMillis when the pre-queue opens by itself; {@link #NEVER} when it does not
 * @param commitment SHA-256 of the seed, hexadecimal; empty before the first opening began
 * @param seed what the places of this opening are drawn with, 64 hexadecimal digits; empty until it
 *     has opened
 */
public record WaitingRoom(
        String campaign,
        RoomState state,
        int opening,
        long preQueued,
        long joined,
        long admittedUpTo,
        long entered,
        int ceilingPerSecond,
        long opensAtMillis,
        String commitment,
        String seed)
        implements Entity {

    public static final long NEVER = 0;

    /** No place is known yet. */
    public static final long NO_PLACE = 0;

    public WaitingRoom {
        Require.inRange(joined, preQueued, Long.MAX_VALUE, "people in a waiting room");
        Require.inRange(admittedUpTo, 0, joined, "admitted places");
        Require.inRange(entered, 0, admittedUpTo, "entered places");
        Require.inRange(
                ceilingPerSecond,
                RoomRules.NO_CEILING,
                RoomRules.MAX_CEILING_PER_SECOND,
                "ceiling in places a second");
    }

    public static WaitingRoom idle(String campaign) {
        return new WaitingRoom(
                campaign, RoomState.IDLE, 0, 0, 0, 0, 0, RoomRules.NO_CEILING, NEVER, "", "");
    }

    /**
     * The state in force: a scheduled opening counts from its time on, whether or not its timer has
     * run. An operator's act wins over the schedule.
     */
    public RoomState stateAt(Campaign of, long atMillis) {
        if (!followsClock(of)) {
            return state;
        }
        if (state == RoomState.PRE_QUEUE && opensAtMillis != NEVER && atMillis >= opensAtMillis) {
            return RoomState.OPEN;
        }
        if (!isScheduled(of) || atMillis >= of.terms().window().toMillis()) {
            return state;
        }
        if (atMillis >= of.terms().window().fromMillis()) {
            return RoomState.OPEN;
        }
        return atMillis >= preQueueAtMillis(of.terms()) ? RoomState.PRE_QUEUE : state;
    }

    /** Nothing opens by itself in a campaign that is not published, was stopped or is over. */
    private static boolean followsClock(Campaign of) {
        return of.status().isFunded()
                && of.status() != CampaignStatus.KILLED
                && of.status() != CampaignStatus.CLOSED;
    }

    /** Whether the schedule still leads it: nobody, and not the clock either, has led it yet. */
    private boolean isScheduled(Campaign of) {
        return state == RoomState.IDLE && opening == 0 && of.terms().waitingRoom().scheduled();
    }

    private static long preQueueAtMillis(CampaignTerms terms) {
        return terms.window().fromMillis() - terms.waitingRoom().preQueueMillis();
    }

    /**
     * When the clock leads it next in a campaign of these rules; {@link #NEVER} when it doesn't.
     */
    public long wakeAtMillis(CampaignTerms terms) {
        if (state == RoomState.PRE_QUEUE) {
            return opensAtMillis;
        }
        boolean scheduled =
                state == RoomState.IDLE && opening == 0 && terms.waitingRoom().scheduled();
        return scheduled ? Math.max(1, preQueueAtMillis(terms)) : NEVER;
    }

    /** Whether its first pre-queue or opening is past: the schedule can't be changed any more. */
    public boolean hasBegun(Campaign of, long atMillis) {
        return state != RoomState.IDLE
                || opening > 0
                || stateAt(of, atMillis) != RoomState.IDLE
                || atMillis >= of.terms().window().fromMillis();
    }

    /**
     * The place of the ticket with this index: from 1; {@link #NO_PLACE} before the pre-queue has
     * opened.
     */
    public long placeOf(long index) {
        return seed.isEmpty() ? NO_PLACE : Places.place(index, preQueued, seed);
    }

    /**
     * The most places that may be admitted in a second: the operator's ceiling, else the
     * campaign's; {@link RoomRules#NO_CEILING} when neither is set, 0 when nobody may be.
     */
    public int ceilingPerSecond(CampaignTerms terms) {
        return ceilingPerSecond == RoomRules.NO_CEILING
                ? terms.waitingRoom().ceilingPerSecond()
                : ceilingPerSecond;
    }

    /** What {@code event} makes of it. */
    public WaitingRoom after(RoomEvent event) {
        return switch (event) {
            case RoomEvent.RoomLed it ->
                    it.opening() == opening
                            ? led(it.to(), opensAt(it.to(), it.opensAtMillis()))
                            : begun(it.to(), it.opening(), it.opensAtMillis(), it.commitment(), "");
            case RoomEvent.RoomOpened it ->
                    it.opening() == opening
                            ? opened(it.preQueued(), it.seed())
                            : begun(it.to(), it.opening(), NEVER, it.commitment(), it.seed());
            case RoomEvent.TicketTaken _ ->
                    with(joined + 1, admittedUpTo, entered, ceilingPerSecond);
            case RoomEvent.PlacesAdmitted it -> with(joined, it.upTo(), entered, ceilingPerSecond);
            case RoomEvent.TicketEntered it ->
                    it.place() == NO_PLACE
                            ? this
                            : with(joined, admittedUpTo, entered + 1, ceilingPerSecond);
            case RoomEvent.RoomCeilingSet it -> with(joined, admittedUpTo, entered, it.perSecond());
            case RoomEvent.BypassSet _ -> this;
            case RoomEvent.RoomCopied it ->
                    new WaitingRoom(
                            campaign,
                            it.state(),
                            it.opening(),
                            0,
                            0,
                            0,
                            0,
                            RoomRules.NO_CEILING,
                            it.opensAtMillis(),
                            "",
                            "");
        };
    }

    private static long opensAt(RoomState to, long opensAtMillis) {
        return to == RoomState.PRE_QUEUE ? opensAtMillis : NEVER;
    }

    private WaitingRoom led(RoomState to, long newOpensAtMillis) {
        return new WaitingRoom(
                campaign,
                to,
                opening,
                preQueued,
                joined,
                admittedUpTo,
                entered,
                ceilingPerSecond,
                newOpensAtMillis,
                commitment,
                seed);
    }

    private WaitingRoom begun(
            RoomState to,
            int newOpening,
            long newOpensAtMillis,
            String newCommitment,
            String newSeed) {
        return new WaitingRoom(
                campaign,
                to,
                newOpening,
                0,
                0,
                0,
                0,
                ceilingPerSecond,
                newOpensAtMillis,
                newCommitment,
                newSeed);
    }

    private WaitingRoom opened(long newPreQueued, String newSeed) {
        return new WaitingRoom(
                campaign,
                RoomState.OPEN,
                opening,
                newPreQueued,
                joined,
                admittedUpTo,
                entered,
                ceilingPerSecond,
                NEVER,
                commitment,
                newSeed);
    }

    private WaitingRoom with(
            long newJoined, long newAdmittedUpTo, long newEntered, int newCeilingPerSecond) {
        return new WaitingRoom(
                campaign,
                state,
                opening,
                preQueued,
                newJoined,
                newAdmittedUpTo,
                newEntered,
                newCeilingPerSecond,
                opensAtMillis,
                commitment,
                seed);
    }
}
