package io.hongbao.server.order;

import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Shard;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Payment;
import io.hongbao.core.order.Quote;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OptionGroup;
import io.hongbao.core.outlet.Outlet;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.core.outlet.Showing;
import io.hongbao.core.outlet.Slot;
import io.hongbao.core.outlet.Supply;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.PrizeView;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Messages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Quotes and orders with names and times in the caller's language and the campaign's zone. */
public final class OrderCards {

    private final Host host;
    private final Waits waits;

    public OrderCards(Host host, Waits waits) {
        this.host = host;
        this.waits = waits;
    }

    /** What a quote is made with: its campaign, its outlet, and the language. */
    private record Scene(CampaignView campaign, Optional<OutletTerms> outlet, Language language) {

        String time(long atMillis) {
            return Rfc3339.of(atMillis, campaign.terms().zone());
        }

        String name(Map<String, String> names, String id) {
            return PrizeView.name(names, language, id);
        }

        QuoteCard.Named named(String id) {
            return new QuoteCard.Named(id, outlet.map(terms -> name(terms.names(), id)).orElse(id));
        }
    }

    private Scene scene(CampaignView campaign, String outletId, Language language) {
        Outlet outlet = outlet(campaign.id(), outletId);
        return new Scene(
                campaign,
                outlet.isUnknown() ? Optional.empty() : Optional.of(outlet.terms()),
                language);
    }

    private Outlet outlet(String campaign, String id) {
        return host.read(
                Shard.homeOfOutlet(campaign, id, host.shards()),
                new EntityKey.OfOutlet(campaign, id));
    }

    /** A quote, with how long it would take now. */
    public QuoteCard quote(Quote quote, CampaignView campaign, Language language, long nowMillis) {
        Scene scene = scene(campaign, quote.outlet(), language);
        Waits.Ask ask = Waits.Ask.of(quote);
        Optional<Waits.Wait> wait = waits.of(ask, nowMillis);
        return new QuoteCard(
                quote.id(),
                quote.hash(),
                quote.campaign(),
                scene.named(quote.outlet()),
                items(scene, quote),
                quote.subtotalMinor(),
                paying(scene, quote),
                quote.payableMinor(),
                campaign.terms().currency(),
                scene.time(quote.madeAtMillis()),
                scene.time(quote.expiresAtMillis()),
                wait.map(it -> scene.time(nowMillis + it.millis())).orElse(null),
                wait.map(it -> it.millis() / 1000).orElse(null),
                wait.filter(it -> it.millis() >= Waits.LONG_WAIT_MILLIS)
                        .map(it -> sooner(ask, it.millis(), nowMillis, language))
                        .filter(list -> !list.isEmpty())
                        .orElse(null));
    }

    /** Outlets nearby that could make it within {@code waitMillis}. */
    List<QuoteCard.Sooner> sooner(
            Waits.Ask ask, long waitMillis, long nowMillis, Language language) {
        return waits.sooner(ask, waitMillis, nowMillis).stream()
                .map(other ->
                        new QuoteCard.Sooner(
                                new QuoteCard.Named(
                                        other.outlet().id(),
                                        PrizeView.name(
                                                other.outlet().names(),
                                                language,
                                                other.outlet().id())),
                                other.meters(),
                                other.waitMillis() / 1000))
                .toList();
    }

    /** An order as it is now. */
    public OrderCard order(Order order, CampaignView campaign, Language language, long nowMillis) {
        Quote quote = order.quote();
        Scene scene = scene(campaign, quote.outlet(), language);
        String status = word(order, order.state());
        String code =
                order.end() == OrderEnd.NONE ? status : order.end().name().toLowerCase(Locale.ROOT);
        return new OrderCard(
                order.id(),
                status,
                code,
                Messages.ofOrder(code, language),
                order.campaign(),
                scene.named(quote.outlet()),
                items(scene, quote),
                quote.subtotalMinor(),
                paying(scene, quote),
                quote.payableMinor(),
                campaign.terms().currency(),
                times(scene, order),
                order.reservation() instanceof Reservation.Makes makes
                        ? scene.time(makes.readyAtMillis())
                        : null,
                order.reservation() instanceof Reservation.SeatNumbers seats
                        ? seats.numbers()
                        : null,
                order.reservation() instanceof Reservation.SeatNumbers seats
                        ? scene.time(seats.startsAtMillis())
                        : null,
                payment(order),
                order.refunds().stream()
                        .map(refund ->
                                new OrderCard.Refund(
                                        scene.time(refund.atMillis()),
                                        refund.paymentMinor(),
                                        refund.voucherMinor(),
                                        refund.done()))
                        .toList(),
                order.isCancellable(nowMillis));
    }

    /**
     * The word that people know a state by. An order that waits for its payment to be stopped will
     * end, and everything will be given back: to its person it has ended.
     */
    private static String word(Order order, OrderState state) {
        return switch (state) {
            case RESERVING, PAYING, SENDING -> "placed";
            case STOPPING -> word(order, order.end().state());
            case ACCEPTED, MAKING, READY, COMPLETED, CANCELLED, REJECTED ->
                    state.name().toLowerCase(Locale.ROOT);
        };
    }

    private static OrderCard.@Nullable Payment payment(Order order) {
        Payment payment = order.payment();
        if (payment.state() == Payment.State.NONE) {
            return null;
        }
        return new OrderCard.Payment(
                payment.state().name().toLowerCase(Locale.ROOT),
                payment.capturedMinor(),
                order.refundedPaymentMinor(),
                payment.reference().isEmpty() ? null : payment.reference());
    }

    private static Map<String, String> times(Scene scene, Order order) {
        Map<String, String> times = new LinkedHashMap<>();
        for (Order.Stage stage : order.stages()) {
            times.putIfAbsent(word(order, stage.state()), scene.time(stage.atMillis()));
        }
        return times;
    }

    private static List<QuoteCard.Paying> paying(Scene scene, Quote quote) {
        return quote.vouchers().stream()
                .map(part ->
                        new QuoteCard.Paying(
                                Long.toString(part.voucher()),
                                part.prize(),
                                scene.campaign()
                                        .prize(part.prize())
                                        .map(prize ->
                                                scene.name(prize.prize().names(), part.prize()))
                                        .orElse(part.prize()),
                                part.amountMinor()))
                .toList();
    }

    private static List<QuoteCard.Item> items(Scene scene, Quote quote) {
        List<QuoteCard.Item> items = new ArrayList<>(quote.lines().size());
        for (Quote.PricedLine priced : quote.lines()) {
            String id = priced.line().item();
            Optional<MenuItem> item = scene.outlet().flatMap(outlet -> outlet.item(id));
            Optional<Slot> slot = Slot.parse(priced.line().slot());
            Optional<Showing> showing = slot.flatMap(known -> showing(scene, known));
            items.add(
                    new QuoteCard.Item(
                            id,
                            item.map(known -> scene.name(known.names(), id)).orElse(id),
                            priced.line().quantity(),
                            priced.steps().stream()
                                    .map(step -> step(scene, item, slot, showing, step))
                                    .toList(),
                            priced.totalMinor() / priced.line().quantity(),
                            priced.totalMinor(),
                            slot.map(Slot::showing).orElse(null),
                            showing.map(known -> scene.name(known.names(), known.id()))
                                    .orElse(null),
                            slot.map(known -> LocalDate.ofEpochDay(known.day()).toString())
                                    .orElse(null),
                            showing.map(known ->
                                            scene.time(
                                                    scene.campaign()
                                                            .terms()
                                                            .millisAt(
                                                                    slot.get().day(),
                                                                    known.startMinute())))
                                    .orElse(null)));
        }
        return items;
    }

    private static Optional<Showing> showing(Scene scene, Slot slot) {
        return scene.outlet()
                .map(OutletTerms::supply)
                .filter(Supply.Seated.class::isInstance)
                .flatMap(supply -> ((Supply.Seated) supply).showing(slot.showing()));
    }

    private static QuoteCard.Step step(
            Scene scene,
            Optional<MenuItem> item,
            Optional<Slot> slot,
            Optional<Showing> showing,
            Quote.Step step) {
        String name;
        if (!step.group().isEmpty()) {
            name =
                    item.flatMap(known -> known.group(step.group()))
                            .flatMap(group -> group.option(step.what()))
                            .map(OptionGroup.Option::names)
                            .map(names -> scene.name(names, step.what()))
                            .orElse(step.what());
        } else if (slot.isPresent()) {
            name =
                    showing.flatMap(known -> known.seatClass(step.what()))
                            .map(known -> scene.name(known.names(), step.what()))
                            .orElse(step.what());
        } else {
            name = item.map(known -> scene.name(known.names(), step.what())).orElse(step.what());
        }
        return new QuoteCard.Step(
                step.group().isEmpty() ? null : step.group(),
                step.what(),
                name,
                step.amountMinor());
    }
}
