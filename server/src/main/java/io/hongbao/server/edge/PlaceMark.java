package io.hongbao.server.edge;

import java.nio.charset.StandardCharsets;

/**
 * Whether a pass says that its holder has a place in a waiting room, seen from its text alone: the
 * place has a fixed place in the payload, and a number of 0 is a row of {@code A} in base64url.
 * Good enough to say whom to serve first; whether the pass is genuine is looked at by whoever acts
 * on it.
 */
public final class PlaceMark {

    /** Where the place is in the payload: 21 bytes from its start, and so on a new character. */
    private static final int AT = 21 / 3 * 4;

    /** Ten characters and four bits of the next hold its 64 bits. */
    private static final int WHOLE = 10;

    private static final byte[] BEARER = "bearer v1.".getBytes(StandardCharsets.US_ASCII);

    private PlaceMark() {}

    /** Whether the value of an {@code Authorization} header is a placed pass. */
    public static boolean isIn(String authorization) {
        byte[] bytes = authorization.getBytes(StandardCharsets.ISO_8859_1);
        return isIn(bytes, 0, bytes.length);
    }

    /** The same for a value that is {@code bytes[from, to)}. */
    static boolean isIn(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == ' ') {
            at++;
        }
        if (to - at < BEARER.length) {
            return false;
        }
        for (int i = 0; i < BEARER.length; i++) {
            int found = bytes[at + i];
            boolean letter = BEARER[i] >= 'a';
            if ((letter ? found | 0x20 : found) != BEARER[i]) {
                return false;
            }
        }
        at += BEARER.length;
        while (at < to && bytes[at] != '.') {
            at++;
        }
        int place = at + 1 + AT;
        if (place + WHOLE >= to) {
            return false;
        }
        for (int i = 0; i < WHOLE; i++) {
            if (bytes[place + i] != 'A') {
                return true;
            }
        }
        return bytes[place + WHOLE] < 'A' || bytes[place + WHOLE] > 'D';
    }
}
