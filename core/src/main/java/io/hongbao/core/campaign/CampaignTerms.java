package io.hongbao.core.campaign;

import io.hongbao.core.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A campaign's rules: what its file says, checked. Every prize is paid for in full: the prizes'
 * stocks times their amounts never exceed the budget.
 *
 * @param id 1-40 of {@code [a-z0-9-]}
 * @param texts by language ({@code zh}, {@code en})
 * @param currency ISO 4217
 * @param budgetMinor the money there is, in minor units
 * @param funders who pays which share
 * @param zone the time zone that days are counted in
 * @param window when the campaign runs
 * @param waves its phases, in time order, not overlapping, inside the window
 * @param prizes everything that can be won
 * @param caps how many envelopes one person may get in the whole campaign
 * @param eligibility who may take part
 * @param expiry where expired and forfeited money goes
 * @param moments dated annotations
 * @param drawSecretHash SHA-256 of the draw secret, lower-case hexadecimal: the commitment that
 *     makes draws checkable
 * @param placeSecretHash the same for places in the waiting room
 * @param orders what people may order with its cards
 * @param payouts how its cash is paid out
 * @param waitingRoom when its waiting room opens, and how fast people are admitted
 * @param invites what it gives for accepted invites
 * @param shadow whether it is there to be rehearsed on: its payments, outlets and payouts are
 *     played, on any server
 */
public record CampaignTerms(
        String id,
        Map<String, Text> texts,
        String currency,
        long budgetMinor,
        List<Funder> funders,
        ZoneId zone,
        Window window,
        List<Wave> waves,
        List<Prize> prizes,
        PersonCaps caps,
        Eligibility eligibility,
        Expiry expiry,
        List<Moment> moments,
        String drawSecretHash,
        String placeSecretHash,
        OrderRules orders,
        PayoutRules payouts,
        RoomRules waitingRoom,
        InviteRules invites,
        boolean shadow) {

    /** No budget may be larger: 10^15 minor units keep every sum inside a long. */
    public static final long MAX_BUDGET_MINOR = 1_000_000_000_000_000L;

    /** Where money goes that people did not use in time. */
    public enum Expiry {
        /** Back to the treasury: it can be granted again. */
        TREASURY,
        /** Booked as breakage: it leaves the campaign. */
        BREAKAGE
    }

    public CampaignTerms {
        texts = Map.copyOf(texts);
        funders = List.copyOf(funders);
        waves = List.copyOf(waves);
        prizes = List.copyOf(prizes);
        moments = List.copyOf(moments);
        Require.inRange(id.length(), 1, 40, "campaign id length");
        Require.inRange(budgetMinor, 1, MAX_BUDGET_MINOR, "budget in minor units");
        Require.inRange(prizes.size(), 1, 100, "number of prizes");
        Require.inRange(waves.size(), 1, 100, "number of waves");
        Set<String> ids = new HashSet<>();
        for (Prize prize : prizes) {
            Require.that(ids.add(prize.id()), "prize id " + prize.id() + " is used twice");
        }
        for (Wave wave : waves) {
            for (String prize : wave.prizes()) {
                Require.that(
                        ids.contains(prize),
                        "wave " + wave.id() + " names the unknown prize " + prize);
            }
        }
        for (String prize : invites.prizes()) {
            checkInvitePrize(prizes, prize);
        }
        long promisedMinor = promisedMinor(prizes);
        Require.that(
                promisedMinor <= budgetMinor,
                "the prizes hold "
                        + promisedMinor
                        + " minor units, more than the budget of "
                        + budgetMinor);
    }

    /**
     * Who may get it is said by the campaign and its invites alone: when it falls due, nobody is
     * there to ask about.
     */
    private static void checkInvitePrize(List<Prize> prizes, String id) {
        Require.that(
                prizes.stream()
                        .anyMatch(prize ->
                                prize.id().equals(id)
                                        && prize.earnedBy().contains(EarnedBy.INVITE)
                                        && prize.eligibility().equals(Eligibility.ANYONE)),
                "invites give " + id + ", which is no prize that an invite earns anybody");
    }

    private static long promisedMinor(List<Prize> prizes) {
        long sum = 0;
        for (Prize prize : prizes) {
            sum = Math.addExact(sum, prize.content().totalMinor());
        }
        return sum;
    }

    /** What all prizes hold together, in minor units. */
    public long promisedMinor() {
        return promisedMinor(prizes);
    }

    /** The wave that is open at {@code atMillis}. */
    public Optional<Wave> waveAt(long atMillis) {
        for (Wave wave : waves) {
            if (wave.window().contains(atMillis)) {
                return Optional.of(wave);
            }
        }
        return Optional.empty();
    }

    public Optional<Wave> wave(String waveId) {
        for (Wave wave : waves) {
            if (wave.id().equals(waveId)) {
                return Optional.of(wave);
            }
        }
        return Optional.empty();
    }

    public Optional<Prize> prize(String prizeId) {
        for (Prize prize : prizes) {
            if (prize.id().equals(prizeId)) {
                return Optional.of(prize);
            }
        }
        return Optional.empty();
    }

    /**
     * The day that {@code atMillis} falls on in the campaign's time zone, as days since 1970-01-01.
     */
    public long dayAt(long atMillis) {
        long seconds = Math.floorDiv(atMillis, 1000L);
        int offsetSeconds =
                zone.getRules().getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
        return Math.floorDiv(seconds + offsetSeconds, 86_400L);
    }

    /** How many minutes after midnight {@code atMillis} is in the campaign's time zone. */
    public int minuteOfDayAt(long atMillis) {
        long seconds = Math.floorDiv(atMillis, 1000L);
        int offsetSeconds =
                zone.getRules().getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
        return (int) (Math.floorMod(seconds + offsetSeconds, 86_400L) / 60);
    }

    /**
     * The moment {@code minute} minutes (0-1439) after midnight of {@code day}, in milliseconds
     * since the epoch; one that the zone leaves out is moved on as {@link LocalDate#atTime} says.
     */
    public long millisAt(long day, int minute) {
        return LocalDate.ofEpochDay(day)
                .atTime(minute / 60, minute % 60)
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
    }

    /**
     * The first moment of the day after {@code day} (days since 1970-01-01), in milliseconds since
     * the epoch.
     */
    public long dayEndMillis(long day) {
        return LocalDate.ofEpochDay(day + 1).atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
