package io.hongbao.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** The people of a load: who comes, what they do, and what they got. */
public final class Crowd {
    /** How many of those who came before are remembered for coming again, on each loop. */
    private static final int REMEMBERED = 4_096;

    /** How many of a hundred the app did not know before. */
    private static final int NEW_PERCENT = 70;

    private final CrowdPlan plan;
    private final PublicApi api;
    private final long startNanos = System.nanoTime();
    final LongAdder people = new LongAdder();
    final LongAdder granted = new LongAdder();
    final LongAdder grantedMinor = new LongAdder();
    final LongAdder retries = new LongAdder();
    final LongAdder retriesSame = new LongAdder();
    final LongAdder busters = new LongAdder();
    final LongAdder bustersRefused = new LongAdder();
    final LongAdder comebacks = new LongAdder();
    final LongAdder bad = new LongAdder();
    final LongAdder badRefused = new LongAdder();
    final LongAdder walletsRead = new LongAdder();
    final LongAdder walletsRight = new LongAdder();
    final LongAdder orders = new LongAdder();
    final LongAdder cups = new LongAdder();
    final LongAdder orderRetries = new LongAdder();
    final LongAdder orderRetriesSame = new LongAdder();
    final LongAdder ordersCancelled = new LongAdder();
    final LongAdder noRoom = new LongAdder();
    final LongAdder gaveUp = new LongAdder();
    final LongAdder unresolved = new LongAdder();
    final InviteTally invites = new InviteTally();
    final Latencies waits = new Latencies();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();

    /** A crowd whom a sandbox believes. */
    public Crowd(CrowdPlan plan) {
        this(plan, List.of());
    }

    /**
     * @param signers what signs the app's word on who somebody is; none for a sandbox
     */
    public Crowd(CrowdPlan plan, List<IdentitySigner> signers) {
        this.plan = plan;
        this.api = new PublicApi(plan.campaign(), signers);
    }

    /** What the next arrival on loop {@code index} does. */
    public Supplier<Journey> journeys(int index) {
        return new Gate(index);
    }

    CrowdPlan plan() {
        return plan;
    }

    PublicApi api() {
        return api;
    }

    void refused(String code) {
        refused.computeIfAbsent(code, _ -> new LongAdder()).increment();
    }

    /** How long it is until the campaign opens, in milliseconds; 0 when it should be open. */
    long opensInMillis() {
        return Math.max(0, plan.opensAfterMillis() - (System.nanoTime() - startNanos) / 1_000_000);
    }

    /** How long people waited in the waiting room, since the last call. */
    public Latency recentWaits() {
        return waits.read(Latencies.Since.POINT);
    }

    /** The same, of everybody so far. */
    public Latency waits() {
        return waits.read(Latencies.Since.START);
    }

    /** What there is so far. */
    public CrowdCount count() {
        SortedMap<String, Long> byCode = new TreeMap<>();
        refused.forEach((code, count) -> byCode.put(code, count.sum()));
        return new CrowdCount(
                people.sum(),
                granted.sum(),
                grantedMinor.sum(),
                retries.sum(),
                retriesSame.sum(),
                busters.sum(),
                bustersRefused.sum(),
                comebacks.sum(),
                bad.sum(),
                badRefused.sum(),
                walletsRead.sum(),
                walletsRight.sum(),
                byCode,
                orders.sum(),
                cups.sum(),
                orderRetries.sum(),
                orderRetriesSame.sum(),
                ordersCancelled.sum(),
                noRoom.sum(),
                gaveUp.sum(),
                unresolved.sum(),
                invites.count());
    }

    /** One loop's people, in the order in which they come. */
    private final class Gate implements Supplier<Journey> {
        private final int index;
        private final SplittableRandom random;
        private final List<Visitor> settled = new ArrayList<>();
        private long number;

        Gate(int index) {
            this.index = index;
            this.random = new SplittableRandom(plan.seed() * 1_000_003 + index);
        }

        @Override
        public Journey get() {
            int dice = random.nextInt(100);
            int retry = plan.retryPercent();
            int buster = retry + plan.busterPercent();
            int comeback = buster + plan.comebackPercent();
            int badEnd = comeback + plan.badPercent();
            if (dice >= buster && dice < comeback && !settled.isEmpty()) {
                Visitor before = settled.get(random.nextInt(settled.size()));
                comebacks.increment();
                return new ClaimJourney(
                        Crowd.this, random, before, ClaimJourney.Way.COMEBACK, this::settle);
            }
            ClaimJourney.Way way =
                    dice < retry
                            ? ClaimJourney.Way.RETRY
                            : dice < buster
                                    ? ClaimJourney.Way.BUSTER
                                    : dice >= comeback && dice < badEnd
                                            ? ClaimJourney.Way.BAD_INPUT
                                            : ClaimJourney.Way.PLAIN;
            people.increment();
            return new ClaimJourney(Crowd.this, random, newcomer(), way, this::settle);
        }

        private Visitor newcomer() {
            number++;
            String who = Long.toHexString(plan.seed()) + "-" + index + "-" + number;
            return new Visitor(
                    "u" + who,
                    "d" + who,
                    "claim-" + Long.toHexString(random.nextLong()),
                    random.nextInt(100) < NEW_PERCENT);
        }

        private void settle(Visitor visitor) {
            if (settled.size() < REMEMBERED) {
                settled.add(visitor);
            } else {
                settled.set(random.nextInt(REMEMBERED), visitor);
            }
        }
    }
}
