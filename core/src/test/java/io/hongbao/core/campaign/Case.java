package io.hongbao.core.campaign;

import io.hongbao.core.campaign.TermsChange.Effect;

/**
 * One change to the terms, and the difference that must come out of it: all of it, and nothing
 * else.
 */
record Case(String name, CampaignTerms applied, TermsChange expected) {
    @Override
    public String toString() {
        return name;
    }

    static Case differs(
            String field,
            String from,
            String to,
            Effect effect,
            String reason,
            CampaignTerms applied) {
        String name = field + ": " + from + " -> " + to;
        return new Case(name, applied, new TermsChange(field, from, to, effect, reason));
    }

    static final String TOLD = "people have been told whether they may take part";
    static final String PROMISED = "people have been promised it";
    static final String TILLS = "parts of it lie in the tills already";
    static final String REACHED = "people who reached the old cap were turned away";
    static final String NOW_ON = "counts for what is granted from now on";
    static final String TIME = "gives people more time";
    static final String LABEL = "changes only what people read";
    static final String START_REASON = "the start has been announced, and may be over";
}
