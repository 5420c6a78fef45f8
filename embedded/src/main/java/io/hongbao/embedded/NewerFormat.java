package io.hongbao.embedded;

import java.nio.file.Path;

/** A file that a newer version wrote in a format that this version doesn't know. */
public final class NewerFormat extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NewerFormat(Path file, int found, int known) {
        super(
                "journal file "
                        + file
                        + " was written by format "
                        + found
                        + ", but this version reads up to format "
                        + known
                        + "; use the version of Hongbao that wrote it, or a newer one");
    }
}
