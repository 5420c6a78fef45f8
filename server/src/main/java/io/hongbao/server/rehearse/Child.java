package io.hongbao.server.rehearse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The process that plays a rehearsal, and what it prints. */
final class Child {
    private static final int LINES_KEPT = 40;
    private static final int LINE_LENGTH = 300;
    private static final long STOP_SECONDS = 15;
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Process process;
    private final long startedNanos = System.nanoTime();
    private final Deque<String> lines = new ArrayDeque<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean stopped;

    private Child(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param whenEnded called once, on a thread of its own, when it has ended
     */
    static Child start(List<String> command, Path folder, Consumer<Child> whenEnded)
            throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close(); // it is asked nothing
        Child child = new Child(process);
        Thread reader =
                Thread.ofPlatform()
                        .daemon()
                        .name("hongbao-rehearsal-output")
                        .start(child::readOutput);
        Thread.ofPlatform()
                .daemon()
                .name("hongbao-rehearsal")
                .start(() -> child.awaitEnd(reader, whenEnded));
        return child;
    }

    private void readOutput() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                keep(line);
            }
        } catch (IOException e) {
            keep("its output could not be read: " + e.getMessage());
        }
    }

    /**
     * What it started may outlive it and hold its output open: that is waited for a moment only.
     */
    private void awaitEnd(Thread reader, Consumer<Child> whenEnded) {
        try {
            process.waitFor();
            reader.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            whenEnded.accept(this);
        } finally {
            ended.complete(null);
        }
    }

    private void keep(String line) {
        String clean = CONTROL.matcher(line).replaceAll("");
        synchronized (lines) {
            lines.addLast(clean.substring(0, Math.min(clean.length(), LINE_LENGTH)));
            if (lines.size() > LINES_KEPT) {
                lines.removeFirst();
            }
        }
    }

    /** What it printed last, the oldest line first. */
    List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    long elapsedMillis() {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }

    /** Whether it was told to stop. */
    boolean wasStopped() {
        return stopped;
    }

    /**
     * Asks it to stop, makes it and what it started when they do not, and returns when its end was
     * noted.
     */
    void stop() {
        stopped = true;
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        if (!hasEnded(STOP_SECONDS)) {
            process.destroyForcibly();
            hasEnded(STOP_SECONDS);
        }
        started.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(
                        started.stream()
                                .map(ProcessHandle::onExit)
                                .toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private boolean hasEnded(long seconds) {
        ended.copy().completeOnTimeout(null, seconds, TimeUnit.SECONDS).join();
        return ended.isDone();
    }
}
