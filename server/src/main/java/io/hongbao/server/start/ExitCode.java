package io.hongbao.server.start;

/** What the process ends with; the same numbers as the command line's. Scripts may rely on them. */
public enum ExitCode {
    /** Stopped as asked, with everything answered that was taken. */
    OK(0),
    /** A campaign file is wrong, or changes a published campaign in a way that is not safe. */
    CAMPAIGN_FILE(1),
    /** The options are wrong. */
    USAGE(2),
    /** The port can't be had. */
    PORT(69),
    /** Something unexpected. */
    FAULT(70),
    /**
     * The data directory, or a file that belongs to it, can't be used; or the disk failed while
     * running.
     */
    DATA_DIRECTORY(74);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
