package io.hongbao.core.campaign;

/**
 * One difference between the rules in force and the rules applied.
 *
 * @param field where, as in the file: {@code budget.amount}, {@code prizes[card25].card.count}
 * @param from the value in force
 * @param to the value applied
 * @param effect whether it may be made on a published campaign
 * @param reason why not, or what it does
 */
public record TermsChange(String field, String from, String to, Effect effect, String reason) {

    /** Whether a change may be made on a published campaign. */
    public enum Effect {
        SAFE,
        /** Safe, but only when a second person asks for the same. */
        NEEDS_SECOND_PERSON,
        UNSAFE
    }
}
