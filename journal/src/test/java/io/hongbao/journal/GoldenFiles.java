package io.hongbao.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.journal.v1.JournalProto;
import io.hongbao.journal.v1.StateProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The files that keep an old journal readable: bytes as some version wrote them, with what they
 * mean as text. They are written once for each version of the schema and never changed after.
 */
final class GoldenFiles {
    /** Each adds what the one before did not have; the last one is the schema as it is now. */
    static final List<String> VERSIONS = List.of("v1", "v2", "v3", "v4", "v5", "v6", "v7");

    static final String ENTRIES = "entries-";
    static final String ENTITIES = "entities-";
    static final String SCHEMA = "schema.txt";

    /** A seed that leaves hardly anything out of the entities of the newest version. */
    private static final long FULL = 2_426;

    private GoldenFiles() {}

    /**
     * Writes those of the newest version into a directory: {@code GoldenFiles DIRECTORY}. Refuses
     * to change one.
     */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        StringBuilder hex = new StringBuilder();
        StringBuilder text = new StringBuilder();
        StringBuilder json = new StringBuilder();
        String version = VERSIONS.getLast();
        for (Map.Entry<String, Entry> one : entries().entrySet()) {
            if (isOlder(ENTRIES, one.getKey())) {
                continue;
            }
            byte[] bytes = EntryCodec.encode(one.getValue());
            hex.append(one.getKey()).append(' ');
            hex.append(HexFormat.of().formatHex(bytes)).append('\n');
            text.append(textOf(one.getKey(), JournalProto.Entry.parseFrom(bytes)));
            json.append(Ndjson.line(one.getValue())).append('\n');
        }
        write(directory.resolve(ENTRIES + version + ".hex"), hex.toString());
        write(directory.resolve(ENTRIES + version + ".txtpb"), text.toString());
        write(directory.resolve(ENTRIES + version + ".ndjson"), json.toString());
        hex.setLength(0);
        text.setLength(0);
        for (Class<?> kind : RandomRecords.leaves(EntityKey.class).toList()) {
            Entity entity = new RandomRecords(FULL + kind.getSimpleName().hashCode()).entity(kind);
            byte[] bytes = EntityCodec.encode(entity);
            hex.append(kind.getSimpleName()).append(' ');
            hex.append(HexFormat.of().formatHex(bytes)).append('\n');
            Message parsed = empty(kind).getParserForType().parseFrom(bytes);
            text.append(textOf(kind.getSimpleName(), parsed));
        }
        write(directory.resolve(ENTITIES + version + ".hex"), hex.toString());
        write(directory.resolve(ENTITIES + version + ".txtpb"), text.toString());
        Files.writeString(directory.resolve(SCHEMA), String.join("\n", schema()) + "\n");
    }

    /** Whether an older version has already written one of this name. */
    private static boolean isOlder(String files, String name) {
        return VERSIONS.subList(0, VERSIONS.size() - 1).stream()
                .anyMatch(version ->
                        read(files + version + ".hex")
                                .lines()
                                .anyMatch(line -> line.startsWith(name + " ")));
    }

    private static void write(Path file, String content) throws IOException {
        if (Files.exists(file) && !Files.readString(file).equals(content)) {
            throw new IOException(file + " is kept for ever; write another version beside it");
        }
        Files.writeString(file, content);
    }

    private static String textOf(String name, Message message) {
        return "# "
                + name
                + "\n"
                + TextFormat.printer().escapingNonAscii(false).printToString(message);
    }

    /** One entry with each kind of everything, the one that claims make, and one of an order. */
    private static Map<String, Entry> entries() {
        Map<String, Entry> all = new LinkedHashMap<>();
        all.put("Grant", NdjsonTest.GRANT);
        all.put("Paid", NdjsonTest.PAID);
        for (Class<?> kind : EntryCodecTest.everyKind().toList()) {
            String name = nameOf(kind);
            all.put(name, EntryCodecTest.with(kind, new RandomRecords(name.hashCode())));
        }
        return all;
    }

    static String nameOf(Class<?> kind) {
        // Wherever an event is declared, its files go on to call it by its name alone.
        return Event.class.isAssignableFrom(kind)
                ? "Event$" + kind.getSimpleName()
                : kind.getName().replace("io.hongbao.core.", "");
    }

    /** The generated class of what lies under a kind of key. */
    static Message empty(Class<?> key) {
        Map<Class<?>, Supplier<Message>> byKey = new HashMap<>();
        byKey.put(EntityKey.OfPayouts.class, StateProto.Payouts::getDefaultInstance);
        byKey.put(EntityKey.OfRoom.class, StateProto.WaitingRoom::getDefaultInstance);
        byKey.put(EntityKey.OfTicket.class, StateProto.Ticket::getDefaultInstance);
        byKey.put(EntityKey.OfInvite.class, StateProto.Invite::getDefaultInstance);
        byKey.put(EntityKey.OfPersonInvites.class, StateProto.PersonInvites::getDefaultInstance);
        byKey.put(EntityKey.OfInviteCounter.class, StateProto.InviteCounter::getDefaultInstance);
        byKey.putAll(
                Map.of(
                        EntityKey.OfOrders.class, StateProto.Orders::getDefaultInstance,
                        EntityKey.OfOutlet.class, StateProto.Outlet::getDefaultInstance,
                        EntityKey.OfPace.class, StateProto.Pace::getDefaultInstance,
                        EntityKey.OfSeats.class, StateProto.Seats::getDefaultInstance,
                        EntityKey.OfCampaign.class, StateProto.Campaign::getDefaultInstance,
                        EntityKey.OfTreasury.class, StateProto.Treasury::getDefaultInstance,
                        EntityKey.OfTill.class, StateProto.Till::getDefaultInstance,
                        EntityKey.OfLedger.class, StateProto.Ledger::getDefaultInstance,
                        EntityKey.OfWallet.class, StateProto.Wallet::getDefaultInstance,
                        EntityKey.OfMailbox.class, StateProto.Mailbox::getDefaultInstance));
        return byKey.getOrDefault(key, GoldenFiles::unknown).get();
    }

    private static Message unknown() {
        throw new AssertionError("a new kind of key needs golden files");
    }

    static String read(String name) {
        try (var in = GoldenFiles.class.getResourceAsStream("/golden/" + name)) {
            if (in == null) {
                throw new AssertionError("no golden file " + name);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every field and enum value of the schemas, one a line. */
    static List<String> schema() {
        TreeSet<String> lines = new TreeSet<>();
        for (FileDescriptor file :
                List.of(JournalProto.getDescriptor(), StateProto.getDescriptor())) {
            file.getMessageTypes().forEach(message -> message(message, lines));
            file.getEnumTypes().forEach(type -> constants(type, lines));
        }
        return new ArrayList<>(lines);
    }

    private static void message(Descriptor message, Set<String> lines) {
        for (FieldDescriptor field : message.getFields()) {
            String type =
                    switch (field.getJavaType()) {
                        case MESSAGE -> field.getMessageType().getFullName();
                        case ENUM -> field.getEnumType().getFullName();
                        default -> field.getType().name().toLowerCase(Locale.ROOT);
                    };
            String many = field.isRepeated() ? "repeated " : "";
            lines.add(
                    message.getFullName()
                            + " "
                            + field.getNumber()
                            + ": "
                            + many
                            + type
                            + " "
                            + field.getName());
        }
        message.getNestedTypes().forEach(nested -> message(nested, lines));
        message.getEnumTypes().forEach(type -> constants(type, lines));
    }

    private static void constants(EnumDescriptor type, Set<String> lines) {
        for (EnumValueDescriptor value : type.getValues()) {
            lines.add(type.getFullName() + " " + value.getNumber() + ": " + value.getName());
        }
    }
}
