package io.hongbao.server.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this product, as the build wrote it into the jar. */
public final class ProductVersion {

    private ProductVersion() {}

    public static String current() {
        try (InputStream in = ProductVersion.class.getResourceAsStream("/hongbao-version.txt")) {
            if (in == null) {
                throw new IllegalStateException(
                        "the resource hongbao-version.txt is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the resource hongbao-version.txt cannot be read", e);
        }
    }
}
