package io.hongbao.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.journal.v1.JournalProto;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds this version to what earlier ones wrote. */
class GoldenTest {

    /** What lines have since a version; an older entry has nothing in it. */
    private static final Map<String, List<String>> FIELDS_SINCE =
            Map.of(
                    "v1",
                    List.of(
                            ",\"orders\":null",
                            ",\"effects\":[]",
                            ",\"payouts\":null",
                            ",\"cameBackMinor\":0",
                            ",\"waitingRoom\":null",
                            ",\"shadow\":false",
                            ",\"clearance\":null",
                            ",\"invites\":null"),
                    "v2",
                    List.of(
                            ",\"payouts\":null",
                            ",\"waitingRoom\":null",
                            ",\"shadow\":false",
                            ",\"clearance\":null",
                            ",\"invites\":null"),
                    "v3",
                    List.of(
                            ",\"waitingRoom\":null",
                            ",\"shadow\":false",
                            ",\"clearance\":null",
                            ",\"invites\":null"),
                    "v4",
                    List.of(
                            ",\"shadow\":false",
                            ",\"clearance\":null",
                            ",\"to\":null",
                            ",\"invites\":null"));

    @Test
    void everyKindHasAGoldenEntry() {
        TreeSet<String> kinds =
                EntryCodecTest.everyKind()
                        .map(GoldenFiles::nameOf)
                        .collect(Collectors.toCollection(TreeSet::new));
        for (String version : GoldenFiles.VERSIONS) {
            eachHex(GoldenFiles.ENTRIES + version, (name, bytes) -> kinds.remove(name));
        }
        assertThat(kinds).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("io.hongbao.journal.GoldenFiles#VERSIONS")
    void oldEntriesMeanWhatTheyMeant(String version) {
        String file = GoldenFiles.ENTRIES + version;
        Map<String, String> texts = texts(file);
        List<String> lines = GoldenFiles.read(file + ".ndjson").lines().toList();
        int[] line = {0};
        eachHex(
                file,
                (name, bytes) -> {
                    Entry entry = EntryCodec.decode(bytes);
                    assertThat(EntryCodec.toProto(entry))
                            .as(name)
                            .isEqualTo(
                                    parse(
                                            texts.getOrDefault(name, ""),
                                            JournalProto.Entry.getDefaultInstance()));
                    assertThat(EntryCodec.encode(entry)).as(name).isEqualTo(bytes);
                    String now =
                            without(
                                    FIELDS_SINCE.getOrDefault(version, List.of()),
                                    Ndjson.line(entry));
                    assertThat(now).as(name).isEqualTo(lines.get(line[0]++));
                    if (name.equals("Grant")) {
                        assertThat(entry).isEqualTo(NdjsonTest.GRANT);
                    }
                    if (name.equals("Paid")) {
                        assertThat(entry).isEqualTo(NdjsonTest.PAID);
                    }
                });
        assertThat(line[0]).isEqualTo(lines.size()).isPositive();
    }

    private static String without(List<String> fields, String line) {
        String rest = line;
        for (String field : fields) {
            rest = rest.replace(field, "");
        }
        return rest;
    }

    @Test
    void oldEntitiesMeanWhatTheyMeant() {
        Map<String, Class<?>> kinds =
                RandomRecords.leaves(EntityKey.class)
                        .collect(Collectors.toMap(Class::getSimpleName, kind -> kind));
        TreeSet<String> seen = new TreeSet<>();
        for (String version : GoldenFiles.VERSIONS) {
            oldEntities(GoldenFiles.ENTITIES + version, kinds, seen);
        }
        assertThat(seen).isEqualTo(kinds.keySet());
    }

    private static void oldEntities(String file, Map<String, Class<?>> kinds, Set<String> seen) {
        Map<String, String> texts = texts(file);
        eachHex(
                file,
                (name, bytes) -> {
                    Class<?> kind = kinds.getOrDefault(name, Object.class);
                    EntityKey<?> key = (EntityKey<?>) new RandomRecords(1).of(kind);
                    Entity entity = EntityCodec.decode(key, bytes);
                    byte[] fromText =
                            parse(texts.getOrDefault(name, ""), GoldenFiles.empty(kind))
                                    .toByteArray();
                    assertThat(EntityCodec.encode(entity))
                            .as(name)
                            .isEqualTo(bytes)
                            .isEqualTo(fromText);
                    seen.add(name);
                });
    }

    @Test
    void noFieldOfTheSchemaChangesAndNewOnesAreRecorded() {
        TreeSet<String> recorded =
                GoldenFiles.read(GoldenFiles.SCHEMA)
                        .lines()
                        .collect(Collectors.toCollection(TreeSet::new));
        List<String> now = GoldenFiles.schema();
        TreeSet<String> lost = new TreeSet<>(recorded);
        lost.removeAll(now);
        assertThat(lost)
                .as("fields keep number, type and name for ever; give a new meaning a new number")
                .isEmpty();
        TreeSet<String> added = new TreeSet<>(now);
        added.removeAll(recorded);
        assertThat(added).as("new fields: add these lines to golden/schema.txt").isEmpty();
    }

    private static void eachHex(String file, BiConsumer<String, byte[]> check) {
        GoldenFiles.read(file + ".hex")
                .lines()
                .forEach(line -> {
                    int space = line.indexOf(' ');
                    check.accept(
                            line.substring(0, space),
                            HexFormat.of().parseHex(line, space + 1, line.length()));
                });
    }

    private static Map<String, String> texts(String file) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String part : GoldenFiles.read(file + ".txtpb").split("(?m)^# ", -1)) {
            int end = part.indexOf('\n');
            if (end > 0) {
                texts.put(part.substring(0, end), part.substring(end + 1));
            }
        }
        return texts;
    }

    private static Message parse(String text, Message empty) {
        try {
            Message.Builder builder = empty.newBuilderForType();
            TextFormat.merge(text, builder);
            return builder.build();
        } catch (TextFormat.ParseException e) {
            throw new AssertionError(text, e);
        }
    }
}
