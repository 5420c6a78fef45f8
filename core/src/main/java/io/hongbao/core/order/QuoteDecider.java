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
        Optional<Outcome> closed = refusedByCampaign(campaign, deciding.atMillis());
        if (closed.isPresent()) {
            return closed.get();
        }
        Outlet outlet = deciding.get(new EntityKey.OfOutlet(ask.campaign(), ask.outlet()));
        if (outlet.isUnknown()) {
            return refused(OrderRefusal.OUTLET_UNKNOWN, "outlet");
        }
        if (outlet.paused()) {
            return refused(OrderRefusal.OUTLET_PAUSED, "outlet");
        }
        CampaignTerms terms = campaign.terms();
        return switch (Pricing.price(terms, outlet.terms(), ask.lines(), deciding.atMillis())) {
            case Pricing.NotPriced(Outcome.OrderRefused why) -> why;
            case Pricing.Priced priced -> {
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
    static Optional<Outcome> refusedByCampaign(Campaign campaign, long atMillis) {
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

    static Outcome refused(OrderRefusal refusal, String field) {
        return new Outcome.OrderRefused(refusal, field, Outcome.NEVER);
    }
}
