package io.hongbao.embedded;

import java.nio.file.Path;

/**
 * The journal is not what was once made durable: something in it was changed or is missing. Nothing
 * in it is changed by whoever finds this.
 */
public final class DamagedJournal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private DamagedJournal(String message) {
        super(message);
    }

    /**
     * @param file where it was found
     * @param offset the byte in it at which what was found begins
     * @param lastSeq the last entry that was still good; 0 for none
     * @param what what was found there
     */
    static DamagedJournal at(Path file, long offset, long lastSeq, String what) {
        return new DamagedJournal(
                "journal file "
                        + file
                        + " is damaged at byte "
                        + offset
                        + ", after entry "
                        + lastSeq
                        + ": "
                        + what
                        + "; restore the data directory from a backup");
    }
}
