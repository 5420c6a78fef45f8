package io.hongbao.journal;

/**
 * Bytes that this version can't read: damaged, or written by a newer version. Nothing may be
 * guessed: whoever gets this must stop.
 */
public final class UnreadableJournal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableJournal(String message) {
        super(message);
    }

    UnreadableJournal(String message, Throwable cause) {
        super(message, cause);
    }

    /** A kind, a field or an enum value that this version doesn't know. */
    static UnreadableJournal newer(String unknown) {
        return new UnreadableJournal(
                "written by a newer version: " + unknown + " is unknown here; upgrade Hongbao");
    }

    /** Bytes that no version writes. */
    static UnreadableJournal malformed(String what) {
        return new UnreadableJournal(
                "damaged: " + what + "; restore the file that it was read from");
    }

    /** The same, naming the entry that it was met in. */
    UnreadableJournal inEntry(long seq) {
        String where = seq > 0 ? "entry " + seq + ": " : "an entry without a number: ";
        return new UnreadableJournal(where + getMessage(), this);
    }
}
