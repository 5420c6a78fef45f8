package io.hongbao.audit;

import io.hongbao.core.RoomEvent;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.room.RoomState;
import java.util.HashMap;
import java.util.Map;

/** What each shard knows of each waiting room, at the entry that is being read. */
final class RoomViews {

    private static final long MINUTE_MILLIS = 60_000L;

    private final Map<Key, View> views = new HashMap<>();

    record Key(int shard, String campaign) {}

    /** A waiting room as one shard sees it. */
    record View(RoomState state, int opening, long opensAtMillis) {
        static final View NEW = new View(RoomState.IDLE, 0, 0);
    }

    View view(int shard, String campaign) {
        return views.getOrDefault(new Key(shard, campaign), View.NEW);
    }

    Map<Key, View> all() {
        return views;
    }

    /** Learns from an event; others are of no interest. */
    void follow(int shard, RoomEvent event) {
        Key key = new Key(shard, event.campaign());
        switch (event) {
            case RoomEvent.RoomLed it ->
                    views.put(key, new View(it.to(), it.opening(), it.opensAtMillis()));
            case RoomEvent.RoomOpened it -> views.put(key, new View(it.to(), it.opening(), 0));
            case RoomEvent.RoomCopied it ->
                    views.put(key, new View(it.state(), it.opening(), it.opensAtMillis()));
            case RoomEvent.OfTicket _, RoomEvent.PlacesAdmitted _, RoomEvent.RoomCeilingSet _ -> {
                // Says nothing about the state.
            }
        }
    }

    /** Whether a claim needs a place by what {@code shard} knows. */
    boolean needsPlace(int shard, Rules.Rule rule, long atMillis) {
        View view = view(shard, rule.terms().id());
        return switch (view.state()) {
            case PRE_QUEUE, OPEN, HOLD, DRAIN, TICKET_FIRST -> true;
            case OFF -> false;
            case IDLE -> view.opening() == 0 && hasBegun(rule, atMillis);
        };
    }

    /** Whether a pre-queue should have been opened before {@code atMillis}. */
    boolean isOverdue(int shard, Rules.Rule rule, long atMillis) {
        View view = view(shard, rule.terms().id());
        return view.state() == RoomState.PRE_QUEUE
                && view.opensAtMillis() != 0
                && atMillis >= view.opensAtMillis()
                && followsClock(rule);
    }

    private static boolean hasBegun(Rules.Rule rule, long atMillis) {
        CampaignTerms terms = rule.terms();
        long beginsAtMillis =
                terms.window().fromMillis() - terms.waitingRoom().preQueueMinutes() * MINUTE_MILLIS;
        return terms.waitingRoom().scheduled()
                && followsClock(rule)
                && atMillis >= beginsAtMillis
                && atMillis < terms.window().toMillis();
    }

    private static boolean followsClock(Rules.Rule rule) {
        return rule.allowsGrants() || rule.status() == CampaignStatus.PAUSED;
    }
}
