package io.hongbao.assistant;

/** The same thing said in both languages. */
public record Wording(String zh, String en) {

    /** The text in one language. */
    public String in(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }
}
