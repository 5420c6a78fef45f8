package io.hongbao.server.launch;

import com.sun.management.OperatingSystemMXBean;
import io.hongbao.rehearsal.certificate.CertifiedMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The machine that this server runs on. */
final class Host {
    private static final long GIBIBYTE = 1L << 30;
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Host() {}

    static CertifiedMachine machine() {
        long bytes =
                ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                        ? system.getTotalMemorySize()
                        : 0;
        String architecture = plain(System.getProperty("os.arch", "unknown"));
        return new CertifiedMachine(
                plain(System.getProperty("os.name", "unknown")),
                architecture,
                processor(architecture),
                Runtime.getRuntime().availableProcessors(),
                (bytes + GIBIBYTE / 2) / GIBIBYTE);
    }

    private static String processor(String otherwise) {
        if (!Files.isReadable(PROCESSORS)) {
            return otherwise;
        }
        try (Stream<String> lines = Files.lines(PROCESSORS, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> plain(line.substring(line.indexOf(':') + 1)))
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }

    /** Whatever a system calls itself, a certificate can hold it. */
    private static String plain(String name) {
        String printable = name.replaceAll("[^\\x20-\\x7E]", "?").strip();
        return printable.isEmpty()
                ? "unknown"
                : printable.substring(0, Math.min(200, printable.length()));
    }
}
