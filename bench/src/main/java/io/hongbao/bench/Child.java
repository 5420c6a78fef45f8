package io.hongbao.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that is measured: what it says is read line by line; it ends with this object. */
final class Child implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final BufferedReader out;

    private Child(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        // Whoever interrupts a measurement wants its processes gone too.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Starts {@code java} of this JDK with the server's own flags. */
    static Child java(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@server/jvm.options");
        command.addAll(arguments);
        return of(command);
    }

    /** Starts any program. */
    static Child of(List<String> command) throws IOException {
        return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    long pid() {
        return process.pid();
    }

    /**
     * Reads on to the first line in which {@code pattern} is found.
     *
     * @throws IllegalStateException with everything that was said when there is no such line
     */
    Matcher await(Pattern pattern) {
        StringBuilder said = new StringBuilder();
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher matcher = pattern.matcher(line);
                if (matcher.find()) {
                    return matcher;
                }
                said.append(line).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(
                "the process ended without saying " + pattern + ":\n" + said);
    }

    /** Reads what is left in the background, so that the process never waits for this one. */
    void ignoreRest() {
        Thread.ofPlatform()
                .daemon()
                .name("ignore")
                .start(() -> {
                    try {
                        while (out.readLine() != null) {}
                    } catch (IOException _) {
                        // it was killed
                    }
                });
    }

    /** SIGKILL, and the end of the process. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** SIGTERM, and the end of the process; SIGKILL when it takes longer than half a minute. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
