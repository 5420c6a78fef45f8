package io.hongbao.core;

/**
 * Something to be done outside, once what led to it is durable. A dispatcher does it, again and
 * again until there is an answer, which comes back as {@link Command.ResolveEffect}.
 *
 * @param id names it
 * @param campaign whose
 * @param outlet the outlet that it is about; empty for payouts
 * @param currency ISO 4217
 * @param amountMinor the money that it is about, in minor units; 0 when it is about none
 */
public record Effect(
        EffectId id, String campaign, String outlet, String currency, long amountMinor) {

    /** What came of an effect. */
    public sealed interface Result {}

    /**
     * It was done.
     *
     * @param reference what the other side calls it, 0-100 characters
     */
    public record Done(String reference) implements Result {
        public Done {
            Require.inRange(reference.length(), 0, 100, "reference length");
        }
    }

    /**
     * It was refused for good.
     *
     * @param reason in the other side's words, 0-200 characters
     * @param reference what the other side calls what it did instead, 0-100 characters: of a charge
     *     that can't be stopped any more, the charge; else empty
     */
    public record Refused(String reason, String reference) implements Result {
        public Refused {
            Require.inRange(reason.length(), 0, 200, "reason length");
            Require.inRange(reference.length(), 0, 100, "reference length");
        }

        public Refused(String reason) {
            this(reason, "");
        }
    }
}
