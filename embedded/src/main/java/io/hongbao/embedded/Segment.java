package io.hongbao.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One file of a journal, named after its first entry. */
record Segment(Path file, long firstSeq) {
    private static final Pattern NAME = Pattern.compile("([0-9]{20})\\.journal");

    static Segment in(Path directory, long firstSeq) {
        return new Segment(
                directory.resolve(String.format(Locale.ROOT, "%020d.journal", firstSeq)), firstSeq);
    }

    /** The segments in a directory, oldest first. Other files are none of ours. */
    static List<Segment> all(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.flatMap(file -> named(file).stream())
                    .sorted(Comparator.comparingLong(Segment::firstSeq))
                    .toList();
        }
    }

    private static Optional<Segment> named(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Segment(file, Long.parseLong(name.group(1))));
        } catch (NumberFormatException e) {
            throw DamagedJournal.at(file, 0, 0, "no entry has the number in its name");
        }
    }

    long size() throws IOException {
        return Files.size(file);
    }
}
