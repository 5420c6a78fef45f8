package io.hongbao.assistant.event;

import io.hongbao.assistant.Language;
import io.hongbao.assistant.event.EventFacts.Ceremony;
import io.hongbao.assistant.event.EventFacts.Discipline;
import io.hongbao.assistant.event.EventFacts.MedalEvent;
import io.hongbao.assistant.event.EventFacts.Place;
import io.hongbao.assistant.event.EventFacts.Slot;
import io.hongbao.assistant.event.EventFacts.Venue;
import io.hongbao.assistant.event.EventFacts.Who;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** English. */
final class EnglishWords extends Words {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY =
            DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    EnglishWords(EventFacts facts, Timetable timetable) {
        super(facts, timetable, Language.EN);
    }

    @Override
    String noResults() {
        return "Results are not something I have: I know the timetable only, and I do not guess who won. "
                + "The organiser publishes the results.";
    }

    @Override
    String notKnown() {
        return "That I do not know. About "
                + games()
                + " I can tell you the sports, the venues, "
                + "the ceremonies and the medal events of each day.";
    }

    @Override
    String timetableMayChange() {
        return " Hours are local; timetable of "
                + date(facts.published())
                + ", the weather may change it.";
    }

    @Override
    String listIncomplete() {
        return " My list is not complete there: there may be more.";
    }

    @Override
    String ceremony(Ceremony ceremony) {
        Venue venue = facts.venue(ceremony.venue());
        return "The "
                + ceremony.names().en()
                + " is on "
                + moment(ceremony.slot())
                + " at "
                + name(venue)
                + " in "
                + placeOf(venue)
                + ".";
    }

    @Override
    String medalDay(LocalDate day, List<MedalEvent> events) {
        if (events.isEmpty()) {
            return DAY.format(day) + ": no medal events.";
        }
        String list =
                byDiscipline(events, true).entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                        .collect(Collectors.joining("; "));
        return DAY.format(day)
                + ": "
                + number(events.size(), "medal event")
                + ". "
                + upper(list)
                + ".";
    }

    @Override
    String competing(List<Discipline> disciplines) {
        List<String> names = disciplines.stream().map(this::name).toList();
        return names.isEmpty() ? "" : " Competition that day: " + and(names) + ".";
    }

    @Override
    String outsideTheGames(LocalDate day) {
        return DAY.format(day)
                + " is not a day of "
                + games()
                + ": competition is from "
                + days(List.of(facts.games().firstCompetition()))
                + " to "
                + date(facts.games().to())
                + ".";
    }

    @Override
    String isOn(Discipline discipline, LocalDate day, List<MedalEvent> medalEvents) {
        List<String> venues =
                medalEvents.isEmpty()
                        ? discipline.venues().stream().map(id -> name(facts.venue(id))).toList()
                        : medalEvents.stream()
                                .map(one -> name(facts.venue(one.venue())))
                                .distinct()
                                .toList();
        String medals =
                medalEvents.isEmpty()
                        ? "no medal event that day."
                        : number(medalEvents.size(), "medal event")
                                + ": "
                                + and(
                                        byDiscipline(medalEvents, true).values().stream()
                                                .flatMap(Collection::stream)
                                                .toList())
                                + ".";
        return "Yes, there is "
                + name(discipline)
                + " on "
                + DAY.format(day)
                + " ("
                + String.join(" / ", venues)
                + "); "
                + medals;
    }

    @Override
    String isNotOn(Discipline discipline, LocalDate day, SortedSet<LocalDate> days) {
        return "No, there is no "
                + name(discipline)
                + " on "
                + DAY.format(day)
                + ". Its days: "
                + days(days)
                + ".";
    }

    @Override
    String noSuchMedalEvents(LocalDate day) {
        return "On " + DAY.format(day) + " there is no such medal event.";
    }

    @Override
    String noSuchMedalEvents(String subject) {
        return upper(subject) + " has no such medal event.";
    }

    @Override
    String roundsNotKnown() {
        return " Which rounds are on which day I do not know, only the days of the medal events.";
    }

    @Override
    String where(Discipline discipline, List<Venue> venues) {
        return upper(name(discipline))
                + " is at "
                + and(venues.stream().map(venue -> name(venue) + " in " + placeOf(venue)).toList())
                + ".";
    }

    @Override
    String when(Discipline discipline, SortedSet<LocalDate> days, SortedSet<LocalDate> medalDays) {
        return upper(name(discipline))
                + " starts on "
                + DAY.format(days.getFirst())
                + ". Days with competition: "
                + days(days)
                + "; with medal events: "
                + days(medalDays)
                + ".";
    }

    @Override
    String count(String subject, int medalEvents) {
        return upper(subject) + " has " + number(medalEvents, "medal event") + ".";
    }

    @Override
    String medalEvents(String subject, List<MedalEvent> events) {
        boolean full = events.size() <= MOST_IN_FULL;
        String list =
                events.stream()
                        .map(event -> medalEvent(event, full))
                        .collect(Collectors.joining("; "));
        return (subject.isEmpty() ? "" : upper(subject) + ": ")
                + (subject.isEmpty() ? upper(list) : list)
                + ".";
    }

    private String medalEvent(MedalEvent event, boolean full) {
        Slot slot = event.slot(timetable.today());
        String moved =
                slot.on().equals(event.planned().on())
                        ? ""
                        : ", put off from " + SHORT_DAY.format(event.planned().on());
        if (!full) {
            return event.names().en() + " " + SHORT_DAY.format(slot.on()) + moved;
        }
        Venue venue = facts.venue(event.venue());
        return event.names().en()
                + " ("
                + name(facts.discipline(event.discipline()))
                + "): "
                + moment(slot)
                + ", at "
                + name(venue)
                + " in "
                + placeOf(venue)
                + moved;
    }

    @Override
    String venue(Venue venue, List<Discipline> disciplines) {
        String use =
                disciplines.isEmpty()
                        ? "."
                        : "; it has " + and(disciplines.stream().map(this::name).toList()) + ".";
        return upper(name(venue)) + " is in " + placeOf(venue) + use;
    }

    @Override
    String place(Place place, List<Venue> venues) {
        List<String> parts = new ArrayList<>();
        for (Venue venue : venues) {
            List<String> held =
                    facts.disciplines().stream()
                            .filter(one -> one.venues().contains(venue.id()))
                            .map(this::name)
                            .toList();
            List<String> ceremonies =
                    facts.ceremonies().stream()
                            .filter(one -> one.venue().equals(venue.id()))
                            .map(one -> one.names().en())
                            .toList();
            List<String> all = new ArrayList<>(held);
            all.addAll(ceremonies);
            parts.add(name(venue) + " (" + String.join(", ", all) + ")");
        }
        return upper(place.names().en()) + ": " + String.join("; ", parts) + ".";
    }

    @Override
    String sports(int sports, Map<String, List<String>> disciplinesBySport) {
        List<String> parts =
                disciplinesBySport.entrySet().stream()
                        .map(entry ->
                                entry.getValue().equals(List.of(entry.getKey()))
                                        ? entry.getKey()
                                        : entry.getKey()
                                                + " ("
                                                + String.join(", ", entry.getValue())
                                                + ")")
                        .toList();
        return number(sports, "sport")
                + " with "
                + facts.disciplines().size()
                + " disciplines: "
                + String.join("; ", parts)
                + ".";
    }

    @Override
    String total(int medalEvents, int days) {
        return upper(games())
                + " have "
                + number(medalEvents, "medal event")
                + ", on "
                + number(days, "day")
                + ".";
    }

    @Override
    String total(Who who, int medalEvents) {
        String whom =
                switch (who) {
                    case MEN -> "for men";
                    case WOMEN -> "for women";
                    case MIXED -> "mixed";
                };
        return number(medalEvents, "medal event")
                + (medalEvents == 1 ? " is " : " are ")
                + whom
                + ".";
    }

    @Override
    String span(LocalDate from, LocalDate to) {
        return upper(games())
                + " are from "
                + date(from)
                + " to "
                + date(to)
                + "; the first competition is on "
                + date(facts.games().firstCompetition())
                + ".";
    }

    @Override
    String hosts(List<String> hosts, List<String> others) {
        return upper(games())
                + " are in "
                + and(hosts)
                + ", with venues in "
                + and(others)
                + " too.";
    }

    @Override
    String venues(Map<String, List<String>> venuesByPlace) {
        long count = venuesByPlace.values().stream().mapToLong(List::size).sum();
        return "There are "
                + count
                + " venues: "
                + venuesByPlace.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    @Override
    String daysUntil(long days) {
        String opening = date(facts.games().from());
        if (days > 0) {
            return "It is " + number((int) days, "day") + " until the opening on " + opening + ".";
        }
        return days == 0
                ? "The opening is today, " + opening + "."
                : "The opening was on " + opening + ".";
    }

    @Override
    String firstOrLastMedals(boolean first) {
        return "These are the " + (first ? "first" : "last") + " medal events.";
    }

    @Override
    String hour(MedalEvent event) {
        return " (" + HOUR.format(event.slot(timetable.today()).at()) + ")";
    }

    private String moment(Slot slot) {
        return DAY.format(slot.on()) + ", " + hour(slot.at()) + " local time";
    }

    private static String hour(LocalTime at) {
        return HOUR.format(at);
    }

    private static String date(LocalDate day) {
        return SHORT_DAY.format(day) + " " + day.getYear();
    }

    /** Days as runs: "4 to 6 February, 9 February". */
    private static String days(Collection<LocalDate> days) {
        return Run.of(days).stream()
                .map(run -> {
                    if (run.first().equals(run.last())) {
                        return SHORT_DAY.format(run.first());
                    }
                    boolean sameMonth = run.first().getMonth() == run.last().getMonth();
                    return (sameMonth
                                    ? Integer.toString(run.first().getDayOfMonth())
                                    : SHORT_DAY.format(run.first()))
                            + "–"
                            + SHORT_DAY.format(run.last());
                })
                .collect(Collectors.joining(", "));
    }

    private static String number(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String and(List<String> items) {
        return items.size() < 2
                ? String.join("", items)
                : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }

    private static String upper(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
