package io.hongbao.assistant;

/** A language that the assistant speaks. */
public enum Language {
    ZH,
    EN;

    /** The language that a text is in: Chinese as soon as it has one Chinese character. */
    public static Language of(String text) {
        boolean chinese =
                text.codePoints()
                        .anyMatch(letter ->
                                Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN);
        return chinese ? ZH : EN;
    }
}
