package io.hongbao.testkit;

import io.hongbao.core.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The messages of one pair of shards: in order, late, and some of them once more after they were
 * delivered.
 */
final class Channel {

    /** How many delivered messages are remembered, to be repeated. */
    private static final int REMEMBERED = 64;

    private final ArrayDeque<Message> undelivered = new ArrayDeque<>();
    private final List<Message> delivered = new ArrayList<>();

    boolean isEmpty() {
        return undelivered.isEmpty();
    }

    int size() {
        return undelivered.size();
    }

    boolean canRepeat() {
        return !delivered.isEmpty();
    }

    void send(Message message) {
        undelivered.add(message);
    }

    Message deliver() {
        Message message = undelivered.remove();
        if (delivered.size() == REMEMBERED) {
            delivered.removeFirst();
        }
        delivered.add(message);
        return message;
    }

    /** Some message that was delivered before. */
    Message repeat(SplittableRandom random) {
        return delivered.get(random.nextInt(delivered.size()));
    }

    /** Forgets everything, as a crash does. */
    void clear() {
        undelivered.clear();
        delivered.clear();
    }

    Iterable<Message> undelivered() {
        return undelivered;
    }
}
