package io.hongbao.yaml;

import io.hongbao.yaml.Node.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Turns a file's bytes into a tree of nodes with places. Reads the plain part of YAML only: no
 * anchors, aliases, tags or second documents, so that a small file is a small tree and means what
 * it says.
 */
public final class Yaml {
    private static final int MAX_DEPTH = 16;

    private final Kind kind;
    private final String text;
    private final Problems problems;
    private final Deque<Open> open = new ArrayDeque<>();
    private Optional<Node> root = Optional.empty();

    /**
     * A kind of file: its bound, and how problems speak of it.
     *
     * @param indefinite what one of them is called, with its article, such as "a campaign file"
     * @param maxBytes the largest that is read, in bytes, which are whole kibibytes
     * @param ifEmpty what to do when nothing is in it
     * @param ifSecond what to do when it has a second document
     */
    public record Kind(String indefinite, int maxBytes, String ifEmpty, String ifSecond) {
        private static final int KIBIBYTE = 1 << 10;
        private static final int MEBIBYTE = 1 << 20;

        public Kind {
            if (maxBytes <= 0 || maxBytes % KIBIBYTE != 0) {
                throw new IllegalArgumentException(maxBytes + " bytes are not whole kibibytes");
            }
        }

        private String size() {
            return maxBytes % MEBIBYTE == 0
                    ? maxBytes / MEBIBYTE + " MiB"
                    : maxBytes / KIBIBYTE + " KiB";
        }
    }

    /** A list or mapping whose end has not been read. In a mapping, names and values take turns. */
    private record Open(Place place, boolean mapping, List<Node> nodes) {
        Node closed() {
            if (!mapping) {
                return new Node.Sequence(place, List.copyOf(nodes));
            }
            List<Node.Entry> entries = new ArrayList<>();
            for (int i = 0; i + 1 < nodes.size(); i += 2) {
                if (nodes.get(i) instanceof Node.Scalar name) {
                    entries.add(new Node.Entry(name, nodes.get(i + 1)));
                }
            }
            return new Node.Mapping(place, List.copyOf(entries));
        }
    }

    private Yaml(Kind kind, String text, Problems problems) {
        this.kind = kind;
        this.text = text;
        this.problems = problems;
    }

    /**
     * The one document in a file; empty, with a problem noted, when there is none or it is broken.
     *
     * @param content all of it, or one byte more than is allowed when there is more
     */
    public static Optional<Spot> read(Kind kind, byte[] content, Problems problems) {
        if (content.length > kind.maxBytes()) {
            problems.add(Place.WHOLE_FILE, "", "is larger than " + kind.size(), "shorten it");
            return Optional.empty();
        }
        return decode(content, problems)
                .flatMap(text -> parse(kind, text, problems))
                .map(root -> new Spot(problems, "", root));
    }

    private static Optional<String> decode(byte[] content, Problems problems) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            // The decoder stops in front of the first wrong byte.
            int line = 1;
            int column = 1;
            for (int i = 0; i < bytes.position(); i++) {
                column = content[i] == '\n' ? 1 : column + 1;
                line += content[i] == '\n' ? 1 : 0;
            }
            problems.add(
                    new Place(line, column),
                    "",
                    "is not UTF-8 from here on",
                    "save the file as UTF-8");
            return Optional.empty();
        }
    }

    private static Optional<Node> parse(Kind kind, String text, Problems problems) {
        Yaml yaml = new Yaml(kind, text, problems);
        if (!yaml.isPrintable()) {
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(kind.maxBytes()).build();
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                if (!yaml.take(event)) {
                    return Optional.empty();
                }
            }
        } catch (MarkedYamlEngineException e) {
            yaml.broken(e);
            return Optional.empty();
        } catch (YamlVersionException _) {
            problems.add(
                    new Place(1, 1),
                    "",
                    "asks for a YAML version other than 1.2",
                    "remove the %YAML line");
            return Optional.empty();
        } catch (YamlEngineException e) {
            problems.add(
                    Place.WHOLE_FILE, "", "is not valid YAML: " + e.getMessage(), "correct it");
            return Optional.empty();
        }
        if (yaml.root.isEmpty()) {
            problems.add(Place.WHOLE_FILE, "", "is empty", kind.ifEmpty());
        }
        return yaml.root;
    }

    private boolean isPrintable() {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            if (!StreamReader.isPrintable(codePoint)) {
                problems.add(
                        new Place(line, text.codePointCount(lineStart, i) + 1),
                        "",
                        "has the unprintable character U+"
                                + HexFormat.of().toHexDigits(codePoint, 6),
                        "remove it");
                return false;
            }
            if (codePoint == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return true;
    }

    private boolean take(Event event) {
        Place place = place(event.getStartMark());
        if (event instanceof AliasEvent) {
            return refused(
                    place,
                    "has an alias (*name), which " + kind.indefinite() + " cannot have",
                    "write the value out");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            return refused(
                    place,
                    "has an anchor (&name), which " + kind.indefinite() + " cannot have",
                    "remove it");
        }
        return switch (event.getEventId()) {
            case Scalar -> {
                ScalarEvent scalar = (ScalarEvent) event;
                yield untagged(scalar.getTag(), place)
                        && add(new Node.Scalar(place, scalar.getValue(), !scalar.isPlain()));
            }
            case SequenceStart, MappingStart -> start((CollectionStartEvent) event, place);
            case SequenceEnd, MappingEnd -> add(open.pop().closed());
            case DocumentStart ->
                    root.isEmpty()
                            || refused(place, "has a second document (---)", kind.ifSecond());
            default -> true;
        };
    }

    private boolean start(CollectionStartEvent event, Place place) {
        if (open.size() == MAX_DEPTH) {
            return refused(
                    place,
                    "is nested deeper than " + MAX_DEPTH + " levels",
                    "remove the inner levels");
        }
        if (expectsName()) {
            return refused(
                    place,
                    "has a list or mapping as the name of a field",
                    "use a plain word as the name");
        }
        open.push(new Open(place, event instanceof MappingStartEvent, new ArrayList<>()));
        return untagged(event.getTag(), place);
    }

    private boolean expectsName() {
        Open parent = open.peek();
        return parent != null && parent.mapping() && parent.nodes().size() % 2 == 0;
    }

    private boolean add(Node node) {
        Open parent = open.peek();
        if (parent == null) {
            root = Optional.of(node);
        } else {
            parent.nodes().add(node);
        }
        return true;
    }

    private boolean untagged(Optional<String> tag, Place place) {
        return tag.isEmpty()
                || refused(
                        place,
                        "has a tag (!name), which " + kind.indefinite() + " cannot have",
                        "remove it");
    }

    private boolean refused(Place place, String rule, String fix) {
        problems.add(place, "", rule, fix);
        return false;
    }

    private void broken(MarkedYamlEngineException e) {
        // What is never closed is noticed at the end of the file, but is wrong where it was opened.
        boolean atEnd =
                e.getProblem().contains("end of stream") || e.getProblem().contains("<stream end>");
        Place place =
                place(
                        atEnd
                                ? e.getContextMark().or(e::getProblemMark)
                                : e.getProblemMark().or(e::getContextMark));
        if (isIndentedWithTab(place.line())) {
            problems.add(
                    place,
                    "",
                    "is indented with a tab, which YAML does not allow",
                    "indent with spaces");
            return;
        }
        String context =
                Optional.ofNullable(e.getContext()).map(where -> where.strip() + ": ").orElse("");
        problems.add(
                place,
                "",
                "is not valid YAML: " + context + e.getProblem().strip(),
                "correct the indentation, quotes, colons or brackets here or in the line before");
    }

    private boolean isIndentedWithTab(int line) {
        return text.lines()
                .skip(Math.max(0, line - 1))
                .findFirst()
                .map(broken ->
                        broken.substring(0, broken.length() - broken.stripLeading().length()))
                .filter(indentation -> indentation.contains("\t"))
                .isPresent();
    }

    private static Place place(Optional<Mark> mark) {
        return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1))
                .orElse(Place.WHOLE_FILE);
    }
}
