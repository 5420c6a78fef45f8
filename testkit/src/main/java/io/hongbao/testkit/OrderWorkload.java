package io.hongbao.testkit;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.Shard;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.OrderRules;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.chance.Secrets;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Quote;
import io.hongbao.core.order.VoucherWish;
import io.hongbao.core.outlet.Outlet;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Slot;
import io.hongbao.core.outlet.Supply;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import io.hongbao.core.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * People who order with their cards, made from a seed: they claim, also what orders earn, ask what
 * things cost (also what there is not), say yes, late, twice or to something else, and cancel;
 * operators pause outlets, change their prices and capacity, kill and resume campaigns and give
 * money back. Runs against any host; what the host asks of the world outside is answered by whoever
 * drives it, such as {@link FakeWorld}.
 */
public final class OrderWorkload {

    private static final long HOUR_MILLIS = 3_600_000L;
    private static final long MINUTE_MILLIS = 60_000L;
    private static final long DAY_MILLIS = 24 * HOUR_MILLIS;
    private static final int REMEMBERED = 40;

    /** For whoever asks each day, for the same and for orders, and for orders alone. */
    private static final List<String> PRIZES = List.of("card", "drinks", "thanks");

    private final Host host;
    private final VirtualClock clock;
    private final Runnable turn;
    private final SplittableRandom random;
    private final Size size;
    private final Answers answers = new Answers();
    private final People people;
    private final OutletTermsGenerator outletsGenerator;
    private final List<CampaignTerms> campaigns = new ArrayList<>();
    private final List<OutletTerms> outlets = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<Command.MakeQuote> lastQuotes = new ArrayList<>();
    private long counter;

    /** A quote that somebody was given. */
    private record Asked(UserId user, Quote quote) {}

    /**
     * How much of everything.
     *
     * @param people how many people there are
     * @param actions how many things happen
     */
    public record Size(int people, int actions) {

        /** A run of a few milliseconds in which kitchens are full and seats sold out. */
        public static Size small() {
            return new Size(25, 700);
        }
    }

    /**
     * @param turn lets host and world do something; called between actions, a random number of
     *     times
     */
    public OrderWorkload(
            Host host, VirtualClock clock, Runnable turn, Secrets secrets, long seed, Size size) {
        this.host = host;
        this.clock = clock;
        this.turn = turn;
        this.size = size;
        this.random = new SplittableRandom(seed + 77);
        this.people = new People(random, size.people());
        this.outletsGenerator = new OutletTermsGenerator(random);
        CampaignTermsGenerator generator = new CampaignTermsGenerator(random, secrets);
        for (String id : List.of("tea-" + random.nextInt(1_000), "gala-" + random.nextInt(1_000))) {
            CampaignTerms terms = terms(generator, id);
            campaigns.add(terms);
            long today = terms.dayAt(clock.getAsLong());
            outlets.add(
                    outletsGenerator.kitchen(
                            id, "tea-" + random.nextInt(50), random.nextInt(1, 4), 3));
            outlets.add(outletsGenerator.kitchen(id, "bakery-" + random.nextInt(50), 20, 10));
            outlets.add(outletsGenerator.seated(id, "cinema", today, random.nextInt(3, 9), false));
            outlets.add(outletsGenerator.seated(id, "railway", today, 30, true));
        }
    }

    private CampaignTerms terms(CampaignTermsGenerator generator, String id) {
        Prize.Card keep = new Prize.Card(400, 2_500, List.of(), 0, Prize.Rest.KEEP);
        Prize.Card drinks =
                new Prize.Card(400, 1_800, List.of("drinks"), 1_000, Prize.Rest.FORFEIT);
        Prize.Card thanks = new Prize.Card(400, 700, List.of(), 0, Prize.Rest.KEEP);
        CampaignTerms plain = generator.plain(id, clock.getAsLong(), 6, keep);
        Wave first = plain.waves().getFirst();
        OrderRules rules =
                new OrderRules(
                        random.nextInt(1, 4),
                        random.nextInt(3, 20),
                        60_000,
                        12,
                        5 * MINUTE_MILLIS,
                        10 * MINUTE_MILLIS,
                        3 * MINUTE_MILLIS);
        return Terms.of(plain)
                .budgetMinor(keep.totalMinor() + drinks.totalMinor() + thanks.totalMinor())
                .prizes(
                        List.of(
                                prize("card", keep, Set.of(EarnedBy.CLAIM_DAILY)),
                                prize(
                                        "drinks",
                                        drinks,
                                        Set.of(EarnedBy.CLAIM_DAILY, EarnedBy.ORDER)),
                                prize("thanks", thanks, Set.of(EarnedBy.ORDER))))
                .waves(
                        List.of(
                                new Wave(
                                        first.id(),
                                        first.window(),
                                        PRIZES,
                                        PersonCaps.NONE,
                                        Prize.UNLIMITED)))
                .expiry(
                        random.nextBoolean()
                                ? CampaignTerms.Expiry.BREAKAGE
                                : CampaignTerms.Expiry.TREASURY)
                .orders(rules)
                .build();
    }

    private Prize prize(String id, Prize.Content content, Set<EarnedBy> earnedBy) {
        return new Prize(
                id,
                Map.of("en", id),
                content,
                earnedBy,
                new Validity.Days(random.nextInt(1, 3)),
                PersonCaps.NONE,
                Prize.UNLIMITED,
                Eligibility.ANYONE);
    }

    /** The answers so far. */
    public Answers answers() {
        return answers;
    }

    /** Runs it all, and stops without waiting for the last answers. */
    public void run() {
        for (CampaignTerms terms : campaigns) {
            submit(new Command.ApplyCampaign(terms, "0".repeat(64), by("ann")));
            submit(
                    new Command.LeadCampaign(
                            terms.id(),
                            CampaignStatus.SCHEDULED,
                            by("ann"),
                            true,
                            HostDriver.CLEARED));
        }
        outlets.forEach(outlet -> submit(new Command.ApplyOutlet(outlet, by("ann"))));
        turns(300);
        for (Person person : people.all()) {
            claim(person);
        }
        turns(300);
        for (int i = 0; i < size.actions(); i++) {
            act();
            turns(random.nextInt(random.nextInt(8) == 0 ? 60 : 8));
        }
    }

    private void act() {
        int kind = random.nextInt(1_000);
        if (kind < 90) {
            claim(people.any(random));
        } else if (kind < 150) {
            claimForOrder();
        } else if (kind < 420) {
            quote();
        } else if (kind < 740) {
            place();
        } else if (kind < 800) {
            changeOrder();
        } else if (kind < 840) {
            changeVoucher();
        } else if (kind < 900) {
            lead();
        } else {
            passTime();
        }
    }

    private void claim(Person person) {
        String campaign = any(campaigns).id();
        submit(new Command.ClaimEnvelope(person, campaign, any(PRIZES), "claim-" + counter++));
    }

    /** Somebody who has completed an order asks for what it earns, once or again. */
    private void claimForOrder() {
        Person person = people.any(random);
        List<Order> completed = completed(person.user());
        for (int tries = 0; tries < 20 && completed.isEmpty(); tries++) {
            person = people.any(random);
            completed = completed(person.user());
        }
        if (completed.isEmpty()) {
            claim(person);
            return;
        }
        String campaign = any(completed).quote().campaign();
        String prize = random.nextBoolean() ? "drinks" : "thanks";
        submit(new Command.ClaimEnvelope(person, campaign, prize, "claim-" + counter++));
    }

    private List<Order> completed(UserId user) {
        return orders(user).orders().stream()
                .filter(order -> order.state() == OrderState.COMPLETED)
                .toList();
    }

    private void quote() {
        if (!lastQuotes.isEmpty() && random.nextInt(10) == 0) {
            submit(any(lastQuotes));
            return;
        }
        OutletTerms outlet = any(outlets);
        UserId user = people.any(random).user();
        List<Line> lines = new ArrayList<>();
        String slot = slot(outlet);
        for (int i = random.nextInt(3); i >= 0; i--) {
            lines.add(line(outlet, random.nextInt(40) == 0 ? "" : slot));
        }
        String key = random.nextInt(30) == 0 ? "claim-1" : "quote-" + counter++;
        Command.MakeQuote ask =
                new Command.MakeQuote(
                        user,
                        random.nextInt(60) == 0 ? "unknown" : outlet.campaign(),
                        random.nextInt(60) == 0 ? "unknown" : outlet.id(),
                        lines,
                        wish(user),
                        key);
        remember(lastQuotes, ask);
        submit(ask);
    }

    private String slot(OutletTerms outlet) {
        if (!(outlet.supply() instanceof Supply.Seated seated)) {
            return "";
        }
        long day = any(campaigns).dayAt(clock.getAsLong()) + random.nextInt(-1, 3);
        String seatClass = random.nextInt(3) == 0 ? "first" : "second";
        return new Slot(any(seated.showings()).id(), day, seatClass).id();
    }

    private Line line(OutletTerms outlet, String slot) {
        String item = random.nextInt(40) == 0 ? "no-such" : any(outlet.items()).id();
        List<Line.Pick> picks = new ArrayList<>();
        if (item.equals("tea")) {
            if (random.nextBoolean()) {
                picks.add(new Line.Pick("size", any(List.of("s", "m", "l"))));
            }
            if (random.nextInt(3) == 0) {
                picks.add(new Line.Pick("toppings", "pearls"));
                picks.add(new Line.Pick("toppings", random.nextInt(8) == 0 ? "gold" : "jelly"));
            }
            if (random.nextInt(20) == 0) {
                picks.add(new Line.Pick("size", "l"));
            }
        }
        int quantity = random.nextInt(30) == 0 ? random.nextInt(15) : random.nextInt(1, 4);
        return new Line(item, quantity, picks, slot);
    }

    private VoucherWish wish(UserId user) {
        return switch (random.nextInt(8)) {
            case 0 -> VoucherWish.NoVoucher.INSTANCE;
            case 1 -> new VoucherWish.OfPrize(random.nextInt(6) == 0 ? "none" : "drinks");
            case 2 -> {
                List<Long> ids = new ArrayList<>();
                wallet(user).vouchers().forEach(voucher -> ids.add(voucher.id()));
                ids.removeIf(_ -> random.nextInt(3) == 0);
                yield new VoucherWish.These(ids.isEmpty() ? List.of(99L) : ids);
            }
            default -> VoucherWish.Best.INSTANCE;
        };
    }

    private void place() {
        if (asked.isEmpty()) {
            return;
        }
        Asked one = random.nextInt(3) == 0 ? any(asked) : asked.getLast();
        String hash =
                switch (random.nextInt(12)) {
                    case 0 -> "00".repeat(32);
                    case 1, 2, 3 -> "";
                    default -> one.quote().hash();
                };
        submit(
                new Command.PlaceOrder(
                        random.nextInt(50) == 0 ? people.any(random).user() : one.user(),
                        one.quote().campaign(),
                        one.quote().id(),
                        hash));
    }

    private void changeOrder() {
        List<UserId> users = new ArrayList<>();
        people.all().forEach(person -> users.add(person.user()));
        UserId user = any(users);
        for (int tries = 0; tries < 10 && orders(user).orders().isEmpty(); tries++) {
            user = any(users);
        }
        if (orders(user).orders().isEmpty()) {
            submit(new Command.CancelOrder(user, "none-1", OrderEnd.CANCELLED_BY_PERSON));
            return;
        }
        Order order = any(orders(user).orders());
        if (order.state() == OrderState.COMPLETED || random.nextInt(6) == 0) {
            long wholeMinor = Math.max(1, order.quote().subtotalMinor());
            long partMinor =
                    random.nextInt(4) == 0 ? wholeMinor : random.nextLong(1, wholeMinor + 1);
            String key = "refund-" + (random.nextInt(5) == 0 ? 0 : counter++);
            submit(new Command.RefundOrder(user, order.id(), partMinor, key, by("ann")));
        } else if (random.nextInt(5) == 0) {
            OrderState to = any(List.of(OrderState.values()));
            submit(new Command.AdvanceOrder(user, order.id(), to));
        } else {
            OrderEnd end =
                    random.nextInt(4) == 0
                            ? OrderEnd.CANCELLED_BY_OPERATOR
                            : OrderEnd.CANCELLED_BY_PERSON;
            submit(new Command.CancelOrder(user, order.id(), end));
        }
    }

    /** The plain commands to vouchers, also under the names of quotes and orders. */
    private void changeVoucher() {
        UserId user = people.any(random).user();
        List<Voucher> vouchers = wallet(user).vouchers();
        if (vouchers.isEmpty()) {
            return;
        }
        Voucher voucher = any(vouchers);
        String quote = asked.isEmpty() ? "plain" : any(asked).quote().id();
        if (voucher.state() instanceof VoucherState.Held held) {
            quote = held.quote();
        }
        String campaign = voucher.campaign();
        long id = voucher.id();
        submit(
                switch (random.nextInt(5)) {
                    case 0 ->
                            new Command.RedeemVoucher(
                                    user, campaign, id, quote, random.nextLong(1, 2_000));
                    case 1 -> new Command.ReleaseVoucher(user, campaign, id, quote);
                    case 2 -> new Command.VoidVoucher(user, campaign, id, by("ann"));
                    default ->
                            new Command.HoldVoucher(
                                    user,
                                    campaign,
                                    id,
                                    quote,
                                    clock.getAsLong() + random.nextLong(1, HOUR_MILLIS));
                });
    }

    private void lead() {
        OutletTerms outlet = any(outlets);
        switch (random.nextInt(16)) {
            case 0 ->
                    submit(
                            new Command.LeadCampaign(
                                    outlet.campaign(), CampaignStatus.KILLED, by("ann"), true));
            case 1, 2, 3, 7, 8, 9 ->
                    submit(
                            new Command.LeadCampaign(
                                    outlet.campaign(), CampaignStatus.RUNNING, by("ann"), true));
            case 4 ->
                    submit(
                            new Command.PauseOutlet(
                                    outlet.campaign(), outlet.id(), true, by("ann")));
            case 5, 6 ->
                    submit(
                            new Command.PauseOutlet(
                                    outlet.campaign(), outlet.id(), false, by("ann")));
            default -> {
                Outlet inForce =
                        host.read(
                                Shard.homeOfOutlet(outlet.campaign(), outlet.id(), host.shards()),
                                new EntityKey.OfOutlet(outlet.campaign(), outlet.id()));
                if (!inForce.isUnknown()) {
                    submit(
                            new Command.ApplyOutlet(
                                    outletsGenerator.changed(inForce.terms()), by("ann")));
                }
            }
        }
    }

    private void passTime() {
        clock.advance(
                switch (random.nextInt(24)) {
                    case 0 -> random.nextLong(6) * HOUR_MILLIS;
                    case 1 -> random.nextLong(DAY_MILLIS / 2);
                    case 2, 3, 4 -> random.nextLong(20 * MINUTE_MILLIS);
                    default -> random.nextLong(MINUTE_MILLIS);
                });
    }

    private Wallet wallet(UserId user) {
        return host.read(user.shard(host.shards()), new EntityKey.OfWallet(user));
    }

    private Orders orders(UserId user) {
        return host.read(user.shard(host.shards()), new EntityKey.OfOrders(user));
    }

    private void submit(Command command) {
        boolean taken =
                host.submit(
                        command,
                        outcome -> {
                            answers.add(command, outcome, clock.getAsLong());
                            if (command instanceof Command.OfWallet of
                                    && outcome instanceof Outcome.Quoted(Quote quote, _)) {
                                remember(asked, new Asked(of.user(), quote));
                            }
                        });
        if (!taken) {
            answers.addRefusedByQueue();
        }
    }

    private static <T> void remember(List<T> list, T one) {
        synchronized (list) {
            if (list.size() == REMEMBERED) {
                list.removeFirst();
            }
            list.add(one);
        }
    }

    private void turns(int count) {
        for (int i = 0; i < count; i++) {
            turn.run();
        }
    }

    private static Authority by(String actor) {
        return new Authority(actor, "as the seed says");
    }

    private <T> T any(List<T> list) {
        synchronized (list) {
            return list.get(random.nextInt(list.size()));
        }
    }
}
