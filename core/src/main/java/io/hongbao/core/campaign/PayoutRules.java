package io.hongbao.core.campaign;

import io.hongbao.core.Require;

/**
 * How the cash of a campaign is paid out to people. Amounts in minor units.
 *
 * @param smallestMinor the least that is paid out at once
 * @param largestMinor the most that is paid out at once
 * @param perDayMinor the most that one person may ask for on one day of the campaign's time zone
 * @param needsRealName whether a payout waits until the person's real name is confirmed
 */
public record PayoutRules(
        long smallestMinor, long largestMinor, long perDayMinor, boolean needsRealName) {

    private static final long MOST_MINOR = 1_000_000_000_000L;

    /** From 0.01 to 5,000.00 at once, 10,000.00 a day, with the real name, in CNY. */
    public static final PayoutRules STANDARD = new PayoutRules(1, 500_000, 1_000_000, true);

    public PayoutRules {
        Require.inRange(smallestMinor, 1, largestMinor, "smallest payout in minor units");
        Require.inRange(largestMinor, 1, perDayMinor, "largest payout in minor units");
        Require.inRange(perDayMinor, 1, MOST_MINOR, "payouts per person and day in minor units");
    }
}
