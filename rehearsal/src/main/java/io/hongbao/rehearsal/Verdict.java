package io.hongbao.rehearsal;

/**
 * What a journey makes of an answer.
 *
 * @param outcome what it is counted as, such as {@code granted} or {@code refused.already_claimed}
 * @param expected whether the server may answer so; what it may not is counted and shown
 * @param next what the journey does now
 */
public record Verdict(String outcome, boolean expected, Step next) {

    public static Verdict expected(String outcome, Step next) {
        return new Verdict(outcome, true, next);
    }

    /** An answer that ends the journey, because the server must not give it. */
    public static Verdict unexpected(String outcome) {
        return new Verdict(outcome, false, Step.Done.DONE);
    }
}
