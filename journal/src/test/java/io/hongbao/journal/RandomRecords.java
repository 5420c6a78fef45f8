package io.hongbao.journal;

import io.hongbao.core.Authority;
import io.hongbao.core.EffectId;
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
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.campaign.Moment;
import io.hongbao.core.campaign.OrderRules;
import io.hongbao.core.campaign.PayoutRules;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Proposal;
import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.campaign.Text;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.campaign.Window;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Ledger;
import io.hongbao.core.ledger.Posting;
import io.hongbao.core.ledger.PrizeTotals;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.Quote;
import io.hongbao.core.order.VoucherWish;
import io.hongbao.core.outlet.DayHours;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OptionGroup;
import io.hongbao.core.outlet.Outlet;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Place;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.core.outlet.Showing;
import io.hongbao.core.outlet.Supply;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.room.WaitingRoom;
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
    private static final List<String> IDS =
            List.of(
                    "a",
                    "lny2026",
                    "q-0123456789-7",
                    "G1/2026-02-14/second",
                    "红包🧧",
                    "y".repeat(40));

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
        RandomClearances.byHand(random, this::id).forEach(byHand::put);
        byHand.put(CampaignTerms.class, this::terms);
        byHand.put(Campaign.class, this::campaign);
        byHand.put(Ledger.class, this::ledger);
        byHand.put(Entry.ByRequest.class, () -> Entry.ByRequest.INSTANCE);
        byHand.put(RoomRules.class, () -> RandomRooms.rules(random));
        byHand.put(InviteRules.class, this::invites);
        byHand.put(WaitingRoom.class, () -> RandomRooms.room(random, id(), of(RoomState.class)));
        ordersByHand();
        outletsByHand();
    }

    private void ordersByHand() {
        byHand.put(
                EffectId.class,
                () ->
                        new EffectId(
                                of(UserId.class),
                                of(EffectId.Kind.class),
                                id(),
                                1 + random.nextInt(300)));
        byHand.put(Line.class, this::line);
        byHand.put(Line.Pick.class, () -> new Line.Pick(id(), id()));
        byHand.put(Quote.class, this::quote);
        byHand.put(Quote.Part.class, () -> new Quote.Part(numberAsLong(), id(), amount()));
        byHand.put(VoucherWish.OfPrize.class, () -> new VoucherWish.OfPrize(id()));
        byHand.put(
                VoucherWish.These.class, () -> new VoucherWish.These(some(3, this::numberAsLong)));
        byHand.put(Reservation.Nothing.class, () -> Reservation.Nothing.INSTANCE);
        byHand.put(
                Reservation.MinuteLoad.class,
                () -> new Reservation.MinuteLoad(numberAsLong(), 1 + random.nextInt(10_000)));
        byHand.put(
                Reservation.Makes.class,
                () ->
                        new Reservation.Makes(
                                some(3, () -> of(Reservation.MinuteLoad.class)), numberAsLong()));
        byHand.put(
                Reservation.SeatNumbers.class,
                () ->
                        new Reservation.SeatNumbers(
                                id(),
                                some(40, () -> 1 + random.nextInt(4_096)),
                                numberAsLong(),
                                numberAsLong()));
        byHand.put(
                PayoutRules.class,
                () ->
                        random.nextBoolean()
                                ? PayoutRules.STANDARD
                                : new PayoutRules(
                                        1 + random.nextInt(100),
                                        1_000L + random.nextInt(1_000),
                                        10_000 + amount() % 10_000,
                                        random.nextBoolean()));
        byHand.put(
                OrderRules.class,
                () ->
                        random.nextBoolean()
                                ? OrderRules.STANDARD
                                : new OrderRules(
                                        1 + random.nextInt(20),
                                        1 + random.nextInt(1_000),
                                        1 + amount() % 500_000,
                                        1 + random.nextInt(100),
                                        300_000,
                                        1_000L + random.nextInt(1_000_000),
                                        180_000));
    }

    private void outletsByHand() {
        byHand.put(Place.class, () -> new Place(31_230_416, -121_473_701 - random.nextInt(9)));
        byHand.put(
                DayHours.class, () -> new DayHours(random.nextInt(700), 700 + random.nextInt(741)));
        byHand.put(
                Supply.Kitchen.class,
                () ->
                        new Supply.Kitchen(
                                1 + random.nextInt(10_000),
                                1 + random.nextInt(240),
                                random.nextInt(240)));
        byHand.put(Supply.Seated.class, this::seated);
        byHand.put(OptionGroup.class, () -> group("sugar-" + random.nextInt(9)));
        byHand.put(MenuItem.class, () -> item("tea", random.nextInt(3)));
        byHand.put(OutletTerms.class, () -> outletTerms(of(Supply.class)));
        byHand.put(Outlet.class, this::outlet);
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
            if (supertype instanceof ParameterizedType of
                    && EntityKey.class.isAssignableFrom((Class<?>) of.getRawType())) {
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
        return switch (random.nextInt(6)) {
            case 0 -> 0L;
            case 1 -> -1L;
            case 2 -> Long.MAX_VALUE; // as a moment: never
            case 3 -> random.nextLong();
            default -> amount();
        };
    }

    private long amount() {
        return 1 + random.nextLong(1L << (1 + random.nextInt(40)));
    }

    private long numberAsLong() {
        return (Long) number();
    }

    /** A text that may name something: the core checks that it is neither empty nor long. */
    private String id() {
        return IDS.get(random.nextInt(IDS.size()));
    }

    /** At least one, at most {@code most}. */
    private <T> List<T> some(int most, Supplier<T> one) {
        return Stream.generate(one).limit(1 + random.nextInt(most)).toList();
    }

    private Line line() {
        List<Line.Pick> picks =
                random.nextBoolean() ? List.of() : some(4, () -> of(Line.Pick.class));
        return new Line(id(), of(Integer.class), picks, random.nextBoolean() ? "" : id());
    }

    private Quote quote() {
        long subtotalMinor = amount();
        return new Quote(
                id(),
                id(),
                id(),
                some(3, () -> of(Quote.PricedLine.class)),
                random.nextBoolean() ? List.of() : some(3, () -> of(Quote.Part.class)),
                subtotalMinor,
                random.nextLong(subtotalMinor + 1),
                numberAsLong(),
                numberAsLong(),
                of(String.class),
                of(VoucherWish.class));
    }

    private Outlet outlet() {
        List<OutletTerms> terms =
                random.nextBoolean() ? List.of() : List.of(outletTerms(of(Supply.class)));
        return new Outlet("lny2026", "tea-1", terms, random.nextInt(9), random.nextBoolean());
    }

    /** An outlet with this supply; its items are those that the supply needs. */
    OutletTerms outletTerms(Supply supply) {
        int makes = supply instanceof Supply.Kitchen ? 1 + random.nextInt(100) : 0;
        return new OutletTerms(
                "lny2026",
                "tea-1",
                "茶里 Tea",
                "drinks",
                names(),
                of(Place.class),
                random.nextBoolean() ? List.of() : some(2, () -> of(DayHours.class)),
                supply,
                List.of(item("tea", makes), item("film", makes)));
    }

    private MenuItem item(String itemId, int makes) {
        List<OptionGroup> groups =
                random.nextBoolean() ? List.of() : List.of(group("sugar"), group("ice"));
        return new MenuItem(
                itemId,
                names(),
                amount() % MenuItem.MAX_PRICE_MINOR,
                makes,
                groups,
                random.nextBoolean() ? List.of() : some(2, () -> of(DayHours.class)));
    }

    private OptionGroup group(String groupId) {
        boolean many = random.nextBoolean();
        return new OptionGroup(
                groupId,
                many,
                many && random.nextBoolean() ? "" : "half",
                List.of(
                        new OptionGroup.Option("half", names(), random.nextInt(300) - 100),
                        new OptionGroup.Option("none", names(), 0)));
    }

    private Supply.Seated seated() {
        List<Showing> showings = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            boolean train = random.nextBoolean();
            long firstDay = 20_490L + random.nextInt(9);
            showings.add(
                    new Showing(
                            "G" + i,
                            "film",
                            names(),
                            train ? "shanghai" : "",
                            train ? "beijing" : "",
                            random.nextInt(1_440),
                            1 + random.nextInt(4_320),
                            firstDay,
                            firstDay + random.nextInt(30),
                            List.of(
                                    new Showing.SeatClass(
                                            "second",
                                            names(),
                                            random.nextInt(60_000),
                                            1 + random.nextInt(4_096)))));
        }
        return new Supply.Seated(showings);
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
                List.of(of(Proposal.class)),
                random.nextBoolean() ? "ef".repeat(32) : "",
                of(LaunchClearance.class),
                random.nextBoolean() ? Set.of() : Set.of("prize-1", "prize-0"));
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
        InviteRules invites = of(InviteRules.class);
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
                            invites.isThere() ? Eligibility.ANYONE : of(Eligibility.class)));
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
                of(OrderRules.class),
                of(PayoutRules.class),
                of(RoomRules.class),
                invites,
                random.nextBoolean());
    }

    /** Names prizes of {@link #terms}. */
    private InviteRules invites() {
        if (random.nextBoolean()) {
            return InviteRules.NONE;
        }
        InviteRules.Sides both = new InviteRules.Sides("prize-0", "prize-1");
        InviteRules.Sides friends = new InviteRules.Sides("", "prize-2");
        return new InviteRules(
                random.nextBoolean() ? both : friends,
                1 + random.nextInt(1_000),
                random.nextBoolean()
                        ? InviteRules.Draw.NONE
                        : new InviteRules.Draw(1 + random.nextInt(9), "prize-1"),
                random.nextBoolean()
                        ? List.of()
                        : List.of(
                                new InviteRules.Later(1 + random.nextInt(7), both),
                                new InviteRules.Later(30, friends)),
                random.nextInt(9),
                random.nextBoolean());
    }

    private Map<String, String> names() {
        return Map.of("zh", "茶饮卡", "en", "Tea card");
    }
}
