package io.hongbao.assistant.event;

import io.hongbao.assistant.Language;
import io.hongbao.assistant.event.EventFacts.Ceremony;
import io.hongbao.assistant.event.EventFacts.Discipline;
import io.hongbao.assistant.event.EventFacts.MedalEvent;
import io.hongbao.assistant.event.EventFacts.Place;
import io.hongbao.assistant.event.EventFacts.Venue;
import io.hongbao.assistant.event.EventFacts.Who;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Facts put into sentences of one language. */
abstract class Words {
    /** So many medal events are told with day, hour and venue; of more, only name and day. */
    static final int MOST_IN_FULL = 4;

    final EventFacts facts;
    final Timetable timetable;
    private final Language language;

    Words(EventFacts facts, Timetable timetable, Language language) {
        this.facts = facts;
        this.timetable = timetable;
        this.language = language;
    }

    static Words in(Language language, EventFacts facts, Timetable timetable) {
        return switch (language) {
            case ZH -> new ChineseWords(facts, timetable);
            case EN -> new EnglishWords(facts, timetable);
        };
    }

    abstract String noResults();

    abstract String notKnown();

    /** A caution that belongs to every answer with a day in it. */
    abstract String timetableMayChange();

    abstract String listIncomplete();

    abstract String ceremony(Ceremony ceremony);

    abstract String medalDay(LocalDate day, List<MedalEvent> events);

    abstract String competing(List<Discipline> disciplines);

    abstract String outsideTheGames(LocalDate day);

    abstract String isOn(Discipline discipline, LocalDate day, List<MedalEvent> medalEvents);

    abstract String isNotOn(Discipline discipline, LocalDate day, SortedSet<LocalDate> days);

    abstract String noSuchMedalEvents(LocalDate day);

    abstract String noSuchMedalEvents(String subject);

    /**
     * Said where the facts know a discipline's days, but not which of its rounds is on which day.
     */
    abstract String roundsNotKnown();

    abstract String where(Discipline discipline, List<Venue> venues);

    abstract String when(
            Discipline discipline, SortedSet<LocalDate> days, SortedSet<LocalDate> medalDays);

    abstract String count(String subject, int medalEvents);

    abstract String medalEvents(String subject, List<MedalEvent> events);

    abstract String venue(Venue venue, List<Discipline> disciplines);

    abstract String place(Place place, List<Venue> venues);

    abstract String sports(int sports, Map<String, List<String>> disciplinesBySport);

    abstract String total(int medalEvents, int days);

    abstract String total(Who who, int medalEvents);

    abstract String span(LocalDate from, LocalDate to);

    abstract String hosts(List<String> hosts, List<String> others);

    abstract String venues(Map<String, List<String>> venuesByPlace);

    abstract String daysUntil(long days);

    abstract String firstOrLastMedals(boolean first);

    Language language() {
        return language;
    }

    String name(Discipline discipline) {
        return discipline.names().in(language);
    }

    String name(Venue venue) {
        return venue.names().in(language);
    }

    String placeOf(Venue venue) {
        return facts.place(venue.place()).names().in(language);
    }

    String games() {
        return facts.games().names().in(language);
    }

    /** Names of medal events by the name of their discipline, each in the order of the list. */
    Map<String, List<String>> byDiscipline(List<MedalEvent> events, boolean hours) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (MedalEvent event : events) {
            String hour = hours ? hour(event) : "";
            names.computeIfAbsent(
                            name(facts.discipline(event.discipline())), _ -> new ArrayList<>())
                    .add(event.names().in(language) + hour);
        }
        return names;
    }

    abstract String hour(MedalEvent event);
}
