package io.hongbao.assistant.event;

import io.hongbao.assistant.event.EventFacts.Discipline;
import io.hongbao.assistant.event.EventFacts.MedalEvent;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is on when, as far as was known on one day. */
final class Timetable {
    private final EventFacts facts;
    private final LocalDate today;
    private final List<MedalEvent> medalEvents;

    Timetable(EventFacts facts, LocalDate today) {
        this.facts = facts;
        this.today = today;
        this.medalEvents =
                facts.medalEvents().stream()
                        .sorted(
                                Comparator.comparing((MedalEvent event) -> event.slot(today).on())
                                        .thenComparing(event -> event.slot(today).at()))
                        .toList();
    }

    LocalDate today() {
        return today;
    }

    /** All medal events in the order in which they are held. */
    List<MedalEvent> medalEvents() {
        return medalEvents;
    }

    List<MedalEvent> medalEvents(LocalDate day) {
        return medalEvents.stream().filter(event -> event.slot(today).on().equals(day)).toList();
    }

    List<MedalEvent> medalEvents(Discipline discipline) {
        return medalEvents.stream()
                .filter(event -> event.discipline().equals(discipline.id()))
                .toList();
    }

    /**
     * The days on which a discipline has competition: those planned, less those called off, with
     * all medal events.
     */
    SortedSet<LocalDate> days(Discipline discipline) {
        SortedSet<LocalDate> days = new TreeSet<>(discipline.days());
        discipline.calledOff().stream()
                .filter(day -> !day.announced().isAfter(today))
                .forEach(day -> days.remove(day.on()));
        days.addAll(medalDays(discipline));
        return days;
    }

    SortedSet<LocalDate> medalDays(Discipline discipline) {
        SortedSet<LocalDate> days = new TreeSet<>();
        medalEvents(discipline).forEach(event -> days.add(event.slot(today).on()));
        return days;
    }

    List<Discipline> competing(LocalDate day) {
        return facts.disciplines().stream().filter(one -> days(one).contains(day)).toList();
    }
}
