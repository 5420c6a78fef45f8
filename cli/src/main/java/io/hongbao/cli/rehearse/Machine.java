package io.hongbao.cli.rehearse;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The machine that a rehearsal ran on, which the generator shared with the server unless that was
 * elsewhere.
 *
 * @param processor its name, or the architecture where the system does not tell
 * @param processors how many this process may use
 * @param memoryMiB all of it
 */
record Machine(String system, String processor, int processors, long memoryMiB, String java) {

    static Machine here() {
        long bytes =
                ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                        ? system.getTotalMemorySize()
                        : 0;
        return new Machine(
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                bytes >> 20,
                Runtime.version().toString());
    }

    private static String processorName() {
        Path file = Path.of("/proc/cpuinfo");
        String architecture = System.getProperty("os.arch");
        if (!Files.isReadable(file)) {
            return architecture;
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(architecture);
        } catch (IOException e) {
            return architecture;
        }
    }
}
