package io.hongbao.audit;

import io.hongbao.core.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The messages between shards: numbers without gaps, each received once, after it was sent, in
 * order.
 */
final class MessageBook {

    private final int shards;
    private final List<Pair> pairs = new ArrayList<>();
    private long sent;

    private static final class Pair {
        private final ArrayDeque<Message> flying = new ArrayDeque<>();
        private long lastSent;
        private long lastReceived;
    }

    MessageBook(int shards) {
        this.shards = shards;
        for (int i = 0; i < shards * shards; i++) {
            pairs.add(new Pair());
        }
    }

    private Pair pair(int from, int to) {
        return pairs.get(from * shards + to);
    }

    boolean isSent(int from, int to, long number) {
        return inRange(from, to) && pair(from, to).lastSent >= number;
    }

    private boolean inRange(int from, int to) {
        return from >= 0 && from < shards && to >= 0 && to < shards;
    }

    void send(Message message, Findings findings) {
        if (!inRange(message.fromShard(), message.toShard())) {
            findings.add(
                    Invariant.DURABLE,
                    message.campaign(),
                    name(message),
                    0,
                    "there is no such shard");
            return;
        }
        Pair pair = pair(message.fromShard(), message.toShard());
        if (message.number() != pair.lastSent + 1) {
            findings.add(
                    Invariant.DURABLE,
                    message.campaign(),
                    name(message),
                    0,
                    "its number should be " + (pair.lastSent + 1));
        }
        pair.lastSent = Math.max(pair.lastSent, message.number());
        pair.flying.add(message);
        sent++;
    }

    /** The message that has this number, when it was on its way and is the next one. */
    Optional<Message> receive(int from, int to, long number, Findings findings) {
        String name = "message " + number + " from shard " + from + " to shard " + to;
        if (!inRange(from, to)) {
            findings.add(Invariant.DURABLE, "", name, 0, "there is no such shard");
            return Optional.empty();
        }
        Pair pair = pair(from, to);
        Message next = pair.flying.peek();
        if (next == null || next.number() != number) {
            String expected =
                    next == null ? "none is on its way" : "the next one is " + next.number();
            findings.add(
                    Invariant.DURABLE,
                    "",
                    name,
                    0,
                    "it was handled twice, out of order or never sent: " + expected);
            return Optional.empty();
        }
        pair.flying.remove();
        pair.lastReceived = number;
        return Optional.of(next);
    }

    /** What was sent and never handled. */
    List<Message> flying() {
        List<Message> flying = new ArrayList<>();
        pairs.forEach(pair -> flying.addAll(pair.flying));
        return flying;
    }

    long lastSent(int from, int to) {
        return pair(from, to).lastSent;
    }

    long lastReceived(int from, int to) {
        return pair(from, to).lastReceived;
    }

    long sent() {
        return sent;
    }

    static String name(Message message) {
        return "message "
                + message.number()
                + " from shard "
                + message.fromShard()
                + " to shard "
                + message.toShard();
    }
}
