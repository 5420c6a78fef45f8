package io.hongbao.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the process ends with. The numbers from 64 on are those of BSD's {@code sysexits.h}. */
public final class ExitCode {
    private ExitCode() {}

    /** Done, and nothing was wrong. */
    public static final int OK = 0;

    /**
     * The command ran and found something wrong: a violation, a file with problems, a request that
     * was refused.
     */
    public static final int FOUND = 1;

    /** The command line is not right. */
    static final int USAGE = 2;

    /** The server cannot be reached. */
    static final int UNAVAILABLE = 69;

    /** Something that must not happen: a fault of this program. */
    static final int INTERNAL = 70;

    /** A file or a data directory cannot be used. */
    static final int FILE = 74;

    /** The admin key is missing, unknown, or lacks the role. */
    static final int NO_RIGHT = 77;

    /** Ended by Ctrl-C. */
    static final int INTERRUPTED = 130;

    /** What {@code --help} says of them. */
    static Map<String, String> help() {
        Map<String, String> help = new LinkedHashMap<>();
        help.put("0", "done, and nothing was wrong");
        help.put("1", "something wrong was found: a violation, a problem in a file, a refusal");
        help.put("2", "the command line is not right");
        help.put("69", "the server cannot be reached");
        help.put("70", "a fault of this program");
        help.put("74", "a file or data directory cannot be used");
        help.put("77", "the admin key is missing, unknown, or lacks the role");
        help.put("130", "ended by Ctrl-C");
        return help;
    }
}
