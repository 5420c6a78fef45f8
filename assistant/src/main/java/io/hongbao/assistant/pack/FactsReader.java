package io.hongbao.assistant.pack;

import static io.hongbao.assistant.pack.Values.list;
import static io.hongbao.assistant.pack.Values.oneOf;
import static io.hongbao.assistant.pack.Values.phrases;
import static io.hongbao.assistant.pack.Values.wording;

import io.hongbao.assistant.Wording;
import io.hongbao.assistant.event.EventFacts;
import io.hongbao.assistant.event.EventFacts.CalledOff;
import io.hongbao.assistant.event.EventFacts.Ceremony;
import io.hongbao.assistant.event.EventFacts.Contest;
import io.hongbao.assistant.event.EventFacts.Discipline;
import io.hongbao.assistant.event.EventFacts.Games;
import io.hongbao.assistant.event.EventFacts.NamedDay;
import io.hongbao.assistant.event.EventFacts.Note;
import io.hongbao.assistant.event.EventFacts.Place;
import io.hongbao.assistant.event.EventFacts.Slot;
import io.hongbao.assistant.event.EventFacts.Source;
import io.hongbao.assistant.event.EventFacts.Sport;
import io.hongbao.assistant.event.EventFacts.Venue;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Spot;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code facts.yaml}: an event. Whatever an id refers to must be in the same file. */
final class FactsReader {
    private static final int MOST_PHRASES = 40;
    private static final int MOST_DAYS = 60;

    private final Fields fields;
    private final Set<String> sources;
    private final Set<String> places;
    private final Set<String> venues;
    private final Set<String> sports;
    private final Set<String> disciplines;
    private final Set<String> contests;

    private FactsReader(Fields fields) {
        this.fields = fields;
        sources = Values.ids(fields, "sources");
        places = Values.ids(fields, "places");
        venues = Values.ids(fields, "venues");
        sports = Values.ids(fields, "sports");
        disciplines = Values.ids(fields, "disciplines");
        contests = Values.ids(fields, "contests");
        Values.ids(fields, "medalEvents");
        Values.ids(fields, "ceremonies");
        Values.ids(fields, "notes");
    }

    static Optional<EventFacts> read(Spot root) {
        return root.fields(
                        "format",
                        "timeZone",
                        "published",
                        "games",
                        "sources",
                        "places",
                        "venues",
                        "sports",
                        "disciplines",
                        "contests",
                        "ceremonies",
                        "namedDays",
                        "notes",
                        "incompleteDays",
                        "medalEvents")
                .flatMap(fields -> {
                    Values.format(fields);
                    return new FactsReader(fields).facts();
                });
    }

    private Optional<EventFacts> facts() {
        Optional<ZoneId> zone = fields.need("timeZone", "timeZone: Europe/Rome", Values::zone);
        Optional<LocalDate> published =
                fields.need("published", "published: 2026-02-05", Values::date);
        Optional<Games> games = fields.need("games", "games: {names: ...}", this::games);
        List<Source> allSources = all("sources", 50, this::source);
        List<Place> allPlaces = all("places", 100, this::place);
        List<Venue> allVenues = all("venues", 100, this::venue);
        List<Sport> allSports = all("sports", 100, this::sport);
        List<Discipline> allDisciplines = all("disciplines", 100, this::discipline);
        List<Contest> allContests = all("contests", 200, this::contest);
        List<Ceremony> ceremonies = all("ceremonies", 2, this::ceremony);
        List<NamedDay> namedDays = fields.or("namedDays", List.of(), list(0, 50, this::namedDay));
        List<Note> notes = fields.or("notes", List.of(), list(0, 100, this::note));
        List<LocalDate> incomplete =
                fields.or("incompleteDays", List.of(), list(0, MOST_DAYS, Values::date));
        MedalEventReader medalEvents = new MedalEventReader(sources, venues, disciplines, contests);
        List<EventFacts.MedalEvent> allMedalEvents = all("medalEvents", 500, medalEvents::read);
        if (zone.isEmpty() || published.isEmpty() || games.isEmpty()) {
            return Optional.empty();
        }
        EventFacts facts =
                new EventFacts(
                        zone.get(),
                        published.get(),
                        games.get(),
                        allSources,
                        allPlaces,
                        allVenues,
                        allSports,
                        allDisciplines,
                        allContests,
                        allMedalEvents,
                        ceremonies,
                        namedDays,
                        notes,
                        incomplete);
        if (fields.spot().problems().isEmpty()) {
            FactsChecks.check(facts, fields);
        }
        return Optional.of(facts);
    }

    private <T> List<T> all(String name, int most, Function<Spot, Optional<T>> read) {
        return fields.need(name, name + ": [{id: ...}]", list(1, most, read)).orElse(List.of());
    }

    private Optional<Games> games(Spot spot) {
        return spot.fields(
                        "names",
                        "from",
                        "to",
                        "firstCompetition",
                        "hosts",
                        "medalEvents",
                        "sources",
                        "venueSources")
                .flatMap(of -> {
                    Optional<Wording> names = names(of);
                    Optional<LocalDate> from = of.need("from", "from: 2026-02-06", Values::date);
                    Optional<LocalDate> to = of.need("to", "to: 2026-02-22", Values::date);
                    Optional<LocalDate> first =
                            of.need(
                                    "firstCompetition",
                                    "firstCompetition: 2026-02-04",
                                    Values::date);
                    Optional<List<String>> hosts =
                            of.need(
                                    "hosts",
                                    "hosts: [milano]",
                                    list(1, 10, oneOf("the id of a place", places)));
                    Optional<Integer> total =
                            of.need("medalEvents", "medalEvents: 116", Values.count(500));
                    Optional<List<String>> own = sources(of, "sources");
                    Optional<List<String>> ofVenues = sources(of, "venueSources");
                    if (names.isEmpty() || from.isEmpty() || to.isEmpty() || first.isEmpty()) {
                        return Optional.empty();
                    }
                    return hosts.isEmpty() || total.isEmpty() || own.isEmpty() || ofVenues.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    new Games(
                                            names.get(),
                                            from.get(),
                                            to.get(),
                                            first.get(),
                                            hosts.get(),
                                            total.get(),
                                            own.get(),
                                            ofVenues.get()));
                });
    }

    private Optional<Source> source(Spot spot) {
        return spot.fields("id", "title", "url")
                .flatMap(of -> {
                    Optional<String> id = id(of);
                    Optional<String> title =
                            of.need("title", "title: The organiser's schedule", Values.plain(200));
                    Optional<String> url = of.need("url", "url: https://...", Values::url);
                    return id.flatMap(one ->
                            title.flatMap(two -> url.map(three -> new Source(one, two, three))));
                });
    }

    private Optional<Place> place(Spot spot) {
        return spot.fields("id", "names", "askedAs", "near")
                .flatMap(of -> {
                    Optional<String> id = id(of);
                    Optional<Wording> names = names(of);
                    Optional<List<String>> askedAs = askedAs(of);
                    Optional<String> near =
                            of.has("near")
                                    ? oneOf("the id of a place", places).apply(of.at("near"))
                                    : id;
                    return id.isEmpty() || names.isEmpty() || askedAs.isEmpty() || near.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    new Place(id.get(), names.get(), askedAs.get(), near.get()));
                });
    }

    private Optional<Venue> venue(Spot spot) {
        return spot.fields("id", "names", "place", "askedAs")
                .flatMap(of -> {
                    Optional<String> id = id(of);
                    Optional<Wording> names = names(of);
                    Optional<String> place =
                            of.need("place", "place: livigno", oneOf("the id of a place", places));
                    Optional<List<String>> askedAs = askedAs(of);
                    return id.isEmpty() || names.isEmpty() || place.isEmpty() || askedAs.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    new Venue(id.get(), names.get(), place.get(), askedAs.get()));
                });
    }

    private Optional<Sport> sport(Spot spot) {
        return spot.fields("id", "names", "askedAs")
                .flatMap(of -> {
                    Optional<String> id = id(of);
                    Optional<Wording> names = names(of);
                    List<String> askedAs = of.or("askedAs", List.of(), phrases(MOST_PHRASES));
                    return id.flatMap(one -> names.map(two -> new Sport(one, two, askedAs)));
                });
    }

    private Optional<Discipline> discipline(Spot spot) {
        return spot.fields("id", "sport", "names", "askedAs", "venues", "days", "calledOff")
                .flatMap(of -> {
                    Optional<String> id = id(of);
                    Optional<String> sport =
                            of.need("sport", "sport: skiing", oneOf("the id of a sport", sports));
                    Optional<Wording> names = names(of);
                    Optional<List<String>> askedAs = askedAs(of);
                    Optional<List<String>> at =
                            of.need(
                                    "venues",
                                    "venues: [oval]",
                                    list(1, 20, oneOf("the id of a venue", venues)));
                    Optional<List<LocalDate>> days =
                            of.need("days", "days: [2026-02-07]", list(1, MOST_DAYS, Values::date));
                    List<CalledOff> calledOff =
                            of.or("calledOff", List.of(), list(0, MOST_DAYS, this::calledOff));
                    if (id.isEmpty() || sport.isEmpty() || names.isEmpty() || askedAs.isEmpty()) {
                        return Optional.empty();
                    }
                    return at.isEmpty() || days.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    new Discipline(
                                            id.get(),
                                            sport.get(),
                                            names.get(),
                                            askedAs.get(),
                                            at.get(),
                                            days.get(),
                                            calledOff));
                });
    }

    private Optional<CalledOff> calledOff(Spot spot) {
        return spot.fields("announced", "on", "sources")
                .flatMap(of -> {
                    Optional<LocalDate> announced =
                            of.need("announced", "announced: 2026-02-15", Values::date);
                    Optional<LocalDate> on = of.need("on", "on: 2026-02-16", Values::date);
                    Optional<List<String>> from = sources(of, "sources");
                    return announced.flatMap(one ->
                            on.flatMap(two -> from.map(three -> new CalledOff(one, two, three))));
                });
    }

    private Optional<Contest> contest(Spot spot) {
        return spot.fields("id", "askedAs")
                .flatMap(of -> {
                    Optional<String> id = id(of);
                    Optional<List<String>> askedAs = askedAs(of);
                    return id.flatMap(one -> askedAs.map(two -> new Contest(one, two)));
                });
    }

    private Optional<Ceremony> ceremony(Spot spot) {
        return spot.fields("id", "names", "on", "at", "venue", "sources")
                .flatMap(of -> {
                    Optional<String> id =
                            of.need(
                                    "id",
                                    "id: opening",
                                    oneOf(
                                            "opening or closing",
                                            List.of(Ceremony.OPENING, Ceremony.CLOSING)));
                    Optional<Wording> names = names(of);
                    Optional<Slot> slot = MedalEventReader.slot(of);
                    Optional<String> venue =
                            of.need("venue", "venue: san-siro", oneOf("the id of a venue", venues));
                    Optional<List<String>> from = sources(of, "sources");
                    if (id.isEmpty() || names.isEmpty() || slot.isEmpty()) {
                        return Optional.empty();
                    }
                    return venue.flatMap(at ->
                            from.map(
                                    by -> new Ceremony(id.get(), names.get(), slot.get(), at, by)));
                });
    }

    private Optional<NamedDay> namedDay(Spot spot) {
        return spot.fields("on", "askedAs")
                .flatMap(of -> {
                    Optional<LocalDate> on = of.need("on", "on: 2026-02-14", Values::date);
                    Optional<List<String>> askedAs = askedAs(of);
                    return on.flatMap(one -> askedAs.map(two -> new NamedDay(one, two)));
                });
    }

    private Optional<Note> note(Spot spot) {
        return spot.fields("id", "askedAs", "says", "sources")
                .flatMap(of -> {
                    Optional<String> id = id(of);
                    Optional<List<String>> askedAs = askedAs(of);
                    Optional<Wording> says =
                            of.need("says", "says: {zh: ..., en: ...}", wording(Values.SENTENCE));
                    Optional<List<String>> from = sources(of, "sources");
                    return id.isEmpty() || askedAs.isEmpty() || says.isEmpty() || from.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    new Note(id.get(), askedAs.get(), says.get(), from.get()));
                });
    }

    private static Optional<String> id(Fields of) {
        return of.need("id", "id: snow-park", Values::id);
    }

    private static Optional<Wording> names(Fields of) {
        return of.need("names", "names: {zh: ..., en: ...}", wording(Values.NAME));
    }

    private static Optional<List<String>> askedAs(Fields of) {
        return of.need("askedAs", "askedAs: [冰壶, curling]", phrases(MOST_PHRASES));
    }

    private Optional<List<String>> sources(Fields of, String name) {
        return of.need(
                name, name + ": [schedule]", list(1, 10, oneOf("the id of a source", sources)));
    }
}
