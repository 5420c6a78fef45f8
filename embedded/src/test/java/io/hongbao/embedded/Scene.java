package io.hongbao.embedded;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.MutableState;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.Shard;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.Funder;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.campaign.OrderRules;
import io.hongbao.core.campaign.PayoutRules;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.campaign.Text;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.campaign.Window;
import io.hongbao.core.chance.CampaignSecrets;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.Wallet;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the tests of this module play with: a campaign with one card, people, and a clock that
 * stands still.
 */
final class Scene {
    private Scene() {}

    static final String CAMPAIGN = "spring";
    static final long START_MILLIS = 1_770_343_200_000L;
    static final long DAY_MILLIS = 86_400_000L;
    static final long CARDS = 1_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static AtomicLong clock() {
        return new AtomicLong(START_MILLIS + 1_000);
    }

    static HostSettings settings(AtomicLong clock) {
        return HostSettings.defaults()
                .withClock(clock::get)
                .withMemory(8 << 20, 8 << 20, 8 << 20)
                .withOnFatal(problem -> {
                    throw new AssertionError("the host must not stop in this test", problem);
                });
    }

    /** Applies and opens the campaign. */
    static void open(EmbeddedHost host) {
        open(host, CARDS);
    }

    static void open(EmbeddedHost host, long cards) {
        CampaignSecrets secrets = host.secrets().ofOrNew(CAMPAIGN);
        Authority by = new Authority("ann", "test");
        ask(host, new Command.ApplyCampaign(terms(secrets, cards), "0".repeat(64), by));
        ask(
                host,
                new Command.LeadCampaign(
                        CAMPAIGN,
                        CampaignStatus.SCHEDULED,
                        by,
                        true,
                        new LaunchClearance.Waived("a test")));
    }

    static Outcome ask(EmbeddedHost host, Command command) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        while (!host.submit(command, answer::complete)) {
            LockSupport.parkNanos(100_000);
        }
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    static UserId user(long number) {
        return new UserId(number * 0x9e3779b97f4a7c15L, number);
    }

    static EntityKey.OfWallet wallet(long number) {
        return new EntityKey.OfWallet(user(number));
    }

    static Command.ClaimEnvelope claim(long number) {
        return new Command.ClaimEnvelope(Person.of(user(number)), CAMPAIGN, "", "key-" + number);
    }

    static Voucher granted(EmbeddedHost host, long number) {
        Outcome outcome = ask(host, claim(number));
        if (outcome instanceof Outcome.Granted granted) {
            return granted.voucher();
        }
        throw new AssertionError("not granted: " + outcome);
    }

    /** Waits for something that must come about by itself. */
    static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("in vain waited until " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** All entities of a stream. */
    static Map<EntityKey<?>, Entity> all(Stream<Keyed> entities) {
        try (entities) {
            return entities.collect(Collectors.toMap(Keyed::key, Keyed::entity));
        }
    }

    /** What the entries make of nothing. */
    static Map<EntityKey<?>, Entity> fold(Stream<Entry> entries) {
        Map<EntityKey<?>, Entity> state = new HashMap<>();
        MutableState mutable =
                new MutableState() {
                    @Override
                    @SuppressWarnings("unchecked") // put() alone fills the map
                    public <E extends Entity> E get(EntityKey<E> key) {
                        return (E) state.getOrDefault(key, key.none());
                    }

                    @Override
                    public <E extends Entity> void put(EntityKey<E> key, E entity) {
                        state.put(key, entity);
                    }
                };
        try (entries) {
            entries.forEachOrdered(entry -> Shard.apply(mutable, entry));
        }
        return state;
    }

    /** How many people have an envelope. */
    static long holders(Map<EntityKey<?>, Entity> state) {
        return state.values().stream()
                .filter(entity -> entity instanceof Wallet wallet && !wallet.vouchers().isEmpty())
                .count();
    }

    /** Cards are good for a day, everybody gets one. */
    static CampaignTerms terms(CampaignSecrets secrets, long cards) {
        Window window = new Window(START_MILLIS, START_MILLIS + 30 * DAY_MILLIS);
        Prize card =
                new Prize(
                        "card",
                        Map.of("en", "card"),
                        new Prize.Card(cards, 2_500, List.of("drinks"), 0, Prize.Rest.KEEP),
                        Set.of(EarnedBy.CLAIM_ONCE),
                        new Validity.Days(1),
                        PersonCaps.NONE,
                        Prize.UNLIMITED,
                        Eligibility.ANYONE);
        return new CampaignTerms(
                CAMPAIGN,
                Map.of("en", new Text("Spring", "Spring")),
                "CNY",
                cards * 2_500,
                List.of(new Funder("platform", 10_000)),
                ZoneId.of("Asia/Shanghai"),
                window,
                List.of(new Wave("one", window, List.of("card"), PersonCaps.NONE, Prize.UNLIMITED)),
                List.of(card),
                PersonCaps.NONE,
                Eligibility.ANYONE,
                CampaignTerms.Expiry.TREASURY,
                List.of(),
                CampaignSecrets.commitment(secrets.drawSecret()),
                CampaignSecrets.commitment(secrets.placeSecret()),
                OrderRules.STANDARD,
                PayoutRules.STANDARD,
                RoomRules.NONE,
                InviteRules.NONE,
                false);
    }
}
