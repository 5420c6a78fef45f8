package io.hongbao.share;

import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Problem;
import io.hongbao.yaml.Problems;
import io.hongbao.yaml.Spot;
import io.hongbao.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What came of reading wordings: a wording with a phrase that is blocked everywhere is a problem;
 * one with a phrase that one channel blocks is left out there. The format is in {@code
 * docs/sharing.md}.
 */
public sealed interface WordingsFile {

    /** The largest file that is read, in bytes. */
    int MAX_BYTES = 64 << 10;

    /** Wordings that can be used. */
    record Valid(Wordings wordings) implements WordingsFile {}

    /** Everything that is wrong with them, at least one problem. */
    record Invalid(List<Problem> problems) implements WordingsFile {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads an operator's wordings.
     *
     * @param file how problems call it
     * @param content all of it, or one byte more than {@link #MAX_BYTES}
     */
    static WordingsFile read(String file, byte[] content, PhraseLint lint) {
        Problems problems = new Problems(file);
        Wordings wordings = new Reader(lint).read(content, problems);
        return problems.isEmpty() ? new Valid(wordings) : new Invalid(problems.sorted());
    }

    /** The wordings that ship. Broken ones are a broken build. */
    static Wordings shipped() {
        String file = "wordings.yaml";
        return switch (read(file, Shipped.bytes(file, MAX_BYTES), PhrasesFile.shipped())) {
            case Valid(Wordings wordings) -> wordings;
            case Invalid(List<Problem> problems) ->
                    throw new IllegalStateException("the shipped wordings are broken: " + problems);
        };
    }

    /** Reads the parts of such a file. */
    final class Reader {
        private static final Yaml.Kind KIND =
                new Yaml.Kind(
                        "a wordings file",
                        MAX_BYTES,
                        "write \"wordings:\" and a list below it",
                        "put the wordings of both into one list");
        private static final int MOST = 200;
        private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
        private static final Pattern TEXT = Pattern.compile("[^\\r\\n]{10,200}");
        private static final List<String> LANGUAGES = List.of("zh", "en");

        private final PhraseLint lint;
        private final Set<String> ids = new HashSet<>();

        private Reader(PhraseLint lint) {
            this.lint = lint;
        }

        private Wordings read(byte[] content, Problems problems) {
            List<Wording> wordings = new ArrayList<>();
            Optional<Spot> list =
                    Yaml.read(KIND, content, problems)
                            .flatMap(root -> root.fields("wordings"))
                            .flatMap(fields -> fields.need("wordings", "wordings: [..]"));
            list.flatMap(spot -> spot.items(1, MOST))
                    .ifPresent(
                            items -> items.forEach(item -> wording(item).ifPresent(wordings::add)));
            Wordings read = new Wordings(wordings, lint);
            if (problems.isEmpty()) {
                list.ifPresent(spot -> everyChannelHasOne(spot, read));
            }
            return read;
        }

        private Optional<Wording> wording(Spot item) {
            Optional<Fields> fields = item.fields("id", "language", "text");
            if (fields.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> id = fields.get().need("id", "id: tea-time").flatMap(this::id);
            Optional<String> language =
                    fields.get()
                            .need("language", "language: zh")
                            .flatMap(spot ->
                                    spot.oneOf(LANGUAGES, "must be zh or en", () -> "write one"));
            Optional<Spot> spot =
                    fields.get().need("text", "text: \"Tell them {code} for {prize}\"");
            if (id.isEmpty() || language.isEmpty() || spot.isEmpty()) {
                return Optional.empty();
            }
            return text(spot.get())
                    .map(text ->
                            new Wording(
                                    id.get(),
                                    Language.valueOf(language.get().toUpperCase(Locale.ROOT)),
                                    text))
                    .flatMap(wording -> recognisable(spot.get(), wording));
        }

        private Optional<String> id(Spot spot) {
            Optional<String> id =
                    spot.matching(ID, "must be 1 to 40 of a-z, 0-9 and -", "shorten or rename it");
            if (id.isPresent() && (id.get().equals(Passphrase.BARE) || !ids.add(id.get()))) {
                return spot.refuse("is taken", "give each wording an id of its own");
            }
            return id;
        }

        private Optional<String> text(Spot spot) {
            Optional<String> text =
                    spot.matching(
                            TEXT,
                            "must be one line of 10 to 200 characters",
                            "shorten or extend it");
            if (text.isEmpty()) {
                return text;
            }
            if (count(text.get(), Wording.CODE) != 1 || count(text.get(), Wording.PRIZE) > 1) {
                return spot.refuse(
                        "must have {code} once, and {prize} once or not at all",
                        "put {code} where the code goes");
            }
            List<PhraseLint.Blocked> findings = lint.everywhere(text.get());
            if (!findings.isEmpty()) {
                PhraseLint.Blocked first = findings.getFirst();
                return spot.refuse(
                        "has \"" + first.phrase() + "\", which gets texts blocked",
                        "say it in other words (" + first.reason() + ")");
            }
            return text;
        }

        private static Optional<Wording> recognisable(Spot spot, Wording wording) {
            int seen = wording.before().length() + wording.after().length();
            if (seen < Wording.LEAST_SEEN) {
                return spot.refuse(
                        "must have "
                                + Wording.LEAST_SEEN
                                + " letters of its own beside {code}, so that it is known again",
                        "put words between {code} and {prize}");
            }
            return Optional.of(wording);
        }

        private static int count(String text, String part) {
            return (text.length() - text.replace(part, "").length()) / part.length();
        }

        private void everyChannelHasOne(Spot spot, Wordings read) {
            for (Language language : Language.values()) {
                for (Channel channel : lint.channels()) {
                    boolean had = read.all().stream().anyMatch(w -> w.language() == language);
                    if (had && read.wordingsFor(language, channel).isEmpty()) {
                        spot.refuse(
                                "leaves " + channel + " without a wording in " + language,
                                "add one that has none of its blocked phrases");
                    }
                }
            }
        }
    }
}
