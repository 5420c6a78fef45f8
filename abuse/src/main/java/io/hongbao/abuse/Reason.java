package io.hongbao.abuse;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern FORM =
            Pattern.compile(
                    "([a-z-]{1,40}) \\+(\\d{1,3}) (both|inviter|friend) \\((\\d{1,15}), (\\d{1,15})\\)");

    /**
     * As a journal writes it, at most 100 characters: {@code ring-devices +70 both (12, 3)}. {@link
     * #parse} reads it.
     */
    public String text() {
        return kind.code()
                + " +"
                + weight
                + " "
                + side.name().toLowerCase(Locale.ROOT)
                + " ("
                + figure
                + ", "
                + of
                + ")";
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    public static Optional<Reason> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return ReasonKind.of(parts.group(1))
                .map(kind ->
                        new Reason(
                                kind,
                                Integer.parseInt(parts.group(2)),
                                Side.valueOf(parts.group(3).toUpperCase(Locale.ROOT)),
                                Long.parseLong(parts.group(4)),
                                Long.parseLong(parts.group(5))));
    }

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
