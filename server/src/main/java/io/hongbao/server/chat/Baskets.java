package io.hongbao.server.chat;

import io.hongbao.assistant.tool.Basket;
import io.hongbao.assistant.tool.Wanted;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.order.Line;
import io.hongbao.core.outlet.DayHours;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Showing;
import io.hongbao.core.outlet.Slot;
import io.hongbao.core.outlet.Supply;
import io.hongbao.server.order.Waits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds where something can be had: which outlets, and with which lines. */
final class Baskets {

    /** More are not tried for one quote. */
    static final int MOST = 3;

    private final Function<String, Collection<OutletTerms>> outlets;
    private final Waits waits;

    Baskets(Function<String, Collection<OutletTerms>> outlets, Waits waits) {
        this.outlets = outlets;
        this.waits = waits;
    }

    /** A way to have it. */
    record Offer(String outlet, List<Line> lines) {}

    /**
     * The ways to have it, best first; none when nobody sells it.
     *
     * @param ordered the lines of an own order
     */
    List<Offer> offers(
            CampaignTerms campaign,
            String outlet,
            Basket basket,
            Function<String, List<Line>> ordered,
            long nowMillis) {
        return switch (basket) {
            case Basket.Items items -> items(campaign, outlet, lines(items), nowMillis);
            case Basket.Again again ->
                    items(campaign, outlet, ordered.apply(again.order()), nowMillis);
            case Basket.Journey journey -> trains(campaign, journey, nowMillis);
        };
    }

    private static List<Line> lines(Basket.Items items) {
        return items.lines().stream().map(Baskets::line).toList();
    }

    private static Line line(Wanted wanted) {
        List<Line.Pick> picks = new ArrayList<>();
        pick(picks, "size", wanted.size());
        pick(picks, "sugar", wanted.sugar());
        pick(picks, "ice", wanted.ice());
        wanted.toppings().forEach(topping -> pick(picks, "toppings", topping));
        wanted.options().forEach(pick -> pick(picks, pick.group(), pick.option()));
        return new Line(wanted.item(), wanted.quantity(), picks, wanted.slot());
    }

    private static void pick(List<Line.Pick> picks, String group, String option) {
        if (!option.isEmpty()) {
            picks.add(new Line.Pick(group, option));
        }
    }

    /** An outlet that sells it. */
    private record Candidate(String outlet, boolean closed, long waitMillis) {}

    /** Open outlets before closed ones, then by how long they take. */
    private List<Offer> items(
            CampaignTerms campaign, String outlet, List<Line> lines, long nowMillis) {
        if (!outlet.isEmpty()) {
            return List.of(new Offer(outlet, lines));
        }
        int minute = campaign.minuteOfDayAt(nowMillis);
        return outlets.apply(campaign.id()).stream()
                .filter(terms -> lines.stream().allMatch(line -> sells(terms, line)))
                // The wait is looked up once for each outlet, not at each comparison.
                .map(terms ->
                        new Candidate(
                                terms.id(),
                                !DayHours.open(terms.hours(), minute),
                                waitMillis(terms, lines, nowMillis)))
                .sorted(
                        Comparator.comparing(Candidate::closed)
                                .thenComparingLong(Candidate::waitMillis)
                                .thenComparing(Candidate::outlet))
                .limit(MOST)
                .map(candidate -> new Offer(candidate.outlet(), lines))
                .toList();
    }

    private static boolean sells(OutletTerms terms, Line line) {
        if (terms.item(line.item()).isEmpty()) {
            return false;
        }
        return line.slot().isEmpty()
                || (terms.supply() instanceof Supply.Seated seated
                        && Slot.parse(line.slot())
                                .flatMap(slot -> seated.showing(slot.showing()))
                                .isPresent());
    }

    private long waitMillis(OutletTerms terms, List<Line> lines, long nowMillis) {
        return terms.supply() instanceof Supply.Kitchen
                ? waits.wait(terms, lines, nowMillis).map(Waits.Wait::millis).orElse(Long.MAX_VALUE)
                : 0L;
    }

    /** A train on a day in a class. */
    private record Train(OutletTerms outlet, Showing showing, String slot, int left) {}

    /** The earliest trains that have not left, those with enough seats first. */
    private List<Offer> trains(CampaignTerms campaign, Basket.Journey journey, long nowMillis) {
        long day = journey.date().toEpochDay();
        List<Train> trains = new ArrayList<>();
        for (OutletTerms outlet : outlets.apply(campaign.id())) {
            if (outlet.supply() instanceof Supply.Seated seated) {
                for (Showing showing : seated.showings()) {
                    boolean goes =
                            showing.from().equals(journey.from())
                                    && showing.to().equals(journey.to())
                                    && showing.runsOn(day)
                                    && campaign.millisAt(day, showing.startMinute()) > nowMillis;
                    if (goes) {
                        train(outlet, seated, showing, journey).ifPresent(trains::add);
                    }
                }
            }
        }
        return trains.stream()
                .sorted(
                        Comparator.comparing((Train train) -> train.left() < journey.count())
                                .thenComparingInt(train -> train.showing().startMinute())
                                .thenComparing(train -> train.showing().id()))
                .limit(MOST)
                .map(train ->
                        new Offer(
                                train.outlet().id(),
                                List.of(
                                        new Line(
                                                train.showing().item(),
                                                journey.count(),
                                                List.of(),
                                                train.slot()))))
                .toList();
    }

    private Optional<Train> train(
            OutletTerms outlet, Supply.Seated seated, Showing showing, Basket.Journey journey) {
        Optional<Showing.SeatClass> seatClass =
                journey.seatClass().isEmpty()
                        ? showing.classes().stream()
                                .min(Comparator.comparingLong(Showing.SeatClass::priceMinor))
                        : showing.seatClass(journey.seatClass());
        return seatClass.map(known -> {
            String slot = new Slot(showing.id(), journey.date().toEpochDay(), known.id()).id();
            return new Train(outlet, showing, slot, waits.seatsLeft(outlet, seated, slot));
        });
    }
}
