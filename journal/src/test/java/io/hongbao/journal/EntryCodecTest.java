package io.hongbao.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.UnknownFieldSet;
import io.hongbao.core.Effect;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.Timer;
import io.hongbao.core.UserId;
import io.hongbao.core.ledger.Posting;
import io.hongbao.core.order.Quote;
import io.hongbao.core.order.VoucherWish;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.core.outlet.Supply;
import io.hongbao.core.wallet.VoucherState;
import io.hongbao.journal.v1.JournalProto;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntryCodecTest {
    private static final int ROUNDS = 50;
    private static final UserId USER = new UserId(3, -4);

    static Stream<Class<?>> everyKind() {
        return Stream.of(
                        Event.class,
                        Message.Body.class,
                        Entry.Cause.class,
                        EntityKey.class,
                        VoucherState.class,
                        VoucherWish.class,
                        Reservation.class,
                        Supply.class,
                        Effect.class)
                .flatMap(RandomRecords::leaves);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyKindComesBackEqualFromTheSameBytesAsTheGeneratedClasses(Class<?> kind)
            throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Entry entry = with(kind, new RandomRecords(seed));

            byte[] bytes = EntryCodec.encode(entry);

            assertThat(EntryCodec.decode(bytes)).as("seed %d", seed).isEqualTo(entry);
            assertThat(EntryCodec.toProto(entry).toByteArray())
                    .as("seed %d", seed)
                    .isEqualTo(bytes);
            assertThat(JournalProto.Entry.parseFrom(bytes)).isEqualTo(EntryCodec.toProto(entry));
        }
    }

    /** An entry that has one of {@code kind}. */
    static Entry with(Class<?> kind, RandomRecords random) {
        Entry any = random.of(Entry.class);
        Object one = random.of(kind);
        return switch (one) {
            case Event event -> withEvents(any, List.of(event));
            case Message.Body body ->
                    new Entry(
                            any.seq(),
                            any.atMillis(),
                            any.shard(),
                            any.cause(),
                            any.events(),
                            any.postings(),
                            List.of(new Message(0, 1, 7, "lny2026", body)),
                            any.timers(),
                            any.effects());
            case Entry.Cause cause ->
                    new Entry(
                            1,
                            2,
                            0,
                            cause,
                            any.events(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of());
            case EntityKey<?> key ->
                    new Entry(
                            1,
                            2,
                            0,
                            any.cause(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(new Timer(key, 5)),
                            List.of());
            case VoucherState state -> {
                Event.EnvelopeGranted granted = random.of(Event.EnvelopeGranted.class);
                yield withEvents(
                        any,
                        List.of(
                                new Event.EnvelopeGranted(
                                        granted.user(), granted.voucher().withState(state), 0, 0)));
            }
            case VoucherWish wish ->
                    withEvents(any, List.of(new Event.QuoteMade(USER, quote(wish, random))));
            case Reservation reservation ->
                    withEvents(
                            any,
                            List.of(new Event.OrderReserved(USER, "lny2026", "q-7", reservation)));
            case Supply supply ->
                    withEvents(
                            any,
                            List.of(new Event.OutletCopied(random.outletTerms(supply), 3, false)));
            case Effect effect ->
                    new Entry(
                            any.seq(),
                            any.atMillis(),
                            any.shard(),
                            any.cause(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(effect));
            default -> throw new AssertionError("where does " + kind + " belong?");
        };
    }

    private static Quote quote(VoucherWish wish, RandomRecords random) {
        Quote any = random.of(Quote.class);
        return new Quote(
                any.id(),
                any.campaign(),
                any.outlet(),
                any.lines(),
                any.vouchers(),
                any.subtotalMinor(),
                any.payableMinor(),
                any.madeAtMillis(),
                any.expiresAtMillis(),
                any.key(),
                wish);
    }

    private static Entry withEvents(Entry any, List<Event> events) {
        return new Entry(
                any.seq(),
                any.atMillis(),
                any.shard(),
                any.cause(),
                events,
                any.postings(),
                any.messages(),
                any.timers(),
                any.effects());
    }

    @Test
    void entriesAppendedToABufferAreLengthDelimitedMessages() throws Exception {
        WireBuffer buffer = new WireBuffer(16);
        Entry first = new RandomRecords(1).of(Entry.class);
        Entry empty =
                new Entry(
                        2,
                        0,
                        0,
                        Entry.ByRequest.INSTANCE,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        EntryCodec.append(first, buffer);
        EntryCodec.append(empty, buffer);

        var in = new ByteArrayInputStream(buffer.toByteArray());
        assertThat(JournalProto.Entry.parseDelimitedFrom(in)).isEqualTo(EntryCodec.toProto(first));
        assertThat(JournalProto.Entry.parseDelimitedFrom(in)).isEqualTo(EntryCodec.toProto(empty));
        assertThat(in.available()).isZero();
        assertThat(EntryCodec.delimited(buffer.array(), 0, buffer.size()))
                .toIterable()
                .containsExactly(first, empty);
    }

    @Test
    void unknownKindsAndUnknownImportantFieldsAreRefused() {
        JournalProto.Entry entry = EntryCodec.toProto(entry(17));
        JournalProto.Event newEvent =
                JournalProto.Event.newBuilder().setUnknownFields(field(199)).build();

        assertThatThrownBy(() ->
                        EntryCodec.decode(
                                entry.toBuilder().addEvents(newEvent).build().toByteArray()))
                .isInstanceOf(UnreadableJournal.class)
                .hasMessage(
                        "entry 17: written by a newer version: field 199 of Event is unknown here;"
                                + " upgrade Hongbao");
        assertThatThrownBy(() -> EntryCodec.decode(withField(entry, 31).toByteArray()))
                .isInstanceOf(UnreadableJournal.class)
                .hasMessageContaining("field 31 of Entry");
        JournalProto.Voucher odd =
                entry.getEvents(0).getEnvelopeGranted().getVoucher().toBuilder()
                        .setEarnedByValue(77)
                        .build();
        JournalProto.Entry.Builder oddEntry = entry.toBuilder();
        oddEntry.getEventsBuilder(0).getEnvelopeGrantedBuilder().setVoucher(odd);
        assertThatThrownBy(() -> EntryCodec.decode(oddEntry.build().toByteArray()))
                .isInstanceOf(UnreadableJournal.class)
                .hasMessageContaining("value 77 of EarnedBy");
    }

    @Test
    void unknownRemarksAndScalarsInsideAreSkipped() {
        JournalProto.Entry.Builder entry = EntryCodec.toProto(entry(17)).toBuilder();
        UnknownFieldSet later =
                UnknownFieldSet.newBuilder()
                        .addField(50, UnknownFieldSet.Field.newBuilder().addVarint(7).build())
                        .addField(51, UnknownFieldSet.Field.newBuilder().addFixed32(7).build())
                        .addField(52, UnknownFieldSet.Field.newBuilder().addFixed64(7).build())
                        .build();
        entry.getEventsBuilder(0)
                .getEnvelopeGrantedBuilder()
                .setUnknownFields(later)
                .getVoucherBuilder()
                .setUnknownFields(later);
        entry.getPostingsBuilder(0).setUnknownFields(later);

        assertThat(EntryCodec.decode(withField(entry.build(), 32).toByteArray()))
                .isEqualTo(entry(17));
    }

    /** What a newer version may put into any message but Entry, and an older one may skip. */
    @ParameterizedTest
    @MethodSource("everyKind")
    void unknownFieldsInsideAnyMessageAreSkipped(Class<?> kind) throws Exception {
        for (int seed = 0; seed < 10; seed++) {
            Entry entry = with(kind, new RandomRecords(seed));
            JournalProto.Entry.Builder later = EntryCodec.toProto(entry).toBuilder();
            addUnknownFields(later);

            assertThat(EntryCodec.decode(later.build().toByteArray()))
                    .as("seed %d", seed)
                    .isEqualTo(entry);
        }
    }

    /** Adds one to every message inside that is no choice of kinds. */
    private static void addUnknownFields(com.google.protobuf.Message.Builder message) {
        for (com.google.protobuf.Message.Builder inside : inside(message)) {
            addUnknownFields(inside);
            if (inside.getDescriptorForType().getRealOneofs().isEmpty()) {
                inside.setUnknownFields(field(500));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void aKindThatIsUnknownIsRefusedWhereverItIs(Class<?> kind) throws Exception {
        JournalProto.Entry entry = EntryCodec.toProto(with(kind, new RandomRecords(8)));
        int choices = choices(entry.toBuilder()).size();
        assertThat(choices).isPositive();
        for (int i = 0; i < choices; i++) {
            JournalProto.Entry.Builder newer = entry.toBuilder();
            com.google.protobuf.Message.Builder choice = choices(newer).get(i);
            String name = choice.getDescriptorForType().getName();
            choice.clear().setUnknownFields(field(199));
            byte[] bytes = newer.build().toByteArray();
            assertThatThrownBy(() -> EntryCodec.decode(bytes))
                    .isInstanceOf(UnreadableJournal.class)
                    .hasMessageContaining(
                            "newer version: field 199 of " + name + " is unknown here");

            choice.clear();
            byte[] empty = newer.build().toByteArray();
            assertThatThrownBy(() -> EntryCodec.decode(empty))
                    .isInstanceOf(UnreadableJournal.class)
                    .hasMessageContaining("damaged: " + name + " has no kind");
        }
    }

    private static UnknownFieldSet field(int number) {
        return UnknownFieldSet.newBuilder()
                .addField(
                        number,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.EMPTY)
                                .build())
                .build();
    }

    /** Every choice of kinds inside. */
    private static List<com.google.protobuf.Message.Builder> choices(
            com.google.protobuf.Message.Builder message) {
        List<com.google.protobuf.Message.Builder> found = new ArrayList<>();
        for (com.google.protobuf.Message.Builder inside : inside(message)) {
            if (!inside.getDescriptorForType().getRealOneofs().isEmpty()) {
                found.add(inside);
            }
            found.addAll(choices(inside));
        }
        return found;
    }

    private static List<com.google.protobuf.Message.Builder> inside(
            com.google.protobuf.Message.Builder message) {
        List<com.google.protobuf.Message.Builder> found = new ArrayList<>();
        for (FieldDescriptor field : message.getAllFields().keySet()) {
            if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
                continue;
            }
            int count = field.isRepeated() ? message.getRepeatedFieldCount(field) : 1;
            for (int i = 0; i < count; i++) {
                found.add(
                        field.isRepeated()
                                ? message.getRepeatedFieldBuilder(field, i)
                                : message.getFieldBuilder(field));
            }
        }
        return found;
    }

    private static JournalProto.Entry withField(JournalProto.Entry entry, int number) {
        return entry.toBuilder()
                .setUnknownFields(
                        UnknownFieldSet.newBuilder()
                                .addField(
                                        number,
                                        UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                                .build())
                .build();
    }

    @Test
    void damagedBytesGiveOneKindOfErrorOrAnEntry() {
        Random random = new Random(4);
        for (int seed = 0; seed < 300; seed++) {
            byte[] bytes = EntryCodec.encode(new RandomRecords(seed).of(Entry.class));
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            readsOrRefuses(damaged);
            readsOrRefuses(Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        }
    }

    /** Anything but {@link UnreadableJournal} fails the test. */
    private static void readsOrRefuses(byte[] bytes) {
        try {
            assertThat(EntryCodec.decode(bytes).events()).isNotNull();
        } catch (UnreadableJournal e) {
            assertThat(e).hasMessageContaining("entry");
        }
    }

    static Entry entry(long seq) {
        RandomRecords random = new RandomRecords(seq);
        return new Entry(
                seq,
                1_770_343_200_123L,
                0,
                Entry.ByRequest.INSTANCE,
                List.of(random.of(Event.EnvelopeGranted.class)),
                List.of(random.of(Posting.class)),
                List.of(),
                List.of(new Timer(new EntityKey.OfWallet(new UserId(seq, 2)), 1_770_343_200_999L)),
                List.of());
    }
}
