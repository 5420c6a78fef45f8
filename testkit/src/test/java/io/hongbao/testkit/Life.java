package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditSource;
import io.hongbao.core.Command;
import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.Mailbox;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.ledger.Postings;
import io.hongbao.core.wallet.Voucher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The whole life of one campaign with a bit of everything, as journals and states that a test may
 * damage.
 */
final class Life implements AuditSource {

    static final String CAMPAIGN = "life";
    static final int PEOPLE = 24;

    private static final long START_MILLIS = 1_770_343_200_000L;
    private static final long DAY_MILLIS = 86_400_000L;

    final List<List<Entry>> journals = new ArrayList<>();
    final List<Map<EntityKey<?>, Entity>> states = new ArrayList<>();

    /** Where an event is. */
    record Place<T>(int shard, int index, Entry entry, T event) {}

    private Life(ShardedTestHost host) {
        for (int shard = 0; shard < host.shards(); shard++) {
            journals.add(new ArrayList<>(host.journal(shard)));
            states.add(new HashMap<>(host.state(shard).entities()));
        }
    }

    static Life of(ShardedTestHost host) {
        return new Life(host);
    }

    static Life lived(int shards) {
        VirtualClock clock = new VirtualClock(START_MILLIS);
        SeededSecrets secrets = new SeededSecrets(7);
        ShardedTestHost host =
                new ShardedTestHost(ShardedTestHost.Options.of(shards, 7), clock, secrets);
        HostDriver driver = new HostDriver(host, clock, host::step);
        CampaignTerms terms = terms(new CampaignTermsGenerator(new SplittableRandom(7), secrets));
        driver.open(terms);
        day(driver, clock, terms, "first");
        driver.lead(terms, CampaignStatus.PAUSED, "ann");
        driver.lead(terms, CampaignStatus.RUNNING, "ann");
        driver.untilAllKnow(terms, CampaignStatus.RUNNING);
        clock.advance(DAY_MILLIS);
        host.runUntilQuiet();
        day(driver, clock, terms, "second");
        driver.lead(terms, CampaignStatus.CLOSED, "ann");
        driver.lead(terms, CampaignStatus.CLOSED, "bob");
        host.runUntilQuiet();
        return new Life(host);
    }

    /** Two shards on which people ordered until everything had ended, and a month after. */
    static Life ordered() {
        return new Life(Ordered.HOST);
    }

    /** Two shards with a waiting room, from its pre-queue to the campaign's close. */
    static Life queued() {
        return new Life(Queued.HOST);
    }

    /** Two shards with invites: accepted, held, clawed back, and a friend who comes back. */
    static Life invited() {
        return new Life(Invited.HOST);
    }

    /** Two shards on which one of two prizes is stopped for a time. */
    static Life stopped() {
        return new Life(Stopped.HOST);
    }

    /** Lived once, as {@link Ordered}. */
    private static final class Stopped {
        static final ShardedTestHost HOST = StoppedLife.live();
    }

    /** Lived once, as {@link Ordered}. */
    private static final class Invited {
        static final ShardedTestHost HOST = InvitedLife.live();
    }

    /** Lived once, as {@link Ordered}. */
    private static final class Queued {
        static final ShardedTestHost HOST = QueuedLife.live();
    }

    /** Lived once: every damage gets a copy. */
    private static final class Ordered {
        static final ShardedTestHost HOST = live();

        private static ShardedTestHost live() {
            OrderRun run =
                    OrderRun.of(
                            ShardedTestHost.Options.of(2, 3),
                            new OrderWorkload.Size(40, 1_500),
                            _ -> {});
            run.workload().run();
            run.settle();
            run.clock().advance(30 * DAY_MILLIS);
            run.host().runUntilQuiet();
            return run.host();
        }
    }

    private static void day(
            HostDriver driver, VirtualClock clock, CampaignTerms terms, String day) {
        for (int i = 0; i < PEOPLE; i++) {
            Person person = HostDriver.person(i);
            for (Prize prize : terms.prizes()) {
                driver.claim(person, terms, prize.id(), day + "-" + prize.id());
            }
            Voucher card = driver.wallet(person).vouchers().getLast();
            long until = clock.getAsLong() + 3_600_000L;
            if (i % 4 < 3) {
                driver.ask(new Command.HoldVoucher(person.user(), CAMPAIGN, card.id(), day, until));
            }
            switch (i % 4) {
                case 0 -> redeem(driver, person, card, day);
                case 1 ->
                        driver.ask(
                                new Command.ReleaseVoucher(
                                        person.user(), CAMPAIGN, card.id(), day));
                case 3 ->
                        driver.ask(
                                new Command.VoidVoucher(
                                        person.user(), CAMPAIGN, card.id(), HostDriver.by("ann")));
                default -> {
                    // The hold lapses.
                }
            }
        }
    }

    private static void redeem(HostDriver driver, Person person, Voucher voucher, String quote) {
        Outcome outcome =
                driver.ask(
                        new Command.RedeemVoucher(
                                person.user(),
                                CAMPAIGN,
                                voucher.id(),
                                quote,
                                voucher.remainingMinor() / 2));
        assertThat(outcome).isInstanceOf(Outcome.VoucherChanged.class);
    }

    private static CampaignTerms terms(CampaignTermsGenerator generator) {
        Prize.Card card = new Prize.Card(100, 2_500, List.of("drinks"), 0, Prize.Rest.FORFEIT);
        Prize.CashDeck deck =
                new Prize.CashDeck(
                        List.of(
                                new Prize.CashDeck.Tier(288_800, 2),
                                new Prize.CashDeck.Tier(500, 60)));
        Prize.LuckySplit split = new Prize.LuckySplit(60, 60_000, 10);
        CampaignTerms plain = generator.plain(CAMPAIGN, START_MILLIS, 6, card);
        List<Prize> prizes =
                List.of(
                        CampaignTermsGenerator.prize("deck", deck, new Validity.Days(30)),
                        CampaignTermsGenerator.prize("split", split, new Validity.Days(30)),
                        new Prize(
                                "card",
                                Map.of("en", "Card"),
                                card,
                                Set.of(EarnedBy.CLAIM_DAILY),
                                new Validity.Days(1),
                                PersonCaps.NONE,
                                40,
                                Eligibility.ANYONE));
        Wave wave =
                new Wave(
                        "wave0",
                        plain.waves().getFirst().window(),
                        List.of("deck", "split", "card"),
                        new PersonCaps(8, 4),
                        500);
        return Terms.of(plain)
                .budgetMinor(card.totalMinor() + deck.totalMinor() + split.totalMinor() + 1_000)
                .waves(List.of(wave))
                .prizes(prizes)
                .build();
    }

    @Override
    public int shards() {
        return journals.size();
    }

    @Override
    public Stream<Entry> journal(int shard) {
        return journals.get(shard).stream();
    }

    @Override
    public Stream<Keyed> state(int shard) {
        return states.get(shard).entrySet().stream()
                .map(entity -> new Keyed(entity.getKey(), entity.getValue()));
    }

    /** The message numbers of one shard. */
    Mailbox mailbox(int shard) {
        return (Mailbox) states.get(shard).getOrDefault(new EntityKey.OfMailbox(), Mailbox.EMPTY);
    }

    /** The first event of a kind that is as wanted. */
    <T extends Event> Place<T> first(Class<T> kind, Predicate<T> wanted) {
        for (int shard = 0; shard < shards(); shard++) {
            for (int i = 0; i < journals.get(shard).size(); i++) {
                for (Event event : journals.get(shard).get(i).events()) {
                    if (kind.isInstance(event) && wanted.test(kind.cast(event))) {
                        return new Place<>(shard, i, journals.get(shard).get(i), kind.cast(event));
                    }
                }
            }
        }
        throw new AssertionError("this life has no such " + kind.getSimpleName());
    }

    /** Changes an entry where it is. */
    Violated entry(Place<?> place, UnaryOperator<Entry> change) {
        journals.get(place.shard()).set(place.index(), change.apply(place.entry()));
        return new Violated(place.shard(), place.entry().seq());
    }

    /** Replaces an event by others, with the postings that belong to them. */
    Violated event(Place<?> place, Event... instead) {
        return entry(
                place,
                entry -> {
                    List<Event> events = new ArrayList<>();
                    for (Event event : entry.events()) {
                        if (event.equals(place.event())) {
                            events.addAll(List.of(instead));
                        } else {
                            events.add(event);
                        }
                    }
                    return with(entry, events);
                });
    }

    /** The entry with other events and their postings. */
    static Entry with(Entry entry, List<Event> events) {
        return new Entry(
                entry.seq(),
                entry.atMillis(),
                entry.shard(),
                entry.cause(),
                events,
                Postings.of(events),
                entry.messages(),
                entry.timers(),
                entry.effects());
    }

    /** Changes the first entity of a kind that is as wanted. */
    <E extends Entity> Violated entity(
            Class<E> kind, Predicate<E> wanted, Function<E, Entity> change) {
        for (int shard = 0; shard < shards(); shard++) {
            for (Map.Entry<EntityKey<?>, Entity> entity : states.get(shard).entrySet()) {
                if (kind.isInstance(entity.getValue())
                        && wanted.test(kind.cast(entity.getValue()))) {
                    entity.setValue(change.apply(kind.cast(entity.getValue())));
                    return new Violated(shard, 0);
                }
            }
        }
        throw new AssertionError("this life has no such " + kind.getSimpleName());
    }

    /** Where a violation must be found. */
    record Violated(int shard, long seq) {}
}
