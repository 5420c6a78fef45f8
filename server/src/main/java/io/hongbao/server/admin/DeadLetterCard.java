package io.hongbao.server.admin;

import io.hongbao.core.EffectId;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.effect.DeadLetter;
import io.hongbao.server.json.Rfc3339;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dead letter as operators see it. Times are the machine's. */
record DeadLetterCard(
        @Schema(examples = "charge.1k2j3-4.00112233445566778899aabbccddeeff.1") String id,
        @Schema(examples = "charge") String kind,
        @Schema(description = "The order, or the payout") String order,
        @Schema(description = "The person's pseudonym") String user,
        String campaign,
        String outlet,
        String currency,
        long amountMinor,
        @Schema(
                        description =
                                "What kind of thing went wrong last: not_connected, unreachable,"
                                        + " no_answer, answer_unknown, refused or own_fault")
                String code,
        @Schema(description = "What went wrong last", examples = "answered 500") String error,
        @Schema(description = "How often it was asked since it was taken up or resent")
                int attempts,
        @Schema(description = "When this process took it up") String since,
        @Schema(description = "When it was given up") String givenUpAt) {

    static DeadLetterCard of(DeadLetter letter) {
        EffectId id = letter.effect().id();
        return new DeadLetterCard(
                id.toString(),
                id.kind().name().toLowerCase(Locale.ROOT),
                id.subject(),
                id.user().toString(),
                letter.effect().campaign(),
                letter.effect().outlet(),
                letter.effect().currency(),
                letter.effect().amountMinor(),
                letter.trouble().word(),
                letter.error(),
                letter.attempts(),
                Rfc3339.of(letter.sinceMillis(), CampaignClock.zone()),
                Rfc3339.of(letter.deadAtMillis(), CampaignClock.zone()));
    }
}
