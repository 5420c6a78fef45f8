package io.hongbao.server.effect;

import io.hongbao.core.EffectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The dead letters, by id, for operators to see. Changed by the dispatcher's thread, read by all.
 */
final class DeadLetters {

    private final ConcurrentNavigableMap<String, DeadLetter> byId = new ConcurrentSkipListMap<>();

    void add(DeadLetter letter) {
        byId.put(letter.effect().id().toString(), letter);
    }

    void remove(EffectId id) {
        byId.remove(id.toString());
    }

    Optional<DeadLetter> find(EffectId id) {
        return Optional.ofNullable(byId.get(id.toString()));
    }

    int size() {
        return byId.size();
    }

    /**
     * The first {@code limit} of them.
     *
     * @param after only those whose id comes after it; empty for all
     */
    List<DeadLetter> list(int limit, String after) {
        List<DeadLetter> found = new ArrayList<>();
        for (DeadLetter letter : byId.tailMap(after, false).values()) {
            if (found.size() == limit) {
                break;
            }
            found.add(letter);
        }
        return found;
    }
}
