package io.hongbao.server.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hongbao.assistant.PlainText;
import io.hongbao.assistant.tool.Card;
import io.hongbao.assistant.tool.ToolCall;
import io.hongbao.assistant.tool.ToolResult;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.outlet.DayHours;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OptionGroup;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Showing;
import io.hongbao.core.outlet.Slot;
import io.hongbao.core.outlet.Supply;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.PrizeView;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.order.Waits;
import io.hongbao.server.problem.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be ordered now: searches all menus of a campaign. What it answers is bounded, and the
 * same for everybody: what many ask for in the same words is put together once a second of campaign
 * time.
 */
final class Menus {

    /** Longer words are not looked for: no name on a menu has so many letters. */
    private static final int LONGEST_WORDS = 100;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{0,40}");

    private static final ToolResult NOTHING =
            new ToolResult.Done(new Card.Menu(List.of()), Cards.json(new Found(List.of())));

    private static final int MOST_OUTLETS = 5;
    private static final int MOST_ITEMS = 30;
    private static final int MOST_SEATS = 12;
    private static final long MINUTE_MILLIS = 60_000L;

    private final Function<String, Collection<OutletTerms>> outlets;
    private final Waits waits;

    private final KeptMenus kept = new KeptMenus();

    Menus(Function<String, Collection<OutletTerms>> outlets, Waits waits) {
        this.outlets = outlets;
        this.waits = waits;
    }

    /** The answer as JSON. */
    record Found(List<Place> outlets) {}

    /** An outlet. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Place(
            String outlet,
            String name,
            String category,
            boolean open,
            @Nullable Long waitSeconds,
            List<Item> items) {}

    /** A menu item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String item,
            String name,
            @Nullable Long priceMinor,
            @Nullable List<Group> groups,
            @Nullable List<SeatOffer> seats) {}

    /** What can be chosen about an item. */
    record Group(String group, boolean many, String standard, List<Option> options) {}

    /** One thing to choose. */
    record Option(String option, String name, long surchargeMinor) {}

    /** A seat at a showing. */
    record SeatOffer(
            String slot,
            String name,
            String startsAt,
            String seatClass,
            long priceMinor,
            int left) {}

    /** One search; its words are plain. */
    private record Search(
            ToolCall.SearchMenu call, CampaignTerms campaign, Language language, long nowMillis) {

        String name(Map<String, String> names, String id) {
            return PrizeView.name(names, language, id);
        }

        int minute() {
            return campaign.minuteOfDayAt(nowMillis);
        }

        /** Whether so little is asked for that options can be told too. */
        boolean isNarrow() {
            return !call.words().isEmpty() || !call.outlet().isEmpty();
        }
    }

    ToolResult search(
            ToolCall.SearchMenu call, CampaignView campaign, Language language, long nowMillis) {
        String words = PlainText.of(call.words());
        boolean findable =
                words.length() <= LONGEST_WORDS
                        && words.isEmpty() == call.words().isEmpty()
                        && ID.matcher(call.category()).matches()
                        && ID.matcher(call.outlet()).matches();
        if (!findable) {
            return NOTHING;
        }
        ToolCall.SearchMenu plain = new ToolCall.SearchMenu(words, call.category(), call.outlet());
        KeptMenus.Question question = new KeptMenus.Question(plain, campaign.id(), language);
        long second = Math.floorDiv(nowMillis, 1_000L);
        return kept.get(question, campaign, second)
                .orElseGet(() -> {
                    ToolResult.Done found = find(plain, campaign, language, nowMillis);
                    if (found.card() instanceof Card.Menu menu && !menu.outlets().isEmpty()) {
                        kept.keep(question, new KeptMenus.Kept(campaign, second, found));
                    }
                    return found;
                });
    }

    /** The answers that are kept. */
    KeptMenus kept() {
        return kept;
    }

    private ToolResult.Done find(
            ToolCall.SearchMenu call, CampaignView campaign, Language language, long nowMillis) {
        Search search = new Search(call, campaign.terms(), language, nowMillis);
        List<Place> places = new ArrayList<>();
        List<Card.AtOutlet> cards = new ArrayList<>();
        for (OutletTerms outlet : inOrder(search)) {
            List<Item> items =
                    outlet.items().stream()
                            .filter(item -> fits(item, search))
                            .limit(MOST_ITEMS)
                            .map(item -> item(item, outlet, search))
                            .filter(item -> item.seats() == null || !item.seats().isEmpty())
                            .toList();
            if (!items.isEmpty() && places.size() < MOST_OUTLETS) {
                Place place = place(outlet, items, search);
                places.add(place);
                cards.add(card(place));
            }
        }
        return new ToolResult.Done(new Card.Menu(cards), Cards.json(new Found(places)));
    }

    /** Open ones first, then by how long they take, then by id. */
    private List<OutletTerms> inOrder(Search search) {
        return outlets.apply(search.campaign().id()).stream()
                .filter(outlet -> fits(outlet, search.call()))
                .sorted(
                        Comparator.comparing((OutletTerms outlet) -> !isOpen(outlet, search))
                                .thenComparingLong(outlet -> waitMillis(outlet, search))
                                .thenComparing(OutletTerms::id))
                .toList();
    }

    private static boolean isOpen(OutletTerms outlet, Search search) {
        return DayHours.open(outlet.hours(), search.minute());
    }

    private long waitMillis(OutletTerms outlet, Search search) {
        return outlet.supply() instanceof Supply.Kitchen
                ? waits.wait(outlet, List.of(), search.nowMillis())
                        .map(Waits.Wait::millis)
                        .orElse(Long.MAX_VALUE)
                : 0L;
    }

    private static boolean fits(OutletTerms outlet, ToolCall.SearchMenu call) {
        return (call.outlet().isEmpty() || call.outlet().equals(outlet.id()))
                && (call.category().isEmpty()
                        || call.category().equals(outlet.category())
                        || call.category().equals(kind(outlet)));
    }

    /** What people call it: {@code cinema} and {@code train} are no categories of cards. */
    private static String kind(OutletTerms outlet) {
        if (!(outlet.supply() instanceof Supply.Seated seated)) {
            return outlet.category();
        }
        boolean trains = seated.showings().stream().anyMatch(one -> !one.from().isEmpty());
        return trains ? "train" : "cinema";
    }

    private static boolean fits(MenuItem item, Search search) {
        String words = search.call().words();
        return words.isEmpty()
                || PlainText.of(item.id()).equals(words)
                || item.names().values().stream()
                        .map(PlainText::of)
                        .anyMatch(name -> name.contains(words));
    }

    private Item item(MenuItem item, OutletTerms outlet, Search search) {
        String name = search.name(item.names(), item.id());
        if (outlet.supply() instanceof Supply.Seated seated) {
            return new Item(item.id(), name, null, null, seats(item, outlet, seated, search));
        }
        List<Group> groups =
                search.isNarrow()
                        ? item.groups().stream().map(group -> group(group, search)).toList()
                        : List.of();
        return new Item(item.id(), name, item.priceMinor(), groups.isEmpty() ? null : groups, null);
    }

    private static Group group(OptionGroup group, Search search) {
        return new Group(
                group.id(),
                group.many(),
                group.standard(),
                group.options().stream()
                        .map(option ->
                                new Option(
                                        option.id(),
                                        search.name(option.names(), option.id()),
                                        option.surchargeMinor()))
                        .toList());
    }

    /** What still begins today, or else tomorrow, with seats left. */
    private List<SeatOffer> seats(
            MenuItem item, OutletTerms outlet, Supply.Seated seated, Search search) {
        long today = search.campaign().dayAt(search.nowMillis());
        for (long day = today; day <= today + 1; day++) {
            List<SeatOffer> offers = new ArrayList<>();
            for (Showing showing : byTime(seated)) {
                if (showing.item().equals(item.id()) && showing.runsOn(day)) {
                    offers.addAll(seats(showing, day, outlet, seated, search));
                }
            }
            if (!offers.isEmpty()) {
                return offers.size() > MOST_SEATS ? offers.subList(0, MOST_SEATS) : offers;
            }
        }
        return List.of();
    }

    private static List<Showing> byTime(Supply.Seated seated) {
        return seated.showings().stream()
                .sorted(Comparator.comparingInt(Showing::startMinute).thenComparing(Showing::id))
                .toList();
    }

    private List<SeatOffer> seats(
            Showing showing, long day, OutletTerms outlet, Supply.Seated seated, Search search) {
        long startsAtMillis = search.campaign().millisAt(day, showing.startMinute());
        if (startsAtMillis <= search.nowMillis()) {
            return List.of();
        }
        List<SeatOffer> offers = new ArrayList<>();
        for (Showing.SeatClass seatClass : showing.classes()) {
            String slot = new Slot(showing.id(), day, seatClass.id()).id();
            int left = waits.seatsLeft(outlet, seated, slot);
            if (left > 0) {
                offers.add(
                        new SeatOffer(
                                slot,
                                search.name(showing.names(), showing.id()),
                                Rfc3339.of(startsAtMillis, search.campaign().zone()),
                                search.name(seatClass.names(), seatClass.id()),
                                seatClass.priceMinor(),
                                left));
            }
        }
        return offers;
    }

    private Place place(OutletTerms outlet, List<Item> items, Search search) {
        Optional<Waits.Wait> wait = waits.wait(outlet, List.of(), search.nowMillis());
        boolean full = outlet.supply() instanceof Supply.Kitchen && wait.isEmpty();
        return new Place(
                outlet.id(),
                search.name(outlet.names(), outlet.id()),
                kind(outlet),
                isOpen(outlet, search) && !full,
                wait.map(it -> it.millis() / 1000).orElse(null),
                items);
    }

    private static Card.AtOutlet card(Place place) {
        long waitMillis = place.waitSeconds() == null ? 0 : place.waitSeconds() * 1000;
        return new Card.AtOutlet(
                place.outlet(),
                place.name(),
                Math.ceilDiv(waitMillis, MINUTE_MILLIS),
                place.open(),
                place.items().stream().map(Menus::offer).toList());
    }

    private static Card.Offer offer(Item item) {
        List<SeatOffer> seats = item.seats() == null ? List.of() : item.seats();
        long fromMinor = seats.stream().mapToLong(SeatOffer::priceMinor).min().orElse(0);
        return new Card.Offer(
                item.item(),
                item.name(),
                item.priceMinor() == null ? fromMinor : item.priceMinor(),
                seats.stream()
                        .map(seat -> new Card.Seat(seat.slot(), label(seat), seat.priceMinor()))
                        .toList());
    }

    private static String label(SeatOffer seat) {
        return seat.name()
                + " "
                + seat.startsAt().substring(5, 10)
                + " "
                + seat.startsAt().substring(11, 16)
                + " "
                + seat.seatClass();
    }
}
