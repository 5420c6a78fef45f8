package io.hongbao.server.chat;

import io.hongbao.assistant.tool.Card;
import io.hongbao.assistant.tool.ToolResult;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.Quote;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.order.OrderCard;
import io.hongbao.server.order.QuoteCard;
import io.hongbao.server.wallet.WalletCard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The API's own cards as tools answer with them: the same JSON, and what is put into words. */
final class Cards {
    private Cards() {}

    static String json(Object card) {
        return new String(StrictJson.write(card), StandardCharsets.UTF_8);
    }

    static ToolResult quote(Quote quote, QuoteCard card) {
        return new ToolResult.Done(
                new Card.Quote(
                        quote.id(),
                        card.hash(),
                        card.outlet().name(),
                        lines(quote, card.items()),
                        quote.subtotalMinor(),
                        quote.payableMinor(),
                        quote.expiresAtMillis()),
                json(card));
    }

    static ToolResult order(Order order, OrderCard card) {
        boolean endedEarly = order.end() != OrderEnd.NONE && order.state().isEnded();
        return new ToolResult.Done(
                new Card.Order(
                        order.id(),
                        card.status(),
                        endedEarly ? card.message() : "",
                        card.outlet().id(),
                        card.outlet().name(),
                        lines(order.quote(), card.items()),
                        card.subtotalMinor(),
                        card.payableMinor(),
                        card.readyAt() == null ? 0 : Rfc3339.parse(card.readyAt())),
                json(card));
    }

    private static List<Card.Line> lines(Quote quote, List<QuoteCard.Item> items) {
        List<Card.Line> lines = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Line line = quote.lines().get(i).line();
            QuoteCard.Item item = items.get(i);
            lines.add(
                    new Card.Line(line.quantity(), name(item), how(line, item), item.totalMinor()));
        }
        return lines;
    }

    /** A seat is known by its showing and its time, anything else by its name. */
    private static String name(QuoteCard.Item item) {
        if (item.showingName() == null || item.startsAt() == null) {
            return item.name();
        }
        String startsAt = item.startsAt();
        return item.showingName()
                + " "
                + startsAt.substring(5, 10)
                + " "
                + startsAt.substring(11, 16);
    }

    /** The names of what was chosen; what is standard goes without saying. */
    private static String how(Line line, QuoteCard.Item item) {
        return item.steps().stream()
                .filter(step ->
                        step.group() == null
                                ? !line.slot().isEmpty()
                                : line.picks().contains(new Line.Pick(step.group(), step.option())))
                .map(QuoteCard.Step::name)
                .collect(Collectors.joining(" "));
    }

    static ToolResult wallet(WalletCard card) {
        List<Card.Voucher> usable =
                card.vouchers().stream()
                        .filter(held -> held.state().equals("issued"))
                        .map(held ->
                                new Card.Voucher(
                                        held.name(),
                                        held.remainingMinor(),
                                        Rfc3339.parse(held.expiresAt())))
                        .toList();
        long cashMinor =
                card.cash().outstanding().stream().mapToLong(WalletCard.Sum::amountMinor).sum();
        int held = (int) card.vouchers().stream().filter(one -> one.state().equals("held")).count();
        return new ToolResult.Done(new Card.Wallet(usable, held, cashMinor), json(card));
    }
}
