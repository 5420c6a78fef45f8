package io.hongbao.assistant.conversation;

import io.hongbao.assistant.tool.Basket;
import io.hongbao.assistant.tool.Caller;
import io.hongbao.assistant.tool.Card;
import io.hongbao.assistant.tool.OrderingState;
import io.hongbao.assistant.tool.ToolCall;
import io.hongbao.assistant.tool.ToolName;
import io.hongbao.assistant.tool.ToolResult;
import io.hongbao.assistant.tool.Tools;
import io.hongbao.core.UserId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A small shop that keeps count of what was really done. Everything costs 15.00. */
final class Shop implements Tools {

    static final long PRICE_MINOR = 1_500;

    /** A friend's invite. */
    static final String FRIENDS = "K73M9-2QX4B";

    /** The person's own. */
    static final String OWN = "7KCM9-2QX4B";

    private static final Card.Gives GIVES = new Card.Gives("25元卡", "25元卡");

    private final List<String> accepted = new ArrayList<>();
    private final Map<String, Made> quotes = new LinkedHashMap<>();

    /** A quote, and who asked for it. */
    private record Made(UserId user, Card.Quote quote) {}

    private final List<Card.Order> orders = new ArrayList<>();
    private final List<ToolCall> calls = new ArrayList<>();
    private final List<String> claims = new ArrayList<>();
    private OrderingState ordering = OrderingState.OPEN;
    private String menuText = "珍珠奶茶";
    private int movies = 2;
    private Set<ToolName> allowed = EnumSet.allOf(ToolName.class);
    private boolean late;
    private Runnable later = () -> {};
    private Set<ToolName> broken = Set.of();

    /** What the pack may use: everything, until told otherwise. */
    Set<ToolName> allowed() {
        return allowed;
    }

    void allow(ToolName only) {
        allowed = Set.of(only);
    }

    List<ToolCall> calls() {
        return calls;
    }

    List<Card.Order> orders() {
        return orders;
    }

    /** The codes of the invites that were really accepted. */
    List<String> accepted() {
        return accepted;
    }

    List<String> claims() {
        return claims;
    }

    void ordering(OrderingState state) {
        ordering = state;
    }

    /** What the menu calls its milk tea. */
    void menuText(String text) {
        menuText = text;
    }

    void movies(int showings) {
        movies = showings;
    }

    /** From now on this tool throws, which no tool may. */
    void breakDown(ToolName tool) {
        broken = Set.of(tool);
    }

    /** From now on answers come only when {@link #answer} is called. */
    void answerLate() {
        late = true;
    }

    void answer() {
        late = false;
        later.run();
    }

    @Override
    public OrderingState ordering(Caller caller) {
        return ordering;
    }

    @Override
    public CompletionStage<ToolResult> call(Caller caller, ToolCall call) {
        calls.add(call);
        if (broken.contains(call.tool())) {
            throw new IllegalStateException("broken");
        }
        if (!late) {
            return CompletableFuture.completedFuture(result(caller, call));
        }
        CompletableFuture<ToolResult> answer = new CompletableFuture<>();
        later = () -> answer.complete(result(caller, call));
        return answer;
    }

    private ToolResult result(Caller caller, ToolCall call) {
        return switch (call) {
            case ToolCall.SearchMenu search -> done(menu(search));
            case ToolCall.MakeQuote make -> done(quote(caller, make));
            case ToolCall.ConfirmOrder confirm -> confirm(caller, confirm);
            case ToolCall.OrderStatus _ ->
                    orders.isEmpty()
                            ? ToolResult.Refused.of("order_unknown", "没有订单。")
                            : done(orders.getLast());
            case ToolCall.CancelOrder _ -> cancel();
            case ToolCall.ReadWallet _ ->
                    done(
                            new Card.Wallet(
                                    List.of(
                                            new Card.Voucher(
                                                    "25元卡", 2_500, caller.nowMillis() + 60_000)),
                                    1,
                                    188));
            case ToolCall.ClaimEnvelope claim -> {
                claims.add(claim.key());
                yield done(new Card.Envelope("25元卡", 2_500, caller.nowMillis() + 60_000, false));
            }
            case ToolCall.Invite _ ->
                    done(
                            new Card.Invite(
                                    "K73M9-2QX4B",
                                    "约个奶茶吧，先把 K73M9-2QX4B 填到活动页里。",
                                    "https://hongbao.example.org/i/K73M9-2QX4B",
                                    "https://hongbao.example.org/v1/posters/x.png",
                                    "",
                                    2,
                                    20,
                                    GIVES));
            case ToolCall.FindInvite find ->
                    find.text().contains(OWN)
                            ? done(new Card.InviteOffer(OWN, false, "这是你自己的邀请。", GIVES))
                            : done(new Card.InviteOffer(FRIENDS, true, "", GIVES));
            case ToolCall.AcceptInvite accept -> {
                accepted.add(accept.code());
                yield done(new Card.InviteAccepted("已接受，双方都得到了奖励。"));
            }
            case ToolCall.EventFacts facts ->
                    done(new Card.Facts("事实：" + facts.question().length(), true));
        };
    }

    private Card.Menu menu(ToolCall.SearchMenu search) {
        List<Card.Offer> drinks =
                List.of(
                        new Card.Offer("pearl-milk-tea", menuText, PRICE_MINOR, List.of()),
                        new Card.Offer("latte", "拿铁", PRICE_MINOR, List.of()));
        List<Card.Seat> seats = new ArrayList<>();
        for (int i = 1; i <= movies; i++) {
            seats.add(new Card.Seat("film/2026-02-06/s" + i, "19:0" + i + " 普通座", 5_000));
        }
        List<Card.Offer> offers =
                search.words().equals("movie-ticket")
                        ? List.of(new Card.Offer("movie-ticket", "电影票", 5_000, seats))
                        : drinks;
        return new Card.Menu(List.of(new Card.AtOutlet("tea-1", "一号店", 3, true, offers)));
    }

    private Card.Quote quote(Caller caller, ToolCall.MakeQuote make) {
        List<Card.Line> lines =
                switch (make.basket()) {
                    case Basket.Items items ->
                            items.lines().stream()
                                    .map(line ->
                                            new Card.Line(
                                                    line.quantity(),
                                                    line.item(),
                                                    line.sugar(),
                                                    line.quantity() * PRICE_MINOR))
                                    .toList();
                    case Basket.Again again ->
                            orders.stream()
                                    .filter(order -> order.id().equals(again.order()))
                                    .findFirst()
                                    .orElseThrow()
                                    .lines();
                    case Basket.Journey journey ->
                            List.of(
                                    new Card.Line(
                                            journey.count(),
                                            journey.from() + "-" + journey.to(),
                                            journey.date().toString(),
                                            journey.count() * PRICE_MINOR));
                };
        long sum = lines.stream().mapToLong(Card.Line::totalMinor).sum();
        String id = "q-" + (quotes.size() + 1);
        Card.Quote made =
                new Card.Quote(
                        id,
                        "hash-" + id,
                        "一号店",
                        lines,
                        sum,
                        Math.max(0, sum - 2_500),
                        caller.nowMillis() + 300_000);
        quotes.put(id, new Made(caller.person().user(), made));
        return made;
    }

    private ToolResult confirm(Caller caller, ToolCall.ConfirmOrder confirm) {
        Made made = quotes.get(confirm.quote());
        if (made == null
                || !made.user().equals(caller.person().user())
                || !made.quote().hash().equals(confirm.hash())
                || caller.nowMillis() >= made.quote().expiresAtMillis()) {
            return ToolResult.Refused.of("quote_unknown", "没有这个报价。");
        }
        Card.Quote quote = made.quote();
        for (Card.Order placed : orders) {
            if (placed.id().equals(quote.id())) {
                return done(placed);
            }
        }
        Card.Order order =
                new Card.Order(
                        quote.id(),
                        "placed",
                        "",
                        "tea-1",
                        quote.outletName(),
                        quote.lines(),
                        quote.subtotalMinor(),
                        quote.payableMinor(),
                        0);
        orders.add(order);
        return done(order);
    }

    private ToolResult cancel() {
        if (orders.isEmpty()) {
            return ToolResult.Refused.of("order_unknown", "没有订单。");
        }
        Card.Order last = orders.removeLast();
        Card.Order cancelled =
                new Card.Order(
                        last.id(),
                        "cancelled",
                        "",
                        last.outlet(),
                        last.outletName(),
                        last.lines(),
                        last.subtotalMinor(),
                        last.payableMinor(),
                        0);
        orders.add(cancelled);
        return done(cancelled);
    }

    private ToolResult done(Card card) {
        String json =
                card instanceof Card.Menu ? "{\"name\":\"" + menuText + "\"}" : "{\"card\":true}";
        return new ToolResult.Done(card, json);
    }
}
