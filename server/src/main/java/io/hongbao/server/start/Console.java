package io.hongbao.server.start;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The lines that the server writes for whoever started it: not log lines, and nothing else goes to
 * the output.
 */
final class Console {

    private Console() {}

    /** Writes a line to the output. */
    static void say(String line) {
        write(FileDescriptor.out, line);
    }

    /** Writes a line to the error output. */
    static void complain(String line) {
        write(FileDescriptor.err, line);
    }

    private static void write(FileDescriptor to, String line) {
        // Not closed: the descriptor belongs to the process.
        PrintWriter writer =
                new PrintWriter(new FileOutputStream(to), true, StandardCharsets.UTF_8);
        writer.println(line);
    }
}
