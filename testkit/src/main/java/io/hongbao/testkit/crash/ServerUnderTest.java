package io.hongbao.testkit.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server in a process of its own, which can be killed like a machine that loses power: at once,
 * without a word.
 */
public final class ServerUnderTest {

    private static final Pattern READY = Pattern.compile("(?i)\\bready\\b.*?(https?://[^\\s,]+)");
    private static final long START_SECONDS = 300;
    private static final int LINES_KEPT = 40;

    private final Process process;
    private final CompletableFuture<URI> ready = new CompletableFuture<>();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final long startNanos = System.nanoTime();

    private ServerUnderTest(Process process) {
        this.process = process;
    }

    /** Starts one; it is not ready yet. */
    public static ServerUnderTest start(List<String> command) throws IOException {
        ServerUnderTest server =
                new ServerUnderTest(new ProcessBuilder(command).redirectErrorStream(true).start());
        Thread.ofPlatform().daemon().name("server output").start(server::readOutput);
        return server;
    }

    /** The process's number. */
    public long pid() {
        return process.pid();
    }

    /** Waits until it answers; returns where. */
    public URI awaitReady() throws InterruptedException {
        try {
            return ready.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the server did not start: " + lastWords(), e);
        }
    }

    public long millisSinceStart() {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }

    /** SIGKILL; returns when the process is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop; returns when it has. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("the server did not stop: " + lastWords());
        }
    }

    /** The last lines that it wrote. */
    public String lastWords() {
        synchronized (lastLines) {
            return String.join(" | ", lastLines);
        }
    }

    private void readOutput() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                keep(line);
                Matcher matcher = READY.matcher(line);
                if (matcher.find()) {
                    ready.complete(URI.create(matcher.group(1)));
                }
            }
        } catch (IOException e) {
            keep("its output ended: " + e.getMessage());
        } finally {
            ready.completeExceptionally(new IllegalStateException("the server ended"));
        }
    }

    private void keep(String line) {
        synchronized (lastLines) {
            lastLines.addLast(line);
            if (lastLines.size() > LINES_KEPT) {
                lastLines.removeFirst();
            }
        }
    }
}
