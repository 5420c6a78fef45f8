package io.hongbao.server.landing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The query of an address that anybody may have written: what can't be read is as if it were not
 * there.
 */
record RawQuery(String text) {

    static RawQuery of(@Nullable String query) {
        return new RawQuery(query == null ? "" : query);
    }

    /** The first value of a name. */
    Optional<String> value(String name) {
        int at = 0;
        while (at <= text.length()) {
            int and = text.indexOf('&', at);
            int end = and < 0 ? text.length() : and;
            if (text.startsWith(name, at)
                    && at + name.length() < end
                    && text.charAt(at + name.length()) == '=') {
                return decoded(text.substring(at + name.length() + 1, end));
            }
            at = end + 1;
        }
        return Optional.empty();
    }

    /** A text without its percent-encoding; empty when it is not well encoded UTF-8. */
    static Optional<String> decoded(String raw) {
        ByteBuffer bytes = ByteBuffer.allocate(raw.length() * 3);
        for (int i = 0; i < raw.length(); i++) {
            char letter = raw.charAt(i);
            if (letter != '%') {
                bytes.put(String.valueOf(letter).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            int high = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
            int low = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
