package io.hongbao.assistant.conversation;

import io.hongbao.core.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * All conversations, in memory only: a restart forgets them, and nothing that matters is in them.
 * Bounded by number and by characters; the one that was used least recently goes first. One lock
 * for all: it is held for a few map accesses a turn.
 */
final class Conversations {

    private final Limits limits;
    private final LongSupplier nanos;
    private final Supplier<String> serials;

    /** In the order of their last use, oldest first. */
    private final LinkedHashMap<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<UserId, List<Kept>> byPerson = new HashMap<>();
    private long characters;

    private record Key(UserId user, String id) {}

    private static final class Kept {
        final Key key;
        final Conversation conversation;
        boolean busy;
        int characters;
        long usedNanos;

        Kept(Key key, Conversation conversation) {
            this.key = key;
            this.conversation = conversation;
        }
    }

    /**
     * @param nanos a clock that never goes back
     * @param serials makes texts that were never used before
     */
    Conversations(Limits limits, LongSupplier nanos, Supplier<String> serials) {
        this.limits = limits;
        this.nanos = nanos;
        this.serials = serials;
    }

    /**
     * Hands out a person's conversation of this id, a new one when there is none; empty while a
     * turn of it is going on, or of as many others as one person may have. {@link #giveBack} must
     * follow.
     */
    synchronized Optional<Conversation> take(UserId user, String id) {
        forgetIdle();
        Key key = new Key(user, id);
        Kept found = kept.get(key);
        if (found != null && isIdle(found)) {
            forget(found);
            found = null;
        }
        if (found == null) {
            return add(key);
        }
        if (found.busy) {
            return Optional.empty();
        }
        found.busy = true;
        return Optional.of(found.conversation);
    }

    synchronized void giveBack(Conversation conversation) {
        Kept found = kept.get(new Key(conversation.user(), conversation.id()));
        if (found == null || found.conversation != conversation) {
            return;
        }
        found.busy = false;
        found.usedNanos = nanos.getAsLong();
        characters += conversation.characters() - found.characters;
        found.characters = conversation.characters();
        shrink();
    }

    /** Forgets all conversations of a person; one that is going on now ends unremembered. */
    synchronized void forget(UserId user) {
        List.copyOf(byPerson.getOrDefault(user, List.of())).forEach(this::forget);
    }

    synchronized int size() {
        return kept.size();
    }

    synchronized long characters() {
        return characters;
    }

    private Optional<Conversation> add(Key key) {
        List<Kept> own = byPerson.getOrDefault(key.user(), List.of());
        if (own.size() >= limits.conversationsPerPerson()) {
            Optional<Kept> oldest =
                    own.stream()
                            .filter(one -> !one.busy)
                            .min(Comparator.comparingLong(one -> one.usedNanos));
            if (oldest.isEmpty()) {
                return Optional.empty();
            }
            forget(oldest.get());
        }
        Kept added = new Kept(key, new Conversation(key.user(), key.id(), serials.get()));
        added.busy = true; // before anything is forgotten to make room
        added.usedNanos = nanos.getAsLong();
        kept.put(key, added);
        byPerson.computeIfAbsent(key.user(), _ -> new ArrayList<>(1)).add(added);
        shrink();
        return Optional.of(added.conversation);
    }

    private boolean isIdle(Kept one) {
        return !one.busy && nanos.getAsLong() - one.usedNanos >= limits.idle().toNanos();
    }

    /** A few at each turn: so many come, so many go. */
    private void forgetIdle() {
        for (int i = 0; i < 2; i++) {
            Map.Entry<Key, Kept> oldest = kept.firstEntry();
            if (oldest == null || !isIdle(oldest.getValue())) {
                return;
            }
            forget(oldest.getValue());
        }
    }

    private void shrink() {
        Iterator<Kept> oldestFirst = kept.values().iterator();
        while (oldestFirst.hasNext()
                && (kept.size() > limits.conversations() || characters > limits.characters())) {
            Kept oldest = oldestFirst.next();
            if (!oldest.busy) {
                oldestFirst.remove();
                forgotten(oldest);
            }
        }
    }

    private void forget(Kept one) {
        kept.remove(one.key);
        forgotten(one);
    }

    private void forgotten(Kept one) {
        characters -= one.characters;
        List<Kept> own = byPerson.get(one.key.user());
        if (own != null) {
            own.remove(one);
            if (own.isEmpty()) {
                byPerson.remove(one.key.user());
            }
        }
    }
}
