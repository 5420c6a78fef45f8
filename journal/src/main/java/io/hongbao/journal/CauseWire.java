package io.hongbao.journal;

import io.hongbao.core.EffectId;
import io.hongbao.core.Entry;
import io.hongbao.core.Timer;
import java.util.List;

/** Writes and reads by hand why an entry was decided: every entry has it. */
final class CauseWire {
    private CauseWire() {}

    static void cause(WireBuffer out, int field, Entry.Cause cause) {
        int start = out.begin(field);
        switch (cause) {
            case Entry.ByRequest _ -> out.end(out.begin(1));
            case Entry.ByTimer by -> {
                int kind = out.begin(2);
                VoucherWire.timer(out, 1, by.timer());
                out.end(kind);
            }
            case Entry.ByMessage by -> {
                int kind = out.begin(3);
                out.number(1, by.fromShard());
                out.number(2, by.number());
                out.end(kind);
            }
            case Entry.ByEffect by -> {
                int kind = out.begin(4);
                EffectWire.id(out, 1, by.effect());
                out.end(kind);
            }
        }
        out.end(start);
    }

    static Entry.Cause readCause(WireReader in) {
        int kind = in.nextField();
        return switch (kind) {
            case 1 -> {
                in.only("Cause");
                yield Entry.ByRequest.INSTANCE;
            }
            case 2 -> readByTimer(in.only("Cause"));
            case 3 -> readByMessage(in.only("Cause"));
            case 4 -> readByEffect(in.only("Cause"));
            default -> throw Kinds.unknown("Cause", kind);
        };
    }

    private static Entry.Cause readByTimer(WireReader in) {
        List<Timer> timer = List.of();
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED ->
                        timer = List.of(VoucherWire.readTimer(in.nested()));
                default -> in.skip(tag);
            }
        }
        if (timer.isEmpty()) {
            throw UnreadableJournal.malformed("ByTimer has no timer");
        }
        return new Entry.ByTimer(timer.getFirst());
    }

    private static Entry.Cause readByMessage(WireReader in) {
        int fromShard = 0;
        long number = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.VARINT -> fromShard = (int) in.varint();
                case 2 << 3 | WireBuffer.VARINT -> number = in.varint();
                default -> in.skip(tag);
            }
        }
        return new Entry.ByMessage(fromShard, number);
    }

    private static Entry.Cause readByEffect(WireReader in) {
        List<EffectId> effect = List.of();
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED ->
                        effect = List.of(EffectWire.readId(in.nested()));
                default -> in.skip(tag);
            }
        }
        if (effect.isEmpty()) {
            throw UnreadableJournal.malformed("ByEffect has no effect");
        }
        return new Entry.ByEffect(effect.getFirst());
    }
}
