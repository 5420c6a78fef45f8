package io.hongbao.audit;

import io.hongbao.core.Message;
import io.hongbao.core.PrizeEvent;
import io.hongbao.core.campaign.CampaignStatus;

/**
 * Whether prizes are stopped and resumed where that is decided, and every other shard knows what it
 * was told. That nobody is granted a stopped one, {@link TillCheck} looks at.
 */
final class PrizeStopCheck {
    private PrizeStopCheck() {}

    static void read(Reading reading, PrizeEvent event) {
        switch (event) {
            case PrizeEvent.PrizeStopped it -> decided(reading, it.prize());
            case PrizeEvent.PrizeResumed it -> decided(reading, it.prize());
            case PrizeEvent.PrizeStopsCopied it -> copied(reading, it);
        }
    }

    private static void decided(Reading reading, String prize) {
        String wrong = "";
        if (reading.shard() != reading.book().home) {
            wrong = "only shard " + reading.book().home + " may decide this";
        } else if (reading.rule().stream()
                .noneMatch(rule -> rule.isFunded() && rule.status() != CampaignStatus.CLOSED)) {
            wrong = "there is nothing to be granted that could be stopped";
        } else if (reading.rule().stream()
                .noneMatch(rule -> rule.terms().prize(prize).isPresent())) {
            wrong = "there is no such prize";
        }
        reading.violationIf(wrong, Invariant.STATE, "stop of prize " + prize, 0);
    }

    private static void copied(Reading reading, PrizeEvent.PrizeStopsCopied it) {
        boolean told =
                reading.cause()
                        .filter(cause -> cause.fromShard() == reading.book().home)
                        .filter(cause ->
                                cause.body().equals(new Message.PrizeStopsUpdated(it.prizes())))
                        .isPresent();
        reading.violationIf(
                told ? "" : "its home shard did not say so",
                Invariant.STATE,
                "copy of campaign " + it.campaign(),
                0);
    }
}
