package io.hongbao.share;

/**
 * An invite as a text for a chat.
 *
 * @param text with the code in it
 * @param wording which wording it is; {@value #BARE} when no wording may be used and the text is
 *     the code alone
 */
public record Passphrase(String text, String wording) {
    /** Names no wording. */
    public static final String BARE = "bare";
}
