package io.hongbao.cli.play;

import io.hongbao.cli.CommandException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server as a process of its own. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("(?i)\\bready\\b.*?(https?://[^\\s,]+)");
    private static final long START_SECONDS = 120;
    private static final long STOP_SECONDS = 30;
    private static final int LINES_KEPT = 40;

    private final Process process;
    private final CompletableFuture<URI> ready = new CompletableFuture<>();
    private final Deque<String> lastLines = new ArrayDeque<>();

    private ServerProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a server with an empty data directory.
     *
     * @param arguments what comes after {@code hongbao start}
     */
    static ServerProcess start(Installation installation, List<String> arguments) {
        return start(installation, installation.launcher(), arguments);
    }

    /**
     * The same.
     *
     * @param command what the server plays rehearsals with
     */
    static ServerProcess start(Installation installation, Path command, List<String> arguments) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "@" + installation.jvmOptions(),
                                "-XX:AOTCache=" + installation.archive(),
                                "-Dhongbao.command=" + command,
                                "-jar",
                                installation.serverJar().toString()));
        line.addAll(arguments);
        try {
            Process started = new ProcessBuilder(line).redirectErrorStream(true).start();
            ServerProcess server = new ServerProcess(started);
            Thread.ofPlatform().daemon().name("server output").start(server::readOutput);
            return server;
        } catch (IOException e) {
            throw new CommandException(74, "the server could not be started: " + e.getMessage());
        }
    }

    /** Waits for the ready line. */
    URI awaitReady() {
        try {
            return ready.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw failed("was not ready after " + START_SECONDS + " s");
        } catch (ExecutionException e) {
            throw failed("ended before it was ready");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(130, "interrupted while the server started");
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Processor time that it has used, in milliseconds; 0 where the system does not tell. */
    long cpuMillis() {
        return process.info().totalCpuDuration().map(java.time.Duration::toMillis).orElse(0L);
    }

    /** Waits until it ends by itself. */
    void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks it to stop, and makes it when it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines that it wrote. */
    String lastWords() {
        synchronized (lastLines) {
            return String.join(" | ", lastLines);
        }
    }

    private CommandException failed(String what) {
        return new CommandException(74, "the server " + what + "; its last words: " + lastWords());
    }

    private void readOutput() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                keep(line);
                Matcher matcher = READY.matcher(line);
                if (matcher.find()) {
                    ready.complete(URI.create(matcher.group(1)));
                }
            }
        } catch (IOException e) {
            keep("output could not be read: " + e.getMessage());
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
