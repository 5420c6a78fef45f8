package io.hongbao.share;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Files that ship in the jar, beside this class. */
final class Shipped {
    private Shipped() {}

    /** A file's bytes, or one byte more than {@code most} when it is larger. */
    static byte[] bytes(String file, int most) {
        try (InputStream in = Shipped.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            return in.readNBytes(most + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a list that are neither empty nor comments. */
    static List<String> lines(String file) {
        return new String(bytes(file, 1 << 20), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
