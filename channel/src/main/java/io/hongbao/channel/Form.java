package io.hongbao.channel;

import java.util.Locale;

/** A form in which an invite travels. */
public enum Form {
    LINK,
    POSTER,
    CODE,
    PASSPHRASE,
    SPOKEN;

    /** As it is written in files and over HTTP: {@code link}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The form that is written so.
     *
     * @param word such as {@code link}
     * @throws IllegalArgumentException when there is no such form
     */
    public static Form of(String word) {
        for (Form form : values()) {
            if (form.word().equals(word)) {
                return form;
            }
        }
        throw new IllegalArgumentException(
                "a form is link, poster, code, passphrase or spoken, not " + word);
    }

    /** Whether the receiver must copy a text for it, which an app can forbid. */
    boolean copied() {
        return this == PASSPHRASE;
    }
}
