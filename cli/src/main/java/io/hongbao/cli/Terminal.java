package io.hongbao.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command prints to, and what it may assume about it.
 *
 * @param out answers
 * @param err errors and progress
 * @param interactive whether a person watches: lines may be redrawn, and long work shows progress
 * @param colours whether colours are wanted
 * @param environment the environment's variables
 */
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        boolean interactive,
        boolean colours,
        Map<String, String> environment) {

    /** The columns that every output fits in. */
    public static final int COLUMNS = 80;

    public Terminal {
        environment = Map.copyOf(environment);
    }

    /** The process's own terminal, or what it was redirected to. Colours follow no-color.org. */
    @SuppressWarnings(
            "SystemConsoleNull") // from JDK 25 on it is null again when the output is redirected
    static Terminal ofProcess() {
        Map<String, String> environment = System.getenv();
        Console console = System.console();
        boolean interactive = console != null && console.isTerminal();
        boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                interactive && !dumb,
                interactive && !dumb && !refused,
                environment);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        String name = System.getProperty("stdout.encoding", "UTF-8");
        Charset charset =
                Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
        // ASCII is what Java assumes without a locale; the texts are Chinese and English.
        Charset able = charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        return new PrintWriter(new FileOutputStream(descriptor), true, able);
    }

    /** {@code text} in {@code style} where colours are wanted. */
    public String styled(Style style, String text) {
        return colours ? style.on + text + Style.OFF : text;
    }

    /** How a piece of text may look. */
    public enum Style {
        BOLD("\u001b[1m"),
        DIM("\u001b[2m"),
        GOOD("\u001b[32m"),
        BAD("\u001b[31m"),
        ACCENT("\u001b[38;5;167m");

        private static final String OFF = "\u001b[0m";
        private final String on;

        Style(String on) {
            this.on = on;
        }
    }
}
