package io.hongbao.server.channel;

import io.hongbao.channel.Form;
import io.hongbao.channel.PolicyNote;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Problem;
import io.hongbao.yaml.Problems;
import io.hongbao.yaml.Spot;
import io.hongbao.yaml.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the policy notes that ship, with every problem in them. The file says its own format. */
final class PolicyNotesFile {

    private static final String SHIPPED = "policy-notes.yaml";
    private static final int MAX_BYTES = 64 << 10;
    private static final int MOST = 200;
    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9-]{1,20}");
    private static final Pattern TEXT = Pattern.compile("(?s).{1,500}");
    private static final Pattern SOURCE = Pattern.compile("(?s).{1,300}");
    private static final Yaml.Kind KIND =
            new Yaml.Kind(
                    "a list of policy notes",
                    MAX_BYTES,
                    "write \"notes:\" and a list below it",
                    "put the notes of both into one list");

    private final List<PolicyNote> notes = new ArrayList<>();
    private final Problems problems;

    private PolicyNotesFile(String file) {
        this.problems = new Problems(file);
    }

    /** Those that ship, by channel. A broken file is a broken build. */
    static SortedMap<String, List<PolicyNote>> shipped() {
        try (InputStream in = PolicyNotesFile.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + " is missing from the jar");
            }
            PolicyNotesFile file = new PolicyNotesFile(SHIPPED);
            List<Problem> problems = file.read(in.readAllBytes());
            if (!problems.isEmpty()) {
                throw new IllegalStateException("the shipped notes are broken: " + problems);
            }
            SortedMap<String, List<PolicyNote>> byChannel = new TreeMap<>();
            file.notes.forEach(note ->
                    byChannel.computeIfAbsent(note.channel(), _ -> new ArrayList<>()).add(note));
            return byChannel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a file; nothing when it can be used. */
    static List<Problem> problems(String file, byte[] content) {
        return new PolicyNotesFile(file).read(content);
    }

    private List<Problem> read(byte[] content) {
        Yaml.read(KIND, content, problems)
                .flatMap(root -> root.fields("notes"))
                .flatMap(fields -> fields.need("notes", "notes: [..]", spot -> spot.items(0, MOST)))
                .ifPresent(items -> items.forEach(this::note));
        return problems.isEmpty() ? List.of() : problems.sorted();
    }

    private void note(Spot item) {
        Optional<Fields> known = item.fields("channel", "text", "source", "checked", "forbids");
        if (known.isEmpty()) {
            return;
        }
        Fields fields = known.get();
        Optional<String> channel =
                fields.need("channel", "channel: wechat")
                        .flatMap(spot ->
                                spot.matching(
                                        CHANNEL,
                                        "must be 1 to 20 of a-z, 0-9 and -",
                                        "write it as links do"));
        Optional<String> text =
                fields.need("text", "text: what the rule says")
                        .flatMap(spot ->
                                spot.matching(TEXT, "must have 1 to 500 characters", "shorten it"));
        Optional<String> source =
                fields.need("source", "source: where it stands")
                        .flatMap(spot ->
                                spot.matching(
                                        SOURCE, "must have 1 to 300 characters", "shorten it"));
        Optional<LocalDate> checked =
                fields.need("checked", "checked: 2026-02-06").flatMap(PolicyNotesFile::day);
        Set<Form> forbids = fields.or("forbids", Set.of(), PolicyNotesFile::forms);
        if (channel.isPresent() && text.isPresent() && source.isPresent() && checked.isPresent()) {
            notes.add(
                    new PolicyNote(
                            channel.get(), text.get(), source.get(), checked.get(), forbids));
        }
    }

    private static Optional<LocalDate> day(Spot spot) {
        Optional<String> text = spot.scalar();
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeParseException _) {
            return spot.refuse("must be a day", "write it as 2026-02-06");
        }
    }

    private static Optional<Set<Form>> forms(Spot spot) {
        Optional<List<Spot>> items = spot.items(0, 3);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        Set<Form> forms = EnumSet.noneOf(Form.class);
        for (Spot item : items.get()) {
            item.oneOf(
                            List.of("link", "poster", "passphrase"),
                            "must be link, poster or passphrase",
                            () -> "a typed code cannot be forbidden")
                    .ifPresent(word -> forms.add(Form.of(word)));
        }
        return Optional.of(forms);
    }
}
