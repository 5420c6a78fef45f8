package io.hongbao.server.order;

import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.Shard;
import io.hongbao.core.UserId;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderRefusal;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Quote;
import io.hongbao.core.order.QuoteDecider;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.session.Pass;
import io.hongbao.server.trace.Trace;
import io.hongbao.server.trace.Traces;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongPredicate;

/**
 * What a person may do about quotes and orders, for everybody who asks in their name: the HTTP
 * routes, the assistant, and MCP. Nothing here waits: commands are for {@link Host#submit}, and
 * their outcomes are turned into cards or problems.
 */
public final class Ordering {

    private static final String SLOT = ".slot";

    private final Host host;
    private final Campaigns campaigns;
    private final CampaignClock clock;
    private final OrderCards cards;
    private final Waits waits;
    private final Traces traces;
    private final Map<String, LongAdder> placed = new ConcurrentHashMap<>();

    /**
     * @param traces is told of every order that is placed
     */
    public Ordering(
            Host host, Campaigns campaigns, CampaignClock clock, Waits waits, Traces traces) {
        this.host = host;
        this.campaigns = campaigns;
        this.clock = clock;
        this.waits = waits;
        this.traces = traces;
        this.cards = new OrderCards(host, waits);
    }

    /** The campaign that a pass is for. */
    public CampaignView campaign(Pass pass) {
        return campaigns.requirePublished(pass.campaign());
    }

    /** How many orders were placed in a campaign since this server started. */
    public long placed(String campaign) {
        LongAdder known = placed.get(campaign);
        return known == null ? 0 : known.sum();
    }

    /** Everything that a person has asked for and ordered. */
    public Orders orders(UserId user) {
        return host.read(user.shard(host.shards()), new EntityKey.OfOrders(user));
    }

    /**
     * The command for a quote; one that orders the same again takes its lines from that order.
     *
     * @throws ProblemException when the outlet has no room for it now: nothing is recorded then
     */
    public Command.MakeQuote quote(
            Pass pass, QuoteRequest request, Optional<String> key, Language language) {
        String known = key.orElseGet(Ordering::newKey);
        Command.MakeQuote ask =
                request.reorder() == null
                        ? request.command(pass, known)
                        : again(pass, request, request.reorder(), known);
        requireRoom(ask, language);
        return ask;
    }

    private Command.MakeQuote again(Pass pass, QuoteRequest request, String reorder, String key) {
        if (request.outlet() != null || request.items() != null) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID,
                    "reorder",
                    "send either reorder, or outlet and items");
        }
        Order again = order(pass, reorder);
        return new Command.MakeQuote(
                pass.user(),
                pass.campaign(),
                again.quote().outlet(),
                lines(again),
                request.wish(),
                key);
    }

    /** What was ordered, to the last option. */
    public static List<Line> lines(Order order) {
        return order.quote().lines().stream().map(Quote.PricedLine::line).toList();
    }

    /** A quote changes nothing that matters, so it may come without a key. */
    private static String newKey() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Long.toString(random.nextLong() >>> 1, 36)
                + Long.toString(random.nextLong() >>> 1, 36);
    }

    /**
     * The command that says yes to a quote.
     *
     * @throws ProblemException when the outlet has no room for it now: the quote stays as it is
     */
    public Command.PlaceOrder confirm(Pass pass, String quote, String hash, Language language) {
        orders(pass.user())
                .quote(quote)
                .filter(open -> !open.isExpired(clock.getAsLong()))
                .ifPresent(open -> requireRoom(Waits.Ask.of(open), _ -> true, language));
        return new Command.PlaceOrder(pass.user(), pass.campaign(), quote, hash);
    }

    /** The command by which its person cancels an order. */
    public Command.CancelOrder cancel(Pass pass, String order) {
        return new Command.CancelOrder(
                pass.user(), order(pass, order).id(), OrderEnd.CANCELLED_BY_PERSON);
    }

    /** Whether somebody has said yes to a quote before. */
    public boolean isPlaced(UserId user, String quote) {
        return orders(user).order(quote).isPresent();
    }

    /** An own order of the pass's campaign. */
    public Order order(Pass pass, String id) {
        Order order = order(pass.user(), id);
        if (!order.campaign().equals(pass.campaign())) {
            throw unknown();
        }
        return order;
    }

    /** A person's order. */
    public Order order(UserId user, String id) {
        return orders(user).order(id).orElseThrow(Ordering::unknown);
    }

    private static ProblemException unknown() {
        return ProblemException.of(
                ProblemCode.ORDER_UNKNOWN, "order", "there is no such order of this person");
    }

    /** An own order as a card. */
    public OrderCard card(Order order, Language language) {
        CampaignView campaign =
                campaigns
                        .find(order.campaign())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "campaign " + order.campaign() + " is gone"));
        return cards.order(order, campaign, language, clock.getAsLong());
    }

    /** A person's newest orders in all campaigns, newest first. */
    public List<OrderCard> newest(UserId user, int most, Language language) {
        return orders(user).orders().reversed().stream()
                .limit(most)
                .map(order -> card(order, language))
                .toList();
    }

    /**
     * What a quote's command came to.
     *
     * @throws ProblemException when there is no quote
     */
    public QuoteAnswer quoted(Outcome outcome, CampaignView campaign, Language language) {
        return switch (outcome) {
            case Outcome.Quoted quoted ->
                    new QuoteAnswer(
                            "quoted",
                            quoted.repeated(),
                            cards.quote(quoted.quote(), campaign, language, clock.getAsLong()));
            case Outcome.OrderRefused refused -> throw problem(refused, campaign);
            default -> throw new IllegalStateException("a quote came to " + outcome);
        };
    }

    /** The answer to {@code POST /v1/quotes}. */
    public record QuoteAnswer(String status, boolean repeated, QuoteCard quote) {}

    /**
     * What a yes to a quote came to; everybody who says one asks here.
     *
     * @param again whether the order {@link #isPlaced was placed} before
     * @throws ProblemException when nothing was done
     */
    public OrderCard confirmed(
            Outcome outcome, UserId user, boolean again, CampaignView campaign, Language language) {
        if (!again && outcome instanceof Outcome.Ordered(Order order)) {
            placed.computeIfAbsent(order.campaign(), _ -> new LongAdder()).increment();
            traces.happened(
                    new Trace.Ordered(
                            order.campaign(),
                            order.placedAtMillis(),
                            user,
                            order.quote().outlet()));
        }
        return ordered(outcome, campaign, language);
    }

    /**
     * What a command to an order came to.
     *
     * @throws ProblemException when nothing was done
     */
    public OrderCard ordered(Outcome outcome, CampaignView campaign, Language language) {
        return switch (outcome) {
            case Outcome.Ordered ordered -> card(ordered.order(), language);
            case Outcome.OrderRefused refused -> throw problem(refused, campaign);
            default -> throw new IllegalStateException("an order came to " + outcome);
        };
    }

    /**
     * Finds out before a quote is made whether its outlet could make it now. What is wrong with it
     * otherwise is for the core to say, and what was quoted before is repeated.
     *
     * @throws ProblemException when the outlet has no room for it
     */
    public void requireRoom(Command.MakeQuote ask, Language language) {
        if (!ask.lines().isEmpty()) {
            requireRoom(
                    new Waits.Ask(ask.campaign(), ask.outlet(), ask.lines()),
                    nowMillis -> isNewAndPriced(ask, nowMillis),
                    language);
        }
    }

    private boolean isNewAndPriced(Command.MakeQuote ask, long nowMillis) {
        int shards = host.shards();
        return orders(ask.user()).answered(ask.campaign(), ask.key()).isEmpty()
                && QuoteDecider.isPriced(
                        host.read(
                                Shard.homeOf(ask.campaign(), shards),
                                new EntityKey.OfCampaign(ask.campaign())),
                        host.read(
                                Shard.homeOfOutlet(ask.campaign(), ask.outlet(), shards),
                                new EntityKey.OfOutlet(ask.campaign(), ask.outlet())),
                        ask.lines(),
                        nowMillis);
    }

    private void requireRoom(Waits.Ask ask, LongPredicate matters, Language language) {
        long nowMillis = clock.getAsLong();
        Waits.Room room = waits.room(ask, nowMillis);
        if (room instanceof Waits.Free || !matters.test(nowMillis)) {
            return;
        }
        throw noRoom(ask, room, nowMillis, language);
    }

    private ProblemException noRoom(
            Waits.Ask ask, Waits.Room room, long nowMillis, Language language) {
        return switch (room) {
            case Waits.Free _ -> throw new IllegalArgumentException("there is room");
            case Waits.Full _ -> {
                List<QuoteCard.Sooner> others =
                        cards.sooner(ask, Long.MAX_VALUE, nowMillis, language);
                String detail =
                        others.isEmpty()
                                ? "its queue is full; try again in a few minutes"
                                : "its queue is full; the outlets in sooner have room";
                yield new ProblemException(
                        Problem.of(ProblemCode.OUTLET_FULL, detail)
                                .at("outlet")
                                .retry(
                                        Rfc3339.of(nowMillis + 60_000L, CampaignClock.zone()),
                                        clock.secondsUntil(nowMillis + 60_000L))
                                .with("sooner", others));
            }
            case Waits.SoldOut(int left) ->
                    new ProblemException(
                            Problem.of(
                                            ProblemCode.SEATS_SOLD_OUT,
                                            left == 0
                                                    ? "no seat of this class is left there"
                                                    : "only "
                                                            + left
                                                            + " seats of this class are left"
                                                            + " there")
                                    .at("items"));
        };
    }

    private ProblemException problem(Outcome.OrderRefused refused, CampaignView campaign) {
        OrderRefusal refusal = refused.refusal();
        Problem problem =
                Problem.of(ProblemCode.valueOf(refusal.name()), OrderDetails.of(refusal))
                        .at(field(refused.field()));
        if (refused.retryAtMillis() != Outcome.NEVER) {
            problem =
                    problem.retry(
                            Rfc3339.of(refused.retryAtMillis(), campaign.terms().zone()),
                            clock.secondsUntil(refused.retryAtMillis()));
        }
        return new ProblemException(problem);
    }

    /** The core knows a showing, date and class as one slot; a body names them one by one. */
    private static String field(String coreField) {
        return coreField.endsWith(SLOT)
                ? coreField.substring(0, coreField.length() - SLOT.length()) + ".showing"
                : coreField;
    }
}
