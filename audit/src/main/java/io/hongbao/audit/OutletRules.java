package io.hongbao.audit;

import io.hongbao.core.Event;
import io.hongbao.core.outlet.OutletTerms;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What each shard knows of each outlet, at the entry that is being read. */
final class OutletRules {

    private final Map<Key, Known> known = new HashMap<>();

    record Key(int shard, String campaign, String outlet) {}

    /** What a shard goes by. */
    record Known(OutletTerms terms, int version, boolean paused) {}

    Optional<Known> known(int shard, String campaign, String outlet) {
        return Optional.ofNullable(known.get(new Key(shard, campaign, outlet)));
    }

    /** Everything that any shard knows. */
    Map<Key, Known> all() {
        return known;
    }

    /** Learns from an event; others are of no interest. */
    void follow(int shard, Event event) {
        switch (event) {
            case Event.OutletApplied it -> {
                Key key = new Key(shard, it.campaign(), it.outlet());
                Known old = known.get(key);
                known.put(key, new Known(it.terms(), it.version(), old != null && old.paused()));
            }
            case Event.OutletPaused it ->
                    known.computeIfPresent(
                            new Key(shard, it.campaign(), it.outlet()),
                            (_, old) -> new Known(old.terms(), it.version(), it.paused()));
            case Event.OutletCopied it ->
                    known.put(
                            new Key(shard, it.campaign(), it.outlet()),
                            new Known(it.terms(), it.version(), it.paused()));
            default -> {
                // Says nothing about outlets.
            }
        }
    }
}
