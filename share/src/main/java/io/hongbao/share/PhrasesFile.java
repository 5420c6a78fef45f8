package io.hongbao.share;

import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Problem;
import io.hongbao.yaml.Problems;
import io.hongbao.yaml.Spot;
import io.hongbao.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What came of reading a list of blocked phrases. The format is in {@code docs/sharing.md}. */
public sealed interface PhrasesFile {

    /** The largest file that is read, in bytes. */
    int MAX_BYTES = 64 << 10;

    /** A list that can be used. */
    record Valid(PhraseLint lint) implements PhrasesFile {}

    /** Everything that is wrong with it, at least one problem. */
    record Invalid(List<Problem> problems) implements PhrasesFile {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads an operator's list.
     *
     * @param file how problems call it
     * @param content all of it, or one byte more than {@link #MAX_BYTES}
     */
    static PhrasesFile read(String file, byte[] content) {
        Problems problems = new Problems(file);
        PhraseLint lint = Reader.read(content, problems);
        return problems.isEmpty() ? new Valid(lint) : new Invalid(problems.sorted());
    }

    /** The list that ships. A broken one is a broken build. */
    static PhraseLint shipped() {
        String file = "blocked-phrases.yaml";
        return switch (read(file, Shipped.bytes(file, MAX_BYTES))) {
            case Valid(PhraseLint lint) -> lint;
            case Invalid(List<Problem> problems) ->
                    throw new IllegalStateException("the shipped list is broken: " + problems);
        };
    }

    /** Reads the parts of a list. */
    final class Reader {
        private static final Yaml.Kind KIND =
                new Yaml.Kind(
                        "a list of blocked phrases",
                        MAX_BYTES,
                        "write \"phrases:\" and a list below it",
                        "put the phrases of both into one list");
        private static final int MOST = 500;
        private static final int MAX_PHRASE = 60;
        private static final Pattern CHANNEL = Pattern.compile("[a-z0-9-]{1,20}");
        private static final Pattern REASON = Pattern.compile("(?s).{1,200}");

        private Reader() {}

        private static PhraseLint read(byte[] content, Problems problems) {
            List<PhraseLint.Blocked> phrases = new ArrayList<>();
            Yaml.read(KIND, content, problems)
                    .flatMap(root -> root.fields("phrases"))
                    .flatMap(fields ->
                            fields.need("phrases", "phrases: [..]", spot -> spot.items(0, MOST)))
                    .ifPresent(
                            items -> items.forEach(item -> blocked(item).ifPresent(phrases::add)));
            return new PhraseLint(phrases);
        }

        private static Optional<PhraseLint.Blocked> blocked(Spot item) {
            Optional<Fields> fields = item.fields("phrase", "channel", "reason");
            if (fields.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> phrase =
                    fields.get().need("phrase", "phrase: 点击链接").flatMap(Reader::phrase);
            Optional<String> channel =
                    fields.get()
                            .need("channel", "channel: all")
                            .flatMap(spot ->
                                    spot.matching(
                                            CHANNEL,
                                            "must be 1 to 20 of a-z, 0-9 and -",
                                            "name one channel, or all"));
            Optional<String> reason =
                    fields.get()
                            .need("reason", "reason: why it gets texts blocked")
                            .flatMap(spot ->
                                    spot.matching(
                                            REASON,
                                            "must be at most 200 characters",
                                            "shorten it"));
            if (phrase.isEmpty() || channel.isEmpty() || reason.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new PhraseLint.Blocked(phrase.get(), channel.get(), reason.get()));
        }

        /** Less than two letters in all, or an end that is open, would match nearly every text. */
        private static Optional<String> phrase(Spot spot) {
            Optional<String> phrase = spot.scalar();
            if (phrase.isEmpty()) {
                return phrase;
            }
            String text = phrase.get();
            if (text.length() > MAX_PHRASE || PhraseLint.plain(text).length() < 2) {
                return spot.refuse(
                        "must have two letters or more, and at most " + MAX_PHRASE + " characters",
                        "write the words that get a text blocked");
            }
            for (String part : text.split("…", -1)) {
                if (PhraseLint.plain(part).isEmpty()) {
                    return spot.refuse(
                            "must have letters on both sides of each …", "add them, or remove it");
                }
            }
            return phrase;
        }
    }
}
