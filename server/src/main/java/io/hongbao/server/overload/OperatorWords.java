package io.hongbao.server.overload;

import io.hongbao.server.durable.DurableFile;
import io.hongbao.server.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What operators have said about the limit and the degrade levels, in one small file: a server that
 * dies in the worst moment must not forget what was meant to help it.
 */
public final class OperatorWords {

    private final Path file;
    private final Overload overload;
    private final DegradeLevels levels;

    /** A file's content. */
    record Kept(
            @Nullable Integer ceiling, @Nullable Integer claimsPerSecond, List<KeptLevel> levels) {}

    /** What was said about one level. */
    record KeptLevel(String level, String word, String by, String reason, long sinceMillis) {}

    private OperatorWords(Path file, Overload overload, DegradeLevels levels) {
        this.file = file;
        this.overload = overload;
        this.levels = levels;
    }

    /**
     * Says again what the file says, if there is one.
     *
     * @throws IllegalStateException when it cannot be understood
     */
    public static OperatorWords restored(Path file, Overload overload, DegradeLevels levels) {
        OperatorWords words = new OperatorWords(file, overload, levels);
        if (Files.exists(file)) {
            words.restore();
        }
        return words;
    }

    private void restore() {
        try {
            Kept kept = StrictJson.read(Files.readAllBytes(file), Kept.class);
            overload.setCeiling(orNone(kept.ceiling()));
            overload.setClaimsPerSecond(orNone(kept.claimsPerSecond()), System.nanoTime());
            for (KeptLevel one : kept.levels()) {
                DegradeLevel level = DegradeLevel.of(one.level()).orElseThrow();
                DegradeLevels.Word word = DegradeLevels.Word.of(one.word()).orElseThrow();
                levels.say(level, word, one.by(), one.reason(), one.sinceMillis());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("file " + file + " could not be read", e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "file " + file + " cannot be understood; remove it: " + e.getMessage(), e);
        }
    }

    private static int orNone(@Nullable Integer ceiling) {
        return ceiling == null ? Overload.NO_CEILING : ceiling;
    }

    private static @Nullable Integer orNull(int ceiling) {
        return ceiling == Overload.NO_CEILING ? null : ceiling;
    }

    /** What an operator who starts the server has to know. */
    public List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (overload.ceiling() != Overload.NO_CEILING) {
            notices.add("The limit has an operator's ceiling of " + overload.ceiling());
        }
        if (overload.claimsPerSecond() != Overload.NO_CEILING) {
            notices.add(
                    "Claims have an operator's ceiling of "
                            + overload.claimsPerSecond()
                            + " a second");
        }
        for (DegradeLevels.Standing one : levels.standings()) {
            if (one.word() != DegradeLevels.Word.AUTO) {
                notices.add(
                        String.format(
                                Locale.ROOT,
                                "Degrade level %s is %s, as %s said: %s",
                                one.level().word(),
                                one.word().word(),
                                one.by(),
                                one.reason()));
            }
        }
        return notices;
    }

    /** Puts down what holds now; to be called after each word of an operator. */
    public synchronized void keep() {
        Kept kept =
                new Kept(
                        orNull(overload.ceiling()),
                        orNull(overload.claimsPerSecond()),
                        levels.standings().stream()
                                .filter(it -> it.word() != DegradeLevels.Word.AUTO)
                                .map(it ->
                                        new KeptLevel(
                                                it.level().word(),
                                                it.word().word(),
                                                it.by(),
                                                it.reason(),
                                                it.sinceMillis()))
                                .toList());
        DurableFile.write(file, new String(StrictJson.write(kept), StandardCharsets.UTF_8));
    }
}
