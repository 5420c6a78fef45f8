package io.hongbao.campaignfile;

import io.hongbao.core.campaign.PayoutRules;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Spot;
import java.util.List;
import java.util.Optional;

/** Reads how a campaign's cash is paid out. */
final class PayoutsReader {
    private static final long MAX_AMOUNT_MINOR = 1_000_000_000_000L;

    private PayoutsReader() {}

    /** Whether a payout waits for the person's real name. */
    private enum RealName {
        REQUIRED,
        OPTIONAL
    }

    /**
     * @param standard what holds for what the file does not say
     */
    static Optional<PayoutRules> read(Spot spot, int digits, PayoutRules standard) {
        return spot.fields("smallest", "largest", "perPersonPerDay", "realName")
                .flatMap(fields -> rules(fields, digits, standard));
    }

    private static Optional<PayoutRules> rules(Fields fields, int digits, PayoutRules standard) {
        long smallestMinor = amount(fields, "smallest", standard.smallestMinor(), digits);
        long largestMinor =
                amount(fields, "largest", Math.max(smallestMinor, standard.largestMinor()), digits);
        long perDayMinor =
                amount(
                        fields,
                        "perPersonPerDay",
                        Math.max(largestMinor, standard.perDayMinor()),
                        digits);
        RealName realName =
                fields.or("realName", RealName.REQUIRED, Values.oneOf(List.of(RealName.values())));
        if (smallestMinor > largestMinor) {
            fields.at("largest").refuse("must not be less than smallest", "raise it");
            return Optional.empty();
        }
        if (largestMinor > perDayMinor) {
            fields.at("perPersonPerDay").refuse("must not be less than largest", "raise it");
            return Optional.empty();
        }
        return Optional.of(
                new PayoutRules(
                        smallestMinor, largestMinor, perDayMinor, realName == RealName.REQUIRED));
    }

    private static long amount(Fields fields, String name, long otherwiseMinor, int digits) {
        return fields.or(name, otherwiseMinor, Values.amount(digits, 1, MAX_AMOUNT_MINOR));
    }
}
