package io.hongbao.server.webhook;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.order.OrderState;
import io.hongbao.server.effect.Answer;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the other side tells by itself, as JSON. */
record TellBody(
        @Nullable
                @Schema(
                        description = "Names this delivery: 1-64 of A-Z a-z 0-9 . _ : -",
                        examples = "evt-1001")
                String id,
        @Nullable
                @Schema(
                        description = "The id of the effect that it is about",
                        examples = "charge.1k2j3-4.00112233445566778899aabbccddeeff.1")
                String effect,
        @Nullable
                @Schema(
                        description =
                                "done or refused; from outlets accepted, refused, making, ready,"
                                        + " completed or cancelled",
                        examples = "done")
                String status,
        @Nullable @Schema(description = "What the other side calls it", maxLength = 100)
                String reference,
        @Nullable @Schema(description = "Why it was refused", maxLength = 200) String reason) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    /** What it says. */
    sealed interface Said {}

    /** What came of an effect. */
    record Came(Effect.Result result) implements Said {}

    /** How far an order is. */
    record Advanced(OrderState to) implements Said {}

    String requiredId() {
        if (id == null || !ID.matcher(id).matches()) {
            throw invalid("id", "id must have 1 to 64 of A-Z a-z 0-9 . _ : -");
        }
        return id;
    }

    EffectId requiredEffect(Party party) {
        EffectId named =
                (effect == null ? java.util.Optional.<EffectId>empty() : EffectId.parse(effect))
                        .orElseThrow(() ->
                                invalid("effect", "effect must be the id that the request had"));
        if (!party.kinds().contains(named.kind())) {
            throw invalid(
                    "effect", named.kind() + " is not what " + party.word() + " can tell about");
        }
        return named;
    }

    /**
     * What it says about an effect.
     *
     * @throws ProblemException when its status says nothing about effects of this kind
     */
    Said said(EffectId about) {
        String word = text(status);
        if (about.kind() == EffectId.Kind.SEND_ORDER) {
            return saidOfOrder(word, about);
        }
        return switch (word) {
            case "done" -> new Came(new Effect.Done(checkedReference()));
            case "refused" -> new Came(refused(about));
            default -> throw invalid("status", "status must be done or refused");
        };
    }

    private Said saidOfOrder(String word, EffectId about) {
        return switch (word) {
            case "accepted" -> new Came(new Effect.Done(checkedReference()));
            case "refused" -> new Came(refused(about));
            case "making" -> new Advanced(OrderState.MAKING);
            case "ready" -> new Advanced(OrderState.READY);
            case "completed" -> new Advanced(OrderState.COMPLETED);
            case "cancelled" -> new Advanced(OrderState.CANCELLED);
            default ->
                    throw invalid(
                            "status",
                            "status must be accepted, refused, making, ready, completed or cancelled");
        };
    }

    /** Only a charge that can't be stopped has a name beside the reason. */
    private Effect.Refused refused(EffectId about) {
        return new Effect.Refused(
                checked("reason", reason, Answer.MAX_REASON_LENGTH),
                about.kind() == EffectId.Kind.STOP_CHARGE ? checkedReference() : "");
    }

    private String checkedReference() {
        return checked("reference", reference, Answer.MAX_REFERENCE_LENGTH);
    }

    private static String checked(String field, @Nullable String value, int most) {
        if (text(value).length() > most) {
            throw invalid(field, field + " must have at most " + most + " characters");
        }
        return text(value);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static ProblemException invalid(String field, String detail) {
        return ProblemException.of(ProblemCode.JSON_FIELD_INVALID, field, detail);
    }
}
