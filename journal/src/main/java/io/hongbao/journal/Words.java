package io.hongbao.journal;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Keeps one {@link String} for each of the few ids that every voucher repeats (campaign, wave,
 * prize), so that millions of decoded vouchers share them. A fixed number of places: a word that
 * lands on another's place replaces it. Safe from any thread.
 */
final class Words {
    private static final int PLACES = 1 << 10;
    private static final int LONGEST = 64;
    private static final AtomicReferenceArray<String> WORDS = new AtomicReferenceArray<>(PLACES);

    static {
        for (int i = 0; i < PLACES; i++) {
            WORDS.setPlain(i, "");
        }
    }

    private Words() {}

    /** The text in these UTF-8 bytes. */
    static String of(byte[] bytes, int from, int length) {
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            return new String(bytes, from, length, StandardCharsets.UTF_8);
        }
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ hash >>> 16) & (PLACES - 1);
        String word = WORDS.getAcquire(place);
        if (!isAscii(word, bytes, from, length)) {
            word = new String(bytes, from, length, StandardCharsets.UTF_8);
            WORDS.setRelease(place, word);
        }
        return word;
    }

    /** Whether {@code word} is these bytes, all of them ASCII. */
    private static boolean isAscii(String word, byte[] bytes, int from, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] < 0 || word.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }
}
