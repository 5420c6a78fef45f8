package io.hongbao.rehearsal;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what comes of a crowd's invites. Written by all loops, read by whoever watches. */
final class InviteTally {
    final LongAdder made = new LongAdder();
    final LongAdder accepted = new LongAdder();
    final LongAdder held = new LongAdder();
    final LongAdder gifts = new LongAdder();
    final LongAdder giftsMinor = new LongAdder();
    final LongAdder again = new LongAdder();
    final LongAdder againSame = new LongAdder();
    final LongAdder forbidden = new LongAdder();
    final LongAdder forbiddenRefused = new LongAdder();
    final LongAdder unresolved = new LongAdder();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();

    void refused(String code) {
        refused.computeIfAbsent(code, _ -> new LongAdder()).increment();
    }

    InviteCount count() {
        SortedMap<String, Long> byCode = new TreeMap<>();
        refused.forEach((code, count) -> byCode.put(code, count.sum()));
        return new InviteCount(
                made.sum(),
                accepted.sum(),
                held.sum(),
                gifts.sum(),
                giftsMinor.sum(),
                again.sum(),
                againSame.sum(),
                forbidden.sum(),
                forbiddenRefused.sum(),
                unresolved.sum(),
                byCode);
    }
}
