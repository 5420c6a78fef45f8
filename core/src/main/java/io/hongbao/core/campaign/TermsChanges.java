package io.hongbao.core.campaign;

import java.util.List;

/** The differences between rules in force and rules applied. */
public final class TermsChanges {
    private TermsChanges() {}

    /** Every difference, with whether it may be made on a published campaign. */
    public static List<TermsChange> between(CampaignTerms inForce, CampaignTerms applied) {
        return inForce.equals(applied)
                ? List.of()
                : List.of(new TermsChange(
                        "campaign", "", "", TermsChange.Effect.UNSAFE, "no change is known to be safe yet"));
    }
}
