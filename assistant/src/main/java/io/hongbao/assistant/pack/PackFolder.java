package io.hongbao.assistant.pack;

import io.hongbao.yaml.NearMiss;
import io.hongbao.yaml.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of reading a pack's folder: a pack, or everything that is wrong with its files. The
 * format is described in {@code docs/packs.md}.
 */
public sealed interface PackFolder {

    /** The packs that ship in the jar. */
    List<String> SHIPPED = List.of("campaign", "winter-games-2026");

    /** The largest file that is read, in bytes. */
    int MAX_BYTES = PackReader.MAX_BYTES;

    /** The folder holds a pack that can be used. */
    record Valid(Pack pack) implements PackFolder {}

    /** The files have problems: all of them, file by file, at least one. */
    record Invalid(List<Problem> problems) implements PackFolder {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a pack that ships in the jar. A broken one is a broken build. */
    static Pack shipped(String id) {
        Map<String, byte[]> contents = new HashMap<>();
        for (String file : PackReader.FILES) {
            try (InputStream in =
                    PackFolder.class.getResourceAsStream("/packs/" + id + "/" + file)) {
                Optional.ofNullable(in).ifPresent(stream -> contents.put(file, bounded(stream)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return switch (PackReader.read("packs/" + id, id, contents)) {
            case Valid(Pack pack) -> pack;
            case Invalid(List<Problem> problems) ->
                    throw new IllegalStateException("the shipped pack is broken: " + problems);
        };
    }

    /** Reads an operator's pack. What cannot be read is a problem, not an exception. */
    static PackFolder read(Path folder) {
        if (!Files.isDirectory(folder)) {
            return invalid(folder, "is not a folder", "check the path");
        }
        List<Problem> problems = new ArrayList<>();
        Map<String, byte[]> contents = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                take(file, contents, problems);
            }
        } catch (IOException | UncheckedIOException e) {
            return invalid(folder, "cannot be read (" + e + ")", "check that you may read it");
        }
        String name =
                Optional.ofNullable(folder.toAbsolutePath().normalize().getFileName())
                        .map(Path::toString)
                        .orElse("");
        PackFolder pack = PackReader.read(folder.toString(), name, contents);
        if (problems.isEmpty()) {
            return pack;
        }
        if (pack instanceof Invalid(List<Problem> more)) {
            problems.addAll(more);
        }
        return new Invalid(problems);
    }

    private static void take(Path file, Map<String, byte[]> contents, List<Problem> problems)
            throws IOException {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(".") || name.equals("README.md")) {
            return;
        }
        if (!PackReader.FILES.contains(name)) {
            problems.add(
                    Problem.ofFile(
                            file.toString(),
                            "is not a file of a pack",
                            NearMiss.fix(name, PackReader.FILES, "remove it")));
        } else if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            problems.add(
                    Problem.ofFile(
                            file.toString(), "is not a plain file", "put the file itself there"));
        } else {
            try (InputStream in = Files.newInputStream(file)) {
                contents.put(name, bounded(in));
            }
        }
    }

    /** One byte more than is allowed, so that the reader sees that there was more. */
    private static byte[] bounded(InputStream in) {
        try {
            return in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PackFolder invalid(Path folder, String rule, String fix) {
        return new Invalid(List.of(Problem.ofFile(folder.toString(), rule, fix)));
    }
}
