package io.hongbao.journal;

import io.hongbao.core.Effect;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.Timer;
import io.hongbao.core.ledger.Posting;
import io.hongbao.journal.v1.JournalProto;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Writes and reads entries as {@code hongbao.journal.v1.Entry}. The same entry always gives the
 * same bytes. Stateless: use from any thread.
 */
public final class EntryCodec {

    /** Fields of Entry from this number on may be skipped by a reader that doesn't know them. */
    private static final int FIRST_REMARK_FIELD = 32;

    private static final int SMALL_ENTRY_BYTES = 512;

    private EntryCodec() {}

    /** The bytes of one entry. */
    public static byte[] encode(Entry entry) {
        WireBuffer out = new WireBuffer(SMALL_ENTRY_BYTES);
        write(entry, out);
        return out.toByteArray();
    }

    /** Appends an entry with its length before it (a protobuf varint). */
    public static void append(Entry entry, WireBuffer out) {
        int start = out.beginDelimited();
        write(entry, out);
        out.end(start);
    }

    private static void write(Entry entry, WireBuffer out) {
        out.number(1, entry.seq());
        out.number(2, entry.atMillis());
        out.number(3, entry.shard());
        CauseWire.cause(out, 4, entry.cause());
        for (Event event : entry.events()) {
            EventWire.event(out, 5, event);
        }
        for (Posting posting : entry.postings()) {
            VoucherWire.posting(out, 6, posting);
        }
        for (Message message : entry.messages()) {
            MessageWire.message(out, 7, message);
        }
        for (Timer timer : entry.timers()) {
            VoucherWire.timer(out, 8, timer);
        }
        for (Effect effect : entry.effects()) {
            int start = out.begin(9);
            EffectWire.effect(effect, out);
            out.end(start);
        }
    }

    /** The entry in {@code bytes}. */
    public static Entry decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /**
     * The entry in a part of {@code bytes}.
     *
     * @throws UnreadableJournal when a newer version wrote it or it is damaged
     */
    public static Entry decode(byte[] bytes, int from, int length) {
        return decode(new WireReader(bytes, from, length));
    }

    private static Entry decode(WireReader in) {
        Reading reading = new Reading();
        try {
            reading.read(in);
            return reading.entry();
        } catch (UnreadableJournal e) {
            throw e.inEntry(reading.seq);
        } catch (IllegalArgumentException e) {
            throw UnreadableJournal.malformed(String.valueOf(e.getMessage())).inEntry(reading.seq);
        }
    }

    /**
     * The entries that {@link #append} put one after the other into a part of {@code bytes},
     * decoded one by one. Reading on throws {@link UnreadableJournal} at what can't be read.
     */
    public static Iterator<Entry> delimited(byte[] bytes, int from, int length) {
        WireReader in = new WireReader(bytes, from, length);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return in.hasMore();
            }

            @Override
            public Entry next() {
                if (!in.hasMore()) {
                    throw new NoSuchElementException("no more entries");
                }
                return decode(in.nested());
            }
        };
    }

    /** An entry while it is read. */
    private static final class Reading {
        private long seq;
        private long atMillis;
        private int shard;
        private Entry.Cause cause = Entry.ByRequest.INSTANCE;
        private boolean causeSet;
        private List<Event> events = List.of();
        private List<Posting> postings = List.of();
        private List<Message> messages = List.of();
        private List<Timer> timers = List.of();
        private List<Effect> effects = List.of();

        void read(WireReader in) {
            while (in.hasMore()) {
                int tag = in.tag();
                switch (tag) {
                    case 1 << 3 | WireBuffer.VARINT -> seq = in.varint();
                    case 2 << 3 | WireBuffer.VARINT -> atMillis = in.varint();
                    case 3 << 3 | WireBuffer.VARINT -> shard = (int) in.varint();
                    case 4 << 3 | WireBuffer.DELIMITED -> {
                        cause = CauseWire.readCause(in.nested());
                        causeSet = true;
                    }
                    case 5 << 3 | WireBuffer.DELIMITED ->
                            events = Grown.list(events, EventWire.readEvent(in.nested()));
                    case 6 << 3 | WireBuffer.DELIMITED ->
                            postings = Grown.list(postings, VoucherWire.readPosting(in.nested()));
                    case 7 << 3 | WireBuffer.DELIMITED ->
                            messages = Grown.list(messages, MessageWire.readMessage(in.nested()));
                    case 8 << 3 | WireBuffer.DELIMITED ->
                            timers = Grown.list(timers, VoucherWire.readTimer(in.nested()));
                    case 9 << 3 | WireBuffer.DELIMITED ->
                            effects = Grown.list(effects, EffectWire.readEffect(in.nested()));
                    default -> {
                        if (WireReader.field(tag) < FIRST_REMARK_FIELD) {
                            throw UnreadableJournal.newer(
                                    "field " + WireReader.field(tag) + " of Entry");
                        }
                        in.skip(tag);
                    }
                }
            }
        }

        Entry entry() {
            if (!causeSet) {
                throw UnreadableJournal.malformed("Entry has no cause");
            }
            return new Entry(
                    seq, atMillis, shard, cause, events, postings, messages, timers, effects);
        }
    }

    private static JournalProto.Cause toProto(Entry.Cause cause) {
        JournalProto.Cause.Builder builder = JournalProto.Cause.newBuilder();
        switch (cause) {
            case Entry.ByRequest _ ->
                    builder.setByRequest(JournalProto.Cause.ByRequest.getDefaultInstance());
            case Entry.ByTimer by ->
                    builder.getByTimerBuilder().setTimer(PartMapping.toProto(by.timer()));
            case Entry.ByMessage by ->
                    builder.getByMessageBuilder()
                            .setFromShard(by.fromShard())
                            .setNumber(by.number());
            case Entry.ByEffect by ->
                    builder.getByEffectBuilder().setEffect(OrderMapping.toProto(by.effect()));
        }
        return builder.build();
    }

    /**
     * The entry as an object of the generated class: what an export or another reader would see.
     */
    public static JournalProto.Entry toProto(Entry entry) {
        JournalProto.Entry.Builder builder =
                JournalProto.Entry.newBuilder()
                        .setSeq(entry.seq())
                        .setAtMillis(entry.atMillis())
                        .setShard(entry.shard())
                        .setCause(toProto(entry.cause()));
        entry.events().forEach(event -> builder.addEvents(EventMapping.toProto(event)));
        entry.postings().forEach(posting -> builder.addPostings(PartMapping.toProto(posting)));
        entry.messages().forEach(message -> builder.addMessages(MessageMapping.toProto(message)));
        entry.timers().forEach(timer -> builder.addTimers(PartMapping.toProto(timer)));
        entry.effects().forEach(effect -> builder.addEffects(OrderMapping.toProto(effect)));
        return builder.build();
    }
}
