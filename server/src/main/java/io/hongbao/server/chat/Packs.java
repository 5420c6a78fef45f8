package io.hongbao.server.chat;

import io.hongbao.assistant.event.EventAnswers;
import io.hongbao.assistant.pack.Pack;
import io.hongbao.assistant.pack.PackFolder;
import io.hongbao.server.start.ExitCode;
import io.hongbao.server.start.StartOptions;
import io.hongbao.server.start.StartRefused;
import io.hongbao.yaml.Problem;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The pack that the assistant speaks with, and the event that it knows. */
public final class Packs {

    private static final String STANDARD = "campaign";

    /** The guide to the winter games that ships. */
    static final String EVENT = "winter-games-2026";

    private Packs() {}

    /**
     * The pack that the options name; a shipped one is read when it is first needed.
     *
     * @throws StartRefused when the operator's own pack has a problem
     */
    public static Once<Pack> of(StartOptions options) {
        return options.pack()
                .map(folder -> {
                    Pack read = read(folder);
                    return new Once<>(() -> read);
                })
                .orElseGet(() -> new Once<>(() -> PackFolder.shipped(STANDARD)));
    }

    private static Pack read(Path folder) {
        return switch (PackFolder.read(folder)) {
            case PackFolder.Valid valid -> valid.pack();
            case PackFolder.Invalid invalid ->
                    throw new StartRefused(
                            ExitCode.USAGE,
                            invalid.problems().stream()
                                    .map(Problem::toString)
                                    .collect(Collectors.joining("\n")));
        };
    }

    /** The shipped pack of the winter games, read when it is first needed. */
    public static Once<Pack> games() {
        return new Once<>(() -> PackFolder.shipped(EVENT));
    }

    /** The event of {@code pack}; of the shipped event pack when it has none. */
    public static EventAnswers event(Pack pack) {
        return new EventAnswers(
                pack.event()
                        .or(() -> PackFolder.shipped(EVENT).event())
                        .orElseThrow(
                                () -> new IllegalStateException("the shipped pack has an event")));
    }
}
