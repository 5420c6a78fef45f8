package io.hongbao.server.effect;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Outcome;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Does what is to be done outside: takes up each effect that is in the journal without a result,
 * asks its adapter, again when that fails, and hands the result back to the core.
 *
 * <p>One thread does it all, so nothing here is locked. It never waits for an adapter: requests are
 * out side by side, as many as their {@link Lane} allows. It knows a bounded number of effects;
 * what does not fit stays in the host's index, and is read there when there is room, as it is at
 * start.
 *
 * <p>An effect may be asked for more than once: after a failure, after a restart. Its id is the
 * same each time, and adapters do nothing twice under one id.
 */
public final class Dispatcher {

    /** How many effects it knows at most: about 300 bytes each. */
    static final int CAPACITY = 200_000;

    /** How many effects of one lane are looked at before the inbox gets its turn again. */
    private static final int MOST_IN_A_ROW = 2_000;

    /**
     * Dead letters may take this part of the capacity. One too many is forgotten until the host's
     * index is read again: they must not keep others from being done.
     */
    private static final int DEAD_SHARE = 4;

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final OrderBook book;
    private final EffectInbox inbox;
    private final PendingScan scan;
    private final Map<EffectId.Kind, Lane> lanes;
    private final List<Lane> allLanes;
    private final Settlements settlements;
    private final Clocks clocks;
    private final RandomGenerator random;
    private final EffectMetrics metrics;
    private final int capacity;

    private final Map<EffectId, Item> known = new HashMap<>();
    private final Wakes wakes = new Wakes();
    private final DeadLetters deadLetters = new DeadLetters();

    private volatile Thread worker = Thread.currentThread();
    private volatile int pendingCount;
    private volatile List<LaneStanding> standing = List.of();

    /**
     * @param lanes where effects go; each kind to exactly one of them
     * @param capacity how many effects are known at once
     */
    Dispatcher(
            OrderBook book,
            PendingEffects pending,
            EffectInbox inbox,
            List<Lane> lanes,
            Clocks clocks,
            RandomGenerator random,
            EffectMetrics metrics,
            int capacity) {
        this.book = book;
        this.inbox = inbox;
        this.scan = new PendingScan(pending, capacity);
        this.allLanes = List.copyOf(lanes);
        this.lanes = new EnumMap<>(EffectId.Kind.class);
        lanes.forEach(lane -> lane.kinds().forEach(kind -> this.lanes.put(kind, lane)));
        this.settlements = new Settlements(book, inbox);
        this.clocks = clocks;
        this.random = random;
        this.metrics = metrics;
        this.capacity = capacity;
        publish(nowMillis());
        metrics.watch(this);
    }

    private long nowMillis() {
        return clocks.steadyMillis().getAsLong();
    }

    /** From now on the calling thread is the worker, until it calls no more. */
    void adopt() {
        worker = Thread.currentThread();
    }

    /** Handles what it was told, and does what is due. */
    void work(List<EffectInbox.Note> notes) {
        long nowMillis = nowMillis();
        for (EffectInbox.Note note : notes) {
            handle(note, nowMillis);
        }
        if (inbox.hasOverflowed()) {
            scan.start();
        }
        for (Optional<Item> due = wakes.next(nowMillis);
                due.isPresent();
                due = wakes.next(nowMillis)) {
            due.get().lane().add(due.get());
        }
        settlements.tryAgain();
        readPending();
        allLanes.forEach(lane -> send(lane, nowMillis));
        publish(nowMillis);
    }

    /** How long it may rest when nobody tells it anything; 0 when there is work to do now. */
    long restMillis(long mostMillis) {
        long nowMillis = nowMillis();
        if (allLanes.stream().anyMatch(lane -> lane.hasRoom(nowMillis)) || scan.isReady(room())) {
            return 0;
        }
        long soonMillis = settlements.isEmpty() ? mostMillis : 1;
        for (Lane lane : allLanes) {
            long untilMillis = lane.breaker().untilMillis();
            if (lane.waiting() > 0 && untilMillis > nowMillis) {
                soonMillis = Math.min(soonMillis, untilMillis - nowMillis);
            }
        }
        return wakes.millisUntilNext(nowMillis, soonMillis);
    }

    private void handle(EffectInbox.Note note, long nowMillis) {
        switch (note) {
            case EffectInbox.Journaled(List<Effect> effects) -> {
                for (Effect effect : effects) {
                    if (known.size() >= capacity) {
                        scan.start();
                        break;
                    }
                    takeUp(effect, true);
                }
            }
            case EffectInbox.Answered(Request request, Answer answer) ->
                    answered(request, answer, nowMillis);
            case EffectInbox.Settled(Item item, Outcome outcome) -> settled(item, outcome);
            case EffectInbox.Told(EffectId effect) -> finish(effect);
            case EffectInbox.GivenUp(EffectId effect, String why) -> {
                Item item = known.get(effect);
                if (item != null && !item.is(Item.Phase.SETTLING)) {
                    item.failed(Answer.Trouble.OWN_FAULT, why);
                    giveUp(item);
                }
            }
            case EffectInbox.Resend resend -> resend.reply().accept(resend(resend.effect()));
        }
    }

    private boolean resend(EffectId effect) {
        Item item = known.get(effect);
        if (item == null || !item.is(Item.Phase.DEAD)) {
            return false;
        }
        deadLetters.remove(effect);
        item.forgive();
        item.lane().add(item);
        return true;
    }

    private int room() {
        return capacity - known.size();
    }

    private void readPending() {
        if (scan.isReady(room())) {
            for (Effect effect : scan.page()) {
                takeUp(effect, false);
            }
        }
    }

    private void takeUp(Effect effect, boolean fresh) {
        if (known.containsKey(effect.id())) {
            return;
        }
        Lane lane = lanes.get(effect.id().kind());
        if (lane == null) {
            throw new IllegalStateException("no lane takes effects of kind " + effect.id().kind());
        }
        Item item = new Item(effect, lane, fresh, clocks.machineMillis().getAsLong());
        known.put(effect.id(), item);
        Item overtaken = effect.id().overtakes().map(known::get).orElse(null);
        if (overtaken == null) {
            lane.add(item);
        } else {
            overtake(item, overtaken);
        }
    }

    /**
     * An effect undoes another that is still at work here, which needs no answer any more. When it
     * was never asked for there is nothing to undo; while a request is out, what comes of that is
     * waited for, so that the other side hears both in their order.
     */
    private void overtake(Item item, Item overtaken) {
        switch (overtaken.phase()) {
            case ASKED, SETTLING -> item.enter(Item.Phase.HELD);
            case READY, BACKING_OFF, AWAITING, HELD, DEAD, DONE -> {
                forget(overtaken);
                if (overtaken.isUnasked()) {
                    settle(item, new Effect.Done(""));
                } else {
                    item.lane().add(item);
                }
            }
        }
    }

    private void forget(Item item) {
        known.remove(item.id());
        deadLetters.remove(item.id());
        item.enter(Item.Phase.DONE);
    }

    private void send(Lane lane, long nowMillis) {
        for (int i = 0; i < MOST_IN_A_ROW && lane.hasRoom(nowMillis); i++) {
            lane.next().ifPresent(item -> send(item, nowMillis));
        }
    }

    private void send(Item item, long nowMillis) {
        OrderBook.Look look;
        try {
            look = book.look(item.effect());
        } catch (RuntimeException e) {
            LOG.errorf(e, "the order of %s cannot be looked up", item.id());
            failed(
                    item,
                    new Answer.Failed(
                            Answer.Trouble.OWN_FAULT, "its order cannot be looked up: " + e, true),
                    nowMillis);
            return;
        }
        switch (look) {
            case OrderBook.Wanted wanted -> request(item, wanted);
            case OrderBook.Held _ -> item.enter(Item.Phase.HELD);
            case OrderBook.Moot _ -> settle(item, mootResult(item));
        }
    }

    private static Effect.Result mootResult(Item item) {
        return switch (item.id().kind()) {
            case CHARGE, SEND_ORDER, PAY_OUT -> new Effect.Refused("not wanted any more");
            case STOP_CHARGE, REFUND, RECALL_ORDER -> new Effect.Done("");
        };
    }

    private void request(Item item, OrderBook.Wanted wanted) {
        Lane lane = item.lane();
        boolean first = item.isUnasked();
        metrics.requested(item.id().kind(), item.failures() > 0);
        item.asked();
        Request request = new Request(item, lane.requestGoesOut(), this::replied);
        try {
            lane.port().ask(new Asked(item.effect(), wanted.orderOrNone(), first), request);
        } catch (RuntimeException e) {
            LOG.errorf(e, "adapter %s failed on %s", lane.name(), item.id());
            request.accept(
                    new Answer.Failed(Answer.Trouble.OWN_FAULT, "the adapter failed: " + e, true));
        }
    }

    private void replied(Request request, Answer answer) {
        if (Thread.currentThread().equals(worker)) {
            answered(request, answer, nowMillis());
        } else {
            inbox.add(new EffectInbox.Answered(request, answer));
        }
    }

    private void answered(Request request, Answer answer, long nowMillis) {
        Item item = request.item();
        item.lane().requestCameBack(request, answer, nowMillis);
        metrics.answered(item.id().kind(), answer);
        if (!request.isAwaited()) {
            return; // A webhook was quicker.
        }
        switch (answer) {
            case Answer.Done(String reference) -> settle(item, new Effect.Done(reference));
            case Answer.Refused refused -> refused(item, refused);
            case Answer.Later _ -> later(item, nowMillis);
            case Answer.Failed failed -> failed(item, failed, nowMillis);
        }
    }

    /** A refund is owed: when it is refused somebody has to see to it. */
    private void refused(Item item, Answer.Refused refused) {
        if (item.id().kind() == EffectId.Kind.REFUND) {
            item.failed(Answer.Trouble.REFUSED, "refused: " + refused.reason());
            giveUp(item);
        } else {
            settle(item, new Effect.Refused(refused.reason(), refused.reference()));
        }
    }

    private void later(Item item, long nowMillis) {
        item.toldLater();
        if (item.lane().isGivenUp(item)) {
            giveUp(item);
            return;
        }
        waitFor(item, Item.Phase.AWAITING, nowMillis + item.lane().patienceMillis(item));
    }

    private void failed(Item item, Answer.Failed failed, long nowMillis) {
        item.failed(failed.trouble(), failed.error());
        if (!failed.retryable() || item.lane().isGivenUp(item)) {
            giveUp(item);
            return;
        }
        waitFor(item, Item.Phase.BACKING_OFF, nowMillis + item.lane().retryMillis(item, random));
    }

    private void waitFor(Item item, Item.Phase phase, long dueMillis) {
        if (!standsBack(item)) {
            item.enter(phase);
            wakes.add(item, dueMillis);
        }
    }

    /** Whether an effect that has overtaken this one waits for it: then only that is asked. */
    private boolean standsBack(Item item) {
        Item overtaking = Item.overtakenBy(item.id()).map(known::get).orElse(null);
        if (overtaking == null || !overtaking.is(Item.Phase.HELD)) {
            return false;
        }
        forget(item);
        overtaking.lane().add(overtaking);
        return true;
    }

    private void giveUp(Item item) {
        if (standsBack(item)) {
            return;
        }
        item.enter(Item.Phase.DEAD);
        metrics.givenUp(item.id().kind());
        DeadLetter letter = item.deadLetter(clocks.machineMillis().getAsLong());
        LOG.warnf(
                "%s was given up after %d attempts and waits for an operator: %s",
                item.id(), letter.attempts(), letter.error());
        if (deadLetters.size() < capacity / DEAD_SHARE) {
            deadLetters.add(letter);
        } else {
            known.remove(item.id());
        }
    }

    private void settle(Item item, Effect.Result result) {
        item.enter(Item.Phase.SETTLING);
        settlements.settle(item, result);
    }

    private void settled(Item item, Outcome outcome) {
        if (!item.is(Item.Phase.SETTLING)) {
            return; // A webhook was quicker.
        }
        if (outcome instanceof Outcome.Failed) {
            item.failed(Answer.Trouble.OWN_FAULT, "its result could not be decided; see the log");
            giveUp(item);
            return;
        }
        finish(item.id());
    }

    /** It has its result. Whoever waited for that looks at the order again. */
    private void finish(EffectId effect) {
        Item item = known.get(effect);
        if (item != null) {
            forget(item);
        }
        Item overtaking = Item.overtakenBy(effect).map(known::get).orElse(null);
        if (overtaking != null && overtaking.is(Item.Phase.HELD)) {
            overtaking.lane().add(overtaking);
        }
        Item overtaken = effect.overtakes().map(known::get).orElse(null);
        if (overtaken != null && overtaken.is(Item.Phase.HELD)) {
            forget(overtaken);
        }
    }

    private void publish(long nowMillis) {
        pendingCount = known.size();
        standing =
                allLanes.stream()
                        .map(lane ->
                                new LaneStanding(
                                        lane.name(),
                                        lane.waiting(),
                                        lane.inFlight(),
                                        lane.breaker().state(nowMillis).word()))
                        .toList();
    }

    /** How many effects it is at work on, dead letters too. */
    public int pendingCount() {
        return pendingCount;
    }

    /** How many wait for an operator. */
    public int deadLetterCount() {
        return deadLetters.size();
    }

    /** Whether more may be pending than it is at work on. */
    public boolean isBehind() {
        return scan.isOn();
    }

    /** How its lanes stood a moment ago. */
    public List<LaneStanding> standing() {
        return standing;
    }

    boolean isBreaker(String lane, CircuitBreaker.State state) {
        return standing.stream()
                .anyMatch(one -> one.lane().equals(lane) && one.breaker().equals(state.word()));
    }

    DeadLetters deadLetters() {
        return deadLetters;
    }
}
