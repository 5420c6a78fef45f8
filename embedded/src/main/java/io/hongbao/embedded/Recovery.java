package io.hongbao.embedded;

/**
 * What opening a data directory took.
 *
 * @param appliedSeq the last entry that the state on disk contained
 * @param lastSeq the last entry of the journal
 * @param foldMillis how long applying the entries between them took
 * @param tornBytes how many bytes were cut off the journal's end: a write that a crash interrupted,
 *     never answered
 */
public record Recovery(long appliedSeq, long lastSeq, long foldMillis, long tornBytes) {

    /** How many entries were applied. */
    public long entriesFolded() {
        return lastSeq - appliedSeq;
    }
}
