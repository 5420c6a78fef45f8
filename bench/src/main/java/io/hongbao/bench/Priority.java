package io.hongbao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets the load go before the server that shares its processors: people elsewhere do not slow down
 * because a server is busy, and what a starved generator measures is its own lateness. Takes the
 * right to raise a priority; without it nothing changes, and the share begun late says so.
 */
final class Priority {
    private static final String NICENESS = "-10";
    private static final String LOOP = "load";

    private Priority() {}

    /**
     * Raises the priority of the load's event loops, and of nothing else: its compiler and its
     * collector would take from the server what people elsewhere do not.
     */
    static void raise() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("renice", "-n", NICENESS, "-p"));
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            for (Path thread : (Iterable<Path>) threads::iterator) {
                if (Files.readString(thread.resolve("comm")).strip().equals(LOOP)) {
                    command.add(thread.getFileName().toString());
                }
            }
        }
        int exit =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        if (exit != 0) {
            Progress.say("the load has no right to go first: its own lateness is in the figures");
        }
    }
}
