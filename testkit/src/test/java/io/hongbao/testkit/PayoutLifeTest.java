package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditReport;
import io.hongbao.audit.AuditSource;
import io.hongbao.audit.Auditor;
import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.PayoutRules;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.order.Order;
import io.hongbao.core.payout.Payout;
import io.hongbao.core.payout.PayoutDecider;
import io.hongbao.core.payout.PayoutRefusal;
import io.hongbao.core.payout.PayoutState;
import io.hongbao.core.payout.Payouts;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.journal.EntryCodec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Seeded payouts on 1, 2 and 8 shards, with a provider that answers late, twice or with a refusal,
 * crashes, kills and names that come and go: the audit is clean, and finds what is not as it may
 * be.
 */
final class PayoutLifeTest {
    private static final long START_MILLIS = Run.START_MILLIS;
    private static final Authority ANN = new Authority("ann", "as the seed says");
    private static final int PEOPLE = 12;

    /** A town of people who are paid cash. */
    private static final class Scene {
        private final VirtualClock clock = new VirtualClock(START_MILLIS);
        private final SplittableRandom random;
        private final ShardedTestHost host;
        private final FakeWorld world;
        private final CampaignTerms terms;
        private final List<UserId> people = new ArrayList<>();
        private final Map<PayoutRefusal, Integer> refusals = new EnumMap<>(PayoutRefusal.class);
        private int counter;

        Scene(ShardedTestHost.Options options, long seed, boolean crashes) {
            random = new SplittableRandom(seed + 4_711);
            SeededSecrets secrets = new SeededSecrets(seed);
            host = new ShardedTestHost(options, clock, secrets);
            world = new FakeWorld(host, clock, seed);
            host.dispatchTo(world::ask);
            terms = terms(new CampaignTermsGenerator(random, secrets));
            for (int i = 0; i < PEOPLE; i++) {
                people.add(new UserId(random.nextLong(), random.nextLong()));
            }
            submit(new Command.ApplyCampaign(terms, "0".repeat(64), ANN));
            lead(CampaignStatus.SCHEDULED);
            turns(200, false);
            for (int i = 0; i < 400; i++) {
                act();
                turns(random.nextInt(12), crashes);
            }
        }

        private CampaignTerms terms(CampaignTermsGenerator generator) {
            Prize.Content cash =
                    new Prize.CashDeck(
                            List.of(
                                    new Prize.CashDeck.Tier(50, 40),
                                    new Prize.CashDeck.Tier(800, 400),
                                    new Prize.CashDeck.Tier(9_000, 40)));
            CampaignTerms plain = generator.plain("cash", START_MILLIS, 6, cash);
            Prize daily =
                    new Prize(
                            "card",
                            Map.of("en", "Cash"),
                            cash,
                            Set.of(EarnedBy.CLAIM_DAILY),
                            new Validity.Days(2),
                            PersonCaps.NONE,
                            Prize.UNLIMITED,
                            Eligibility.ANYONE);
            return Terms.of(plain)
                    .prizes(List.of(daily))
                    .payouts(new PayoutRules(100, 5_000, 5_000, random.nextInt(4) > 0))
                    .build();
        }

        private void act() {
            UserId user = people.get(random.nextInt(people.size()));
            switch (random.nextInt(20)) {
                case 0, 1, 2, 3, 4, 5 ->
                        submit(
                                new Command.ClaimEnvelope(
                                        Person.of(user), terms.id(), "", "c" + counter++));
                case 6, 7, 8, 9, 10, 11, 12 -> request(user);
                case 13 -> submit(new Command.SetRealName(user, random.nextInt(4) > 0, ANN));
                case 14 -> cancel(user);
                case 15 -> lead(CampaignStatus.KILLED);
                case 16 -> lead(CampaignStatus.RUNNING);
                default -> clock.advance(random.nextLong(5 * 3_600_000L));
            }
        }

        private void request(UserId user) {
            List<Voucher> vouchers =
                    host.read(user.shard(host.shards()), new EntityKey.OfWallet(user)).vouchers();
            long voucher =
                    vouchers.isEmpty() || random.nextInt(30) == 0
                            ? 99
                            : vouchers.get(random.nextInt(vouchers.size())).id();
            String key = random.nextInt(6) == 0 ? "again" : "k" + counter++;
            host.submit(
                    new Command.RequestPayout(user, terms.id(), voucher, key),
                    outcome -> {
                        if (outcome instanceof Outcome.PayoutRefused refused) {
                            refusals.merge(refused.refusal(), 1, Integer::sum);
                        }
                    });
        }

        private void cancel(UserId user) {
            List<Payout> payouts =
                    host.read(user.shard(host.shards()), new EntityKey.OfPayouts(user)).payouts();
            if (!payouts.isEmpty()) {
                submit(
                        new Command.CancelPayout(
                                user,
                                payouts.get(random.nextInt(payouts.size())).id(),
                                random.nextBoolean()));
            }
        }

        private void lead(CampaignStatus to) {
            submit(new Command.LeadCampaign(terms.id(), to, ANN, true, HostDriver.CLEARED));
        }

        private void submit(Command command) {
            host.submit(command, _ -> {});
        }

        private void turns(int count, boolean crashes) {
            for (int i = 0; i < count; i++) {
                if (crashes && random.nextInt(300) == 0) {
                    host.crash();
                }
                world.turn();
                host.step();
            }
        }

        /** Lets the provider answer everything. */
        Scene settled() {
            for (int i = 0; i < 1_000; i++) {
                world.catchUp();
                host.runUntilQuiet();
                if (world.nextAtMillis() != Long.MAX_VALUE) {
                    clock.advanceTo(world.nextAtMillis());
                } else if (host.pendingEffects().isEmpty()) {
                    return this;
                } else {
                    host.askAgain();
                }
            }
            throw new AssertionError("pending: " + host.pendingEffects());
        }

        Stream<Payout> payouts() {
            return people.stream()
                    .map(user ->
                            host.read(user.shard(host.shards()), new EntityKey.OfPayouts(user)))
                    .map(Payouts::payouts)
                    .flatMap(List::stream);
        }

        long count(PayoutState state) {
            return payouts().filter(payout -> payout.state() == state).count();
        }
    }

    private static Scene scene(int shards, long seed, boolean crashes) {
        return new Scene(ShardedTestHost.Options.of(shards, seed), seed, crashes);
    }

    @TestFactory
    Stream<DynamicTest> everyPayoutEndsOrWaitsForTheName() {
        return Stream.of(1, 2, 8)
                .map(shards ->
                        DynamicTest.dynamicTest(
                                shards + " shards",
                                () -> {
                                    Map<PayoutState, Long> states =
                                            new EnumMap<>(PayoutState.class);
                                    for (long seed = 0; seed < 12; seed++) {
                                        Scene scene = scene(shards, seed, seed % 2 == 1);
                                        AuditReport open =
                                                HostAudit.of(
                                                        scene.host,
                                                        new Auditor.Options(1_000, false, false));
                                        assertThat(open.clean()).as(open.toText()).isTrue();
                                        AuditReport report = HostAudit.of(scene.settled().host);
                                        assertThat(report.clean())
                                                .as("seed " + seed + ": " + report.toText())
                                                .isTrue();
                                        for (PayoutState state : PayoutState.values()) {
                                            states.merge(state, scene.count(state), Long::sum);
                                        }
                                    }
                                    assertThat(states.get(PayoutState.PAYING)).isZero();
                                    assertThat(states)
                                            .allSatisfy((state, count) ->
                                                    assertThat(
                                                                    count > 0
                                                                            || state
                                                                                    == PayoutState
                                                                                            .PAYING)
                                                            .as(state.name())
                                                            .isTrue());
                                }));
    }

    @Test
    void theDurableFormatChangesNothing() {
        Scene direct = scene(2, 5, false).settled();
        Scene encoded =
                new Scene(
                                ShardedTestHost.Options.of(2, 5)
                                        .withCodec(entry ->
                                                EntryCodec.decode(EntryCodec.encode(entry))),
                                5,
                                false)
                        .settled();
        assertThat(encoded.payouts().toList()).isEqualTo(direct.payouts().toList()).isNotEmpty();
        assertThat(direct.refusals).isNotEmpty().isEqualTo(encoded.refusals);
    }

    /** One event taken out or changed, and what the auditor says to it. */
    private record Damaged(
            String what, Predicate<Event> which, UnaryOperator<List<Event>> change, String found) {}

    private static Damaged dropped(Class<? extends Event> kind, String found) {
        return new Damaged(
                kind.getSimpleName() + " is lost",
                kind::isInstance,
                events -> events.stream().filter(event -> !kind.isInstance(event)).toList(),
                found);
    }

    private static <E extends Event> Damaged changed(
            String what, Class<E> kind, UnaryOperator<E> change, String found) {
        return changed(what, kind, _ -> true, change, found);
    }

    private static <E extends Event> Damaged changed(
            String what, Class<E> kind, Predicate<E> which, UnaryOperator<E> change, String found) {
        return new Damaged(
                what,
                event -> kind.isInstance(event) && which.test(kind.cast(event)),
                events ->
                        events.stream()
                                .<Event>map(event ->
                                        kind.isInstance(event)
                                                ? change.apply(kind.cast(event))
                                                : event)
                                .toList(),
                found);
    }

    private static Stream<Damaged> damages() {
        return Stream.of(
                dropped(Event.PayoutAsked.class, "it was never asked for"),
                dropped(Event.PayoutSent.class, "nothing that happened asks for it"),
                dropped(Event.PayoutPaid.class, "spent it without being completed here"),
                dropped(Event.PayoutFailed.class, "did not end here"),
                changed(
                        "a payout fails that nobody took back",
                        Event.PayoutFailed.class,
                        it -> PayoutDecider.CANCELLED_BY_PERSON.equals(it.reason()),
                        it ->
                                new Event.PayoutFailed(
                                        it.user(), it.campaign(), it.payout(), "because"),
                        "and nothing says why"),
                dropped(Event.RealNameSet.class, "before the real name was set"),
                new Damaged(
                        "a payout is paid and its voucher kept",
                        Event.PayoutPaid.class::isInstance,
                        events ->
                                events.stream()
                                        .filter(event -> !(event instanceof Event.VoucherRedeemed))
                                        .toList(),
                        "its voucher was not spent"),
                changed(
                        "a payout is of another amount",
                        Event.PayoutPaid.class,
                        it ->
                                new Event.PayoutPaid(
                                        it.user(),
                                        it.campaign(),
                                        it.payout(),
                                        it.reference(),
                                        it.amountMinor() + 1),
                        "or not by this amount"),
                changed(
                        "a payout has another key",
                        Event.PayoutAsked.class,
                        it ->
                                new Event.PayoutAsked(
                                        it.user(), it.campaign(), it.payout(), it.hold(), "x"),
                        "in the state it is"),
                changed(
                        "a payout takes more than the voucher has",
                        Event.PayoutAsked.class,
                        it ->
                                new Event.PayoutAsked(
                                        it.user(),
                                        it.campaign(),
                                        it.payout(),
                                        new Order.Hold(
                                                it.hold().voucher(),
                                                it.hold().prize(),
                                                it.hold().spentMinor() + 1,
                                                it.hold().leftMillis()),
                                        it.key()),
                        "was not set aside for it, all of it"),
                changed(
                        "a name is set twice",
                        Event.RealNameSet.class,
                        it -> new Event.RealNameSet(it.user(), !it.confirmed(), it.by()),
                        "that was so before"));
    }

    @TestFactory
    Stream<DynamicTest> theAuditorFindsWhatIsNotAsItMayBe() {
        ShardedTestHost host = scene(2, 3, false).settled().host;
        assertThat(HostAudit.of(host).clean()).isTrue();
        return damages()
                .map(damage ->
                        DynamicTest.dynamicTest(
                                damage.what(),
                                () -> {
                                    AuditReport report = Auditor.audit(damaged(host, damage));
                                    assertThat(report.violations())
                                            .as(damage.what())
                                            .anyMatch(
                                                    one -> one.message().contains(damage.found()));
                                }));
    }

    private static AuditSource damaged(ShardedTestHost host, Damaged damage) {
        AuditSource whole = new HostAudit(host);
        return new AuditSource() {
            @Override
            public int shards() {
                return whole.shards();
            }

            @Override
            public Stream<Entry> journal(int shard) {
                boolean[] done = new boolean[1];
                return whole.journal(shard)
                        .map(entry -> {
                            if (done[0] || entry.events().stream().noneMatch(damage.which())) {
                                return entry;
                            }
                            done[0] = true;
                            return new Entry(
                                    entry.seq(),
                                    entry.atMillis(),
                                    entry.shard(),
                                    entry.cause(),
                                    damage.change().apply(entry.events()),
                                    entry.postings(),
                                    entry.messages(),
                                    entry.timers(),
                                    entry.effects());
                        });
            }

            @Override
            public Stream<Keyed> state(int shard) {
                return whole.state(shard);
            }
        };
    }
}
