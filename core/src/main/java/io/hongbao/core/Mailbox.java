package io.hongbao.core;

import java.util.Map;
import java.util.TreeMap;

/**
 * The message numbers of one shard: the last number sent to, and the last number handled from, each
 * other shard. It makes repeated delivery harmless.
 */
public record Mailbox(Map<Integer, Long> sent, Map<Integer, Long> received) implements Entity {

    public static final Mailbox EMPTY = new Mailbox(Map.of(), Map.of());

    public Mailbox {
        sent = Map.copyOf(sent);
        received = Map.copyOf(received);
    }

    public long lastSentTo(int shard) {
        return sent.getOrDefault(shard, 0L);
    }

    public long lastReceivedFrom(int shard) {
        return received.getOrDefault(shard, 0L);
    }

    public Mailbox withSent(int shard, long number) {
        return new Mailbox(with(sent, shard, number), received);
    }

    public Mailbox withReceived(int shard, long number) {
        return new Mailbox(sent, with(received, shard, number));
    }

    private static Map<Integer, Long> with(Map<Integer, Long> numbers, int shard, long number) {
        Map<Integer, Long> changed = new TreeMap<>(numbers);
        changed.put(shard, number);
        return changed;
    }
}
