package io.hongbao.core.order;

import io.hongbao.core.Outcome;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.outlet.DayHours;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OptionGroup;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Showing;
import io.hongbao.core.outlet.Slot;
import io.hongbao.core.outlet.Supply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What lines cost at an outlet at a moment, without vouchers; or the first reason why not. */
final class Pricing {

    /** No order has more lines. */
    static final int MAX_LINES = 20;

    private final CampaignTerms campaign;
    private final OutletTerms outlet;
    private final long atMillis;

    private Pricing(CampaignTerms campaign, OutletTerms outlet, long atMillis) {
        this.campaign = campaign;
        this.outlet = outlet;
        this.atMillis = atMillis;
    }

    /** What it came to. */
    sealed interface Result {}

    /**
     * The price.
     *
     * @param subtotalMinor the lines together, in minor units
     */
    record Priced(List<Quote.PricedLine> lines, long subtotalMinor) implements Result {}

    /** There is none. */
    record NotPriced(Outcome.OrderRefused why) implements Result {}

    static Result price(
            CampaignTerms campaign, OutletTerms outlet, List<Line> lines, long atMillis) {
        return new Pricing(campaign, outlet, atMillis).price(lines);
    }

    private Result price(List<Line> lines) {
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            return refused(OrderRefusal.QUANTITY_INVALID, "lines");
        }
        int minute = campaign.minuteOfDayAt(atMillis);
        if (!DayHours.open(outlet.hours(), minute)) {
            return closed(OrderRefusal.OUTLET_CLOSED, "outlet", outlet.hours(), minute);
        }
        List<Quote.PricedLine> priced = new ArrayList<>(lines.size());
        long subtotalMinor = 0;
        int quantity = 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String field = "items[" + i + "]";
            if (line.quantity() < 1 || line.quantity() > campaign.orders().largestQuantity()) {
                return refused(OrderRefusal.QUANTITY_INVALID, field + ".qty");
            }
            if (!line.slot().equals(lines.getFirst().slot())) {
                return refused(OrderRefusal.SLOTS_DIFFER, field + ".slot");
            }
            switch (price(line, field, minute)) {
                case One one -> {
                    priced.add(one.line());
                    subtotalMinor += one.line().totalMinor();
                    quantity += line.quantity();
                }
                case No no -> {
                    return new NotPriced(no.why());
                }
            }
        }
        if (quantity > campaign.orders().largestQuantity()
                || subtotalMinor > campaign.orders().largestAmountMinor()) {
            return refused(OrderRefusal.ORDER_TOO_LARGE, "items");
        }
        return new Priced(priced, subtotalMinor);
    }

    private sealed interface OfLine {}

    private record One(Quote.PricedLine line) implements OfLine {}

    private record No(Outcome.OrderRefused why) implements OfLine {}

    private OfLine price(Line line, String field, int minute) {
        Optional<MenuItem> found = outlet.item(line.item());
        if (found.isEmpty()) {
            return no(OrderRefusal.ITEM_UNKNOWN, field + ".item");
        }
        MenuItem item = found.get();
        if (!DayHours.open(item.hours(), minute)) {
            return new No(
                    closed(OrderRefusal.ITEM_UNAVAILABLE, field + ".item", item.hours(), minute)
                            .why());
        }
        List<Quote.Step> steps = new ArrayList<>(1 + item.groups().size());
        switch (outlet.supply()) {
            case Supply.Kitchen _ -> {
                if (!line.slot().isEmpty()) {
                    return no(OrderRefusal.SLOT_UNKNOWN, field + ".slot");
                }
                steps.add(new Quote.Step("", item.id(), item.priceMinor()));
            }
            case Supply.Seated seated -> {
                Optional<OrderRefusal> wrong = seat(seated, line, steps);
                if (wrong.isPresent()) {
                    return no(wrong.get(), field + ".slot");
                }
            }
        }
        Optional<No> wrong = options(item, line, field, steps);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        long unitMinor = 0;
        for (Quote.Step step : steps) {
            unitMinor += step.amountMinor();
        }
        unitMinor = Math.max(0, unitMinor);
        return new One(new Quote.PricedLine(line, steps, unitMinor * line.quantity()));
    }

    private Optional<OrderRefusal> seat(Supply.Seated seated, Line line, List<Quote.Step> steps) {
        if (line.slot().isEmpty()) {
            return Optional.of(OrderRefusal.SLOT_REQUIRED);
        }
        Optional<Slot> slot = Slot.parse(line.slot());
        Optional<Showing> showing = slot.flatMap(known -> seated.showing(known.showing()));
        if (showing.isEmpty()
                || !showing.get().runsOn(slot.get().day())
                || !showing.get().item().equals(line.item())) {
            return Optional.of(OrderRefusal.SLOT_UNKNOWN);
        }
        Optional<Showing.SeatClass> seatClass = showing.get().seatClass(slot.get().seatClass());
        if (seatClass.isEmpty()) {
            return Optional.of(OrderRefusal.SLOT_UNKNOWN);
        }
        if (campaign.millisAt(slot.get().day(), showing.get().startMinute()) <= atMillis) {
            return Optional.of(OrderRefusal.SLOT_PAST);
        }
        steps.add(new Quote.Step("", seatClass.get().id(), seatClass.get().priceMinor()));
        return Optional.empty();
    }

    /** Puts down every chosen option, and the standard where nothing was chosen. */
    private static Optional<No> options(
            MenuItem item, Line line, String field, List<Quote.Step> steps) {
        for (Line.Pick pick : line.picks()) {
            if (item.group(pick.group()).flatMap(group -> group.option(pick.option())).isEmpty()) {
                return Optional.of(no(OrderRefusal.OPTION_UNKNOWN, field + "." + pick.group()));
            }
        }
        for (OptionGroup group : item.groups()) {
            int chosen = 0;
            for (OptionGroup.Option option : group.options()) {
                int times = timesPicked(line, group, option);
                if (times > 1) {
                    return Optional.of(
                            no(OrderRefusal.OPTION_CONTRADICTORY, field + "." + group.id()));
                }
                if (times == 1) {
                    chosen++;
                    steps.add(new Quote.Step(group.id(), option.id(), option.surchargeMinor()));
                }
            }
            if (chosen > 1 && !group.many()) {
                return Optional.of(no(OrderRefusal.OPTION_CONTRADICTORY, field + "." + group.id()));
            }
            if (chosen == 0) {
                group.option(group.standard())
                        .ifPresent(standard ->
                                steps.add(
                                        new Quote.Step(
                                                group.id(),
                                                standard.id(),
                                                standard.surchargeMinor())));
            }
        }
        return Optional.empty();
    }

    /** A loop, since a stream here was an eighth of what the writer did for an order. */
    private static int timesPicked(Line line, OptionGroup group, OptionGroup.Option option) {
        int times = 0;
        for (Line.Pick pick : line.picks()) {
            if (pick.option().equals(option.id()) && pick.group().equals(group.id())) {
                times++;
            }
        }
        return times;
    }

    private NotPriced closed(OrderRefusal refusal, String field, List<DayHours> hours, int minute) {
        long minuteStart = atMillis - Math.floorMod(atMillis, 60_000L);
        long opensAtMillis = minuteStart + DayHours.minutesUntilOpen(hours, minute) * 60_000L;
        return new NotPriced(new Outcome.OrderRefused(refusal, field, opensAtMillis));
    }

    private static No no(OrderRefusal refusal, String field) {
        return new No(new Outcome.OrderRefused(refusal, field, Outcome.NEVER));
    }

    private static NotPriced refused(OrderRefusal refusal, String field) {
        return new NotPriced(new Outcome.OrderRefused(refusal, field, Outcome.NEVER));
    }
}
