package io.hongbao.assistant.event;

import io.hongbao.assistant.event.EventFacts.Ceremony;
import io.hongbao.assistant.event.EventFacts.Discipline;
import io.hongbao.assistant.event.EventFacts.MedalEvent;
import io.hongbao.assistant.event.EventFacts.Note;
import io.hongbao.assistant.event.EventFacts.Place;
import io.hongbao.assistant.event.EventFacts.Sport;
import io.hongbao.assistant.event.EventFacts.Venue;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers to questions that name no sport: ceremonies, days, places, and the games as a whole. */
final class GamesAnswers {
    private final EventFacts facts;
    private final Timetable timetable;
    private final Words words;
    private final Asked asked;
    private final Reply reply;

    GamesAnswers(EventFacts facts, Timetable timetable, Words words, Asked asked, Reply reply) {
        this.facts = facts;
        this.timetable = timetable;
        this.words = words;
        this.asked = asked;
        this.reply = reply;
    }

    static boolean isOutside(EventFacts facts, LocalDate day) {
        return day.isBefore(facts.games().firstCompetition()) || day.isAfter(facts.games().to());
    }

    void answer() {
        if (!asked.topics().notes().isEmpty()) {
            notes();
        } else if (asked.has(Cue.UNTIL)) {
            daysUntil();
        } else if (asked.hasAny(Cue.OPENING_CEREMONY, Cue.CLOSING_CEREMONY, Cue.CEREMONY)) {
            ceremonies();
        } else if (!asked.days().isEmpty()) {
            days();
        } else if (!asked.topics().venues().isEmpty()) {
            asked.topics().venues().forEach(id -> venue(facts.venue(id)));
        } else if (!asked.topics().places().isEmpty()) {
            asked.topics().places().forEach(id -> place(facts.place(id)));
        } else {
            games();
        }
    }

    private void notes() {
        for (Note note : facts.notes()) {
            if (asked.topics().notes().contains(note.id())) {
                reply.say(note.says().in(words.language()));
                reply.fact("note/" + note.id(), note.sources());
            }
        }
    }

    private void daysUntil() {
        reply.say(
                words.daysUntil(ChronoUnit.DAYS.between(timetable.today(), facts.games().from())));
        reply.factOfGames();
    }

    /** The one that is named; both when neither is, or both are. */
    private void ceremonies() {
        boolean neither = !asked.hasAny(Cue.OPENING_CEREMONY, Cue.CLOSING_CEREMONY);
        boolean opening = asked.has(Cue.OPENING_CEREMONY) || (neither && asked.has(Cue.START));
        boolean closing = asked.has(Cue.CLOSING_CEREMONY) || (neither && asked.has(Cue.END));
        for (Ceremony ceremony : facts.ceremonies()) {
            boolean meant = ceremony.id().equals(Ceremony.OPENING) ? opening : closing;
            if (meant || opening == closing) {
                tell(ceremony);
            }
        }
    }

    private void tell(Ceremony ceremony) {
        reply.say(words.ceremony(ceremony));
        reply.fact(ceremony);
    }

    private void days() {
        boolean aboutTheGames =
                asked.hasAny(Cue.MEDAL, Cue.PROGRAMME, Cue.SPORTS, Cue.GAMES)
                        || !asked.topics().places().isEmpty()
                        || !asked.topics().venues().isEmpty();
        if (aboutTheGames) {
            asked.days().forEach(this::day);
        }
    }

    private void day(LocalDate day) {
        if (isOutside(facts, day)) {
            reply.say(words.outsideTheGames(day));
            reply.factOfGames();
            return;
        }
        List<String> venues = askedVenues();
        List<MedalEvent> medals =
                timetable.medalEvents(day).stream()
                        .filter(event -> venues.isEmpty() || venues.contains(event.venue()))
                        .toList();
        List<Discipline> competing =
                timetable.competing(day).stream()
                        .filter(one ->
                                venues.isEmpty()
                                        || one.venues().stream().anyMatch(venues::contains))
                        .toList();
        reply.say(words.medalDay(day, medals));
        reply.listed(day);
        medals.forEach(reply::fact);
        if (medals.isEmpty() || !asked.has(Cue.MEDAL)) {
            reply.say(words.competing(competing));
            competing.forEach(reply::fact);
        }
        if (medals.isEmpty() && competing.isEmpty()) {
            reply.factOfGames();
        }
        facts.ceremonies().stream()
                .filter(one -> one.slot().on().equals(day))
                .filter(one -> venues.isEmpty() || venues.contains(one.venue()))
                .forEach(this::tell);
    }

    /** The venues that the question is limited to; empty when it is not. */
    private List<String> askedVenues() {
        List<String> venues = new ArrayList<>(asked.topics().venues());
        if (venues.isEmpty()) {
            for (String id : asked.topics().places()) {
                venuesIn(facts.place(id)).forEach(venue -> venues.add(venue.id()));
            }
        }
        return venues;
    }

    private List<Venue> venuesIn(Place place) {
        return facts.venues().stream()
                .filter(venue ->
                        venue.place().equals(place.id())
                                || facts.place(venue.place()).near().equals(place.id()))
                .toList();
    }

    private void venue(Venue venue) {
        List<Discipline> held =
                facts.disciplines().stream()
                        .filter(one -> one.venues().contains(venue.id()))
                        .toList();
        reply.say(words.venue(venue, held));
        reply.fact(venue);
        facts.ceremonies().stream()
                .filter(one -> one.venue().equals(venue.id()))
                .forEach(this::tell);
    }

    private void place(Place place) {
        List<Venue> venues = venuesIn(place);
        if (!venues.isEmpty()) {
            reply.say(words.place(place, venues));
            venues.forEach(reply::fact);
        }
    }

    private void games() {
        boolean many = asked.has(Cue.HOW_MANY);
        if (asked.has(Cue.VENUES)) {
            venues();
        } else if (asked.has(Cue.MEDAL) && asked.hasAny(Cue.START, Cue.END)) {
            firstOrLastMedals();
        } else if (asked.has(Cue.MEDAL) || (many && asked.has(Cue.PROGRAMME))) {
            total();
        } else if (asked.has(Cue.SPORTS)) {
            sports();
        } else if (!asked.has(Cue.GAMES)) {
            // Without a word about the games, "when" or "where" may be about anything.
            if (asked.has(Cue.PROGRAMME) && asked.hasAny(Cue.START, Cue.END)) {
                span();
            }
        } else if (asked.has(Cue.WHERE)) {
            hosts();
        } else if (asked.hasAny(Cue.WHEN, Cue.START, Cue.END, Cue.HOW_LONG)) {
            span();
        } else {
            span();
            hosts();
        }
    }

    private void venues() {
        Map<String, List<String>> byPlace = new LinkedHashMap<>();
        for (Venue venue : facts.venues()) {
            byPlace.computeIfAbsent(words.placeOf(venue), _ -> new ArrayList<>())
                    .add(words.name(venue));
            reply.fact(venue);
        }
        reply.say(words.venues(byPlace));
    }

    private void firstOrLastMedals() {
        boolean first = asked.has(Cue.START);
        List<MedalEvent> all = timetable.medalEvents();
        LocalDate day = (first ? all.getFirst() : all.getLast()).slot(timetable.today()).on();
        List<MedalEvent> events = timetable.medalEvents(day);
        reply.say(words.firstOrLastMedals(first));
        reply.say(words.medalDay(day, events));
        reply.listed(day);
        events.forEach(reply::fact);
    }

    private void total() {
        long days =
                timetable.medalEvents().stream()
                        .map(event -> event.slot(timetable.today()).on())
                        .distinct()
                        .count();
        reply.say(words.total(facts.games().medalEvents(), Math.toIntExact(days)));
        for (EventFacts.Who who : asked.who()) {
            long count = timetable.medalEvents().stream().filter(one -> one.who() == who).count();
            reply.say(words.total(who, Math.toIntExact(count)));
            reply.listed();
        }
        reply.factOfGames();
    }

    private void sports() {
        Map<String, List<String>> bySport = new LinkedHashMap<>();
        for (Sport sport : facts.sports()) {
            List<String> disciplines =
                    facts.disciplines().stream()
                            .filter(one -> one.sport().equals(sport.id()))
                            .map(words::name)
                            .toList();
            bySport.put(sport.names().in(words.language()), disciplines);
            reply.fact("sport/" + sport.id(), facts.games().sources());
        }
        reply.say(words.sports(facts.sports().size(), bySport));
    }

    private void span() {
        reply.say(words.span(facts.games().from(), facts.games().to()));
        reply.factOfGames();
    }

    private void hosts() {
        List<String> hosts = facts.games().hosts();
        List<Place> others =
                facts.places().stream()
                        .filter(place ->
                                !hosts.contains(place.id()) && !hosts.contains(place.near()))
                        .filter(place -> place.near().equals(place.id()))
                        .toList();
        reply.say(
                words.hosts(
                        hosts.stream()
                                .map(id -> facts.place(id).names().in(words.language()))
                                .toList(),
                        others.stream().map(place -> place.names().in(words.language())).toList()));
        reply.fact("places", facts.games().venueSources());
    }
}
