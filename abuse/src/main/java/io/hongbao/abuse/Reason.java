package io.hongbao.abuse;

/**
 * One thing that speaks against an acceptance.
 *
 * @param kind what
 * @param weight what it adds to the score of its side, 1 to 100
 * @param side whose reward it speaks against
 * @param figure the first figure of the sentence
 * @param of the second one; 0 when the sentence has none
 */
public record Reason(ReasonKind kind, int weight, Side side, long figure, long of) {

    /** The sentence in Chinese. */
    public String zh() {
        return filled(kind.zh());
    }

    /** The sentence in English. */
    public String en() {
        return filled(kind.en());
    }

    private String filled(String sentence) {
        return sentence.replace("{0}", Long.toString(figure)).replace("{1}", Long.toString(of));
    }
}
