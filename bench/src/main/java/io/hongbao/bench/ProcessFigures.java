package io.hongbao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says of a process, from {@code /proc} (proc(5)). */
final class ProcessFigures {
    /** A tick of {@code /proc/PID/stat} is 10 ms on every Linux that JDK 25 runs on. */
    private static final long NANOS_OF_TICK = 10_000_000;

    private ProcessFigures() {}

    /** How long all threads of the process have run so far, user and system, in nanoseconds. */
    static long cpuNanos(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * NANOS_OF_TICK;
    }

    /** The most memory that the process ever had resident, in MiB. */
    static long highWaterMib(long pid) throws IOException {
        return kib(pid, "VmHWM:") / 1024;
    }

    /** The memory that the process has resident now, in MiB. */
    static long residentMib(long pid) throws IOException {
        return kib(pid, "VmRSS:") / 1024;
    }

    private static long kib(long pid, String line) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(text -> text.startsWith(line))
                .mapToLong(text -> Long.parseLong(text.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }
}
