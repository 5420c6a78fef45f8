package io.hongbao.core.order;

import io.hongbao.core.Command;
import io.hongbao.core.Deciding;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Event;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.outlet.Outlet;
import java.util.List;
import java.util.Optional;

/**
 * Names prices. A quote sets nothing aside; what has changed when it is confirmed is found then.
 */
public final class QuoteDecider {
    private QuoteDecider() {}

    /** Prices what was asked for. The same key with the same question gets the same quote. */
    public static Outcome quote(Deciding deciding, Command.MakeQuote ask) {
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(ask.campaign()));
        Orders orders = deciding.get(new EntityKey.OfOrders(ask.user()));
        Optional<Quote> answered = orders.answered(ask.campaign(), ask.key());
        if (answered.isPresent()) {
            return isAnswerTo(answered.get(), ask)
                    ? new Outcome.Quoted(answered.get(), true)
                    : refused(OrderRefusal.KEY_REUSED, "");
        }
        Outlet outlet = deciding.get(new EntityKey.OfOutlet(ask.campaign(), ask.outlet()));
        return switch (price(campaign, outlet, ask.lines(), deciding.atMillis())) {
            case Pricing.NotPriced(Outcome.OrderRefused why) -> why;
            case Pricing.Priced priced -> {
                CampaignTerms terms = campaign.terms();
                VoucherChoice choice =
                        new VoucherChoice(
                                terms,
                                deciding.get(new EntityKey.OfWallet(ask.user())),
                                outlet.terms().category(),
                                priced.subtotalMinor(),
                                deciding.atMillis());
                yield switch (choice.choose(ask.wish())) {
                    case VoucherChoice.NotChosen(Outcome.OrderRefused why) -> why;
                    case VoucherChoice.Chosen chosen ->
                            made(deciding, ask, terms, orders, priced, chosen);
                };
            }
        };
    }

    /** Whether {@code lines} have a price for anybody at {@code atMillis}, vouchers apart. */
    public static boolean isPriced(
            Campaign campaign, Outlet outlet, List<Line> lines, long atMillis) {
        return price(campaign, outlet, lines, atMillis) instanceof Pricing.Priced;
    }

    private static Pricing.Result price(
            Campaign campaign, Outlet outlet, List<Line> lines, long atMillis) {
        Optional<Outcome.OrderRefused> closed = refusedByCampaign(campaign, atMillis);
        if (closed.isPresent()) {
            return new Pricing.NotPriced(closed.get());
        }
        if (outlet.isUnknown()) {
            return new Pricing.NotPriced(refused(OrderRefusal.OUTLET_UNKNOWN, "outlet"));
        }
        if (outlet.paused()) {
            return new Pricing.NotPriced(refused(OrderRefusal.OUTLET_PAUSED, "outlet"));
        }
        return Pricing.price(campaign.terms(), outlet.terms(), lines, atMillis);
    }

    private static Outcome made(
            Deciding deciding,
            Command.MakeQuote ask,
            CampaignTerms terms,
            Orders orders,
            Pricing.Priced priced,
            VoucherChoice.Chosen chosen) {
        long paidMinor = chosen.parts().stream().mapToLong(Quote.Part::amountMinor).sum();
        Quote quote =
                new Quote(
                        idOf(ask.user(), orders.quotesMade() + 1),
                        ask.campaign(),
                        ask.outlet(),
                        priced.lines(),
                        chosen.parts(),
                        priced.subtotalMinor(),
                        priced.subtotalMinor() - paidMinor,
                        deciding.atMillis(),
                        deciding.atMillis() + terms.orders().quoteMillis(),
                        ask.key(),
                        ask.wish());
        deciding.happened(new Event.QuoteMade(ask.user(), quote));
        return new Outcome.Quoted(quote, false);
    }

    /** Why a campaign takes no orders now; empty when it does. */
    static Optional<Outcome.OrderRefused> refusedByCampaign(Campaign campaign, long atMillis) {
        return switch (campaign.status()) {
            case ABSENT, DRAFT -> Optional.of(refused(OrderRefusal.CAMPAIGN_UNKNOWN, "campaign"));
            case KILLED -> Optional.of(refused(OrderRefusal.CAMPAIGN_KILLED, ""));
            case CLOSED -> Optional.of(refused(OrderRefusal.CAMPAIGN_CLOSED, ""));
            case SCHEDULED, RUNNING, PAUSED -> {
                long fromMillis = campaign.terms().window().fromMillis();
                yield atMillis < fromMillis
                        ? Optional.of(
                                new Outcome.OrderRefused(
                                        OrderRefusal.CAMPAIGN_NOT_STARTED, "", fromMillis))
                        : Optional.empty();
            }
        };
    }

    private static boolean isAnswerTo(Quote quote, Command.MakeQuote ask) {
        return quote.outlet().equals(ask.outlet())
                && quote.wish().equals(ask.wish())
                && quote.lines().stream().map(Quote.PricedLine::line).toList().equals(ask.lines());
    }

    /**
     * Names a quote: 50 bits of its person, so that two people's quotes have different names, and
     * its number. Both in base 36, lower case.
     */
    private static String idOf(UserId user, long number) {
        return Long.toString(user.mixed() >>> 14, 36) + "-" + Long.toString(number, 36);
    }

    static Outcome.OrderRefused refused(OrderRefusal refusal, String field) {
        return new Outcome.OrderRefused(refusal, field, Outcome.NEVER);
    }
}
