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
     */
    public record Refused(String reason) implements Result {
        public Refused {
            Require.inRange(reason.length(), 0, 200, "reason length");
        }
    }
}
