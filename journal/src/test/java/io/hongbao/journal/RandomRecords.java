package io.hongbao.journal;

import io.hongbao.core.Authority;
import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.Funder;
import io.hongbao.core.campaign.Moment;
import io.hongbao.core.campaign.OrderRules;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Proposal;
import io.hongbao.core.campaign.Text;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.campaign.Window;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Ledger;
import io.hongbao.core.ledger.Posting;
import io.hongbao.core.ledger.PrizeTotals;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Lot;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes valid records of any type in the core from a seed, by reflection, so that a new kind or
 * field is in every test the day it is added. Only what a constructor checks is made by hand.
 */
final class RandomRecords {
    private static final List<String> TEXTS =
            List.of(
                    "",
                    "lny2026",
                    "card25",
                    "main",
                    "红包",
                    "a\"b\\c\nd\u0001",
                    "🧧",
                    "x".repeat(300));

    private final Random random;
    private final Map<Type, Supplier<Object>> byHand = new HashMap<>();

    RandomRecords(long seed) {
        random = new Random(seed);
        byHand.put(long.class, this::number);
        byHand.put(Long.class, this::number);
        byHand.put(int.class, () -> random.nextInt(4) == 0 ? 0 : random.nextInt(1 << 20));
        byHand.put(Integer.class, () -> random.nextInt(1_024));
        byHand.put(boolean.class, random::nextBoolean);
        byHand.put(String.class, () -> TEXTS.get(random.nextInt(TEXTS.size())));
        byHand.put(ZoneId.class, () -> ZoneId.of(random.nextBoolean() ? "Asia/Shanghai" : "UTC"));
        byHand.put(UserId.class, () -> new UserId(random.nextLong(), random.nextInt(2)));
        byHand.put(Authority.class, () -> new Authority("operator", "why: 因为"));
        byHand.put(Window.class, () -> new Window(amount(), amount() + (1L << 41)));
        byHand.put(
                PersonCaps.class,
                () -> new PersonCaps(random.nextBoolean() ? PersonCaps.UNLIMITED : 21, 1));
        byHand.put(Validity.Days.class, () -> new Validity.Days(1 + random.nextInt(3650)));
        byHand.put(Lot.class, this::lot);
        byHand.put(Bucket.class, this::bucket);
        byHand.put(Posting.class, this::posting);
        byHand.put(CampaignTerms.class, this::terms);
        byHand.put(Campaign.class, this::campaign);
        byHand.put(Ledger.class, this::ledger);
        byHand.put(Entry.ByRequest.class, () -> Entry.ByRequest.INSTANCE);
    }

    /** All records that a sealed interface may be, however deep. */
    static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(RandomRecords::leaves)
                : Stream.of(type);
    }

    /** The entity type that lies under a kind of key. */
    static Class<?> entityOf(Class<?> key) {
        for (Type supertype : key.getGenericInterfaces()) {
            if (supertype instanceof ParameterizedType of && of.getRawType() == EntityKey.class) {
                return (Class<?>) of.getActualTypeArguments()[0];
            }
        }
        throw new IllegalArgumentException(key + " is no EntityKey");
    }

    <T> T of(Class<T> type) {
        return type.cast(make(type));
    }

    Entity entity(Class<?> key) {
        return (Entity) make(entityOf(key));
    }

    private Object make(Type type) {
        Supplier<Object> hand = byHand.get(type);
        if (hand != null) {
            return hand.get();
        }
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            Object[] constants = raw.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        if (raw.isSealed()) {
            List<Class<?>> leaves = leaves(raw).toList();
            return make(leaves.get(random.nextInt(leaves.size())));
        }
        return record(raw);
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = make(components[i].getGenericType());
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("make " + type + " by hand", e);
        }
    }

    private Object collection(ParameterizedType generic) {
        Class<?> raw = (Class<?>) generic.getRawType();
        Type[] arguments = generic.getActualTypeArguments();
        int size = random.nextInt(4);
        if (raw == EntityKey.class) {
            List<Class<?>> leaves = leaves(EntityKey.class).toList();
            return make(leaves.get(random.nextInt(leaves.size())));
        }
        if (raw == Map.class) {
            Map<Object, Object> map = new HashMap<>();
            for (int i = 0; i < size; i++) {
                map.put(make(arguments[0]), make(arguments[1]));
            }
            return map;
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(make(arguments[0]));
        }
        return raw == Set.class ? new HashSet<>(list) : list;
    }

    private Object number() {
        return switch (random.nextInt(5)) {
            case 0 -> 0L;
            case 1 -> -1L;
            case 2 -> random.nextLong();
            default -> amount();
        };
    }

    private long amount() {
        return 1 + random.nextLong(1L << (1 + random.nextInt(40)));
    }

    private Lot lot() {
        return new Lot(random.nextBoolean() ? Lot.LOOSE : amount(), amount(), amount() - 1);
    }

    private Bucket bucket() {
        return switch (random.nextInt(3)) {
            case 0 -> Bucket.prize("card25");
            case 1 -> Bucket.prizeDay("draw", 20_490 + random.nextInt(9));
            default -> Bucket.wave("main");
        };
    }

    private Posting posting() {
        List<Account> accounts = new ArrayList<>(List.of(Account.values()));
        Collections.shuffle(accounts, random);
        return new Posting("lny2026", accounts.get(0), accounts.get(1), amount());
    }

    private Campaign campaign() {
        List<CampaignTerms> terms = random.nextBoolean() ? List.of(terms()) : List.of();
        return new Campaign(
                "lny2026",
                terms,
                of(CampaignStatus.class),
                random.nextInt(9),
                List.of(of(Proposal.class)));
    }

    private Ledger ledger() {
        List<Long> balances = new ArrayList<>();
        for (int i = 0; i < Account.values().length; i++) {
            balances.add((Long) number());
        }
        return new Ledger("lny2026", balances, List.of(of(PrizeTotals.class)));
    }

    /** A campaign with each kind of prize; its amounts are small against the budget. */
    private CampaignTerms terms() {
        List<Prize> prizes = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Prize.Content content :
                List.of(
                        new Prize.Card(
                                1 + random.nextInt(1_000),
                                2_500,
                                List.of("drinks", "dining"),
                                random.nextInt(100),
                                of(Prize.Rest.class)),
                        new Prize.CashDeck(
                                List.of(
                                        new Prize.CashDeck.Tier(288_800, 1),
                                        new Prize.CashDeck.Tier(188, 1 + random.nextInt(99)))),
                        new Prize.LuckySplit(10, 10_000, 1 + random.nextInt(9)))) {
            String id = "prize-" + ids.size();
            ids.add(id);
            prizes.add(
                    new Prize(
                            id,
                            names(),
                            content,
                            Set.of(EarnedBy.CLAIM_ONCE, EarnedBy.INVITE, EarnedBy.ORDER),
                            of(Validity.class),
                            of(PersonCaps.class),
                            random.nextBoolean() ? Prize.UNLIMITED : amount(),
                            of(Eligibility.class)));
        }
        Window window = new Window(1_770_343_200_000L, 1_772_294_400_000L);
        return new CampaignTerms(
                "lny2026",
                Map.of(
                        "zh", new Text("马年红包", ""),
                        "en", new Text("Lunar New Year", "Cards")),
                "CNY",
                300_000_000_000L,
                List.of(new Funder("platform", 9_000), new Funder("merchants", 1_000)),
                ZoneId.of("Asia/Shanghai"),
                window,
                List.of(
                        new Wave(
                                "main",
                                window,
                                ids,
                                of(PersonCaps.class),
                                random.nextBoolean() ? Prize.UNLIMITED : amount())),
                prizes,
                of(PersonCaps.class),
                of(Eligibility.class),
                of(CampaignTerms.Expiry.class),
                List.of(new Moment("gala", window, names())),
                "0a".repeat(32),
                "0b".repeat(32),
                OrderRules.STANDARD);
    }

    private Map<String, String> names() {
        return Map.of("zh", "茶饮卡", "en", "Tea card");
    }
}
