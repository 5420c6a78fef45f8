package io.hongbao.assistant.pack;

import static io.hongbao.assistant.pack.Values.list;
import static io.hongbao.assistant.pack.Values.oneOf;
import static io.hongbao.assistant.pack.Values.wording;

import io.hongbao.assistant.Wording;
import io.hongbao.assistant.event.EventFacts.MedalEvent;
import io.hongbao.assistant.event.EventFacts.Move;
import io.hongbao.assistant.event.EventFacts.Slot;
import io.hongbao.assistant.event.EventFacts.Who;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Spot;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one medal event.
 *
 * @param sources known ids, as are the others
 */
record MedalEventReader(
        Set<String> sources, Set<String> venues, Set<String> disciplines, Set<String> contests) {

    Optional<MedalEvent> read(Spot spot) {
        return spot.fields(
                        "id", "discipline", "contest", "who", "names", "on", "at", "venue", "moved")
                .flatMap(of -> {
                    Optional<String> id = of.need("id", "id: luge-singles-men", Values::id);
                    Optional<String> discipline =
                            of.need(
                                    "discipline",
                                    "discipline: luge",
                                    oneOf("the id of a discipline", disciplines));
                    Optional<String> contest =
                            of.need(
                                    "contest",
                                    "contest: singles",
                                    oneOf("the id of a contest", contests));
                    Optional<Who> who = of.need("who", "who: men", MedalEventReader::who);
                    Optional<Wording> names =
                            of.need("names", "names: {zh: ..., en: ...}", wording(Values.NAME));
                    Optional<Slot> planned = slot(of);
                    Optional<String> venue =
                            of.need("venue", "venue: sliding", oneOf("the id of a venue", venues));
                    List<Move> moves =
                            of.or("moved", List.of(), moved -> move(moved).map(List::of));
                    if (id.isEmpty()
                            || discipline.isEmpty()
                            || contest.isEmpty()
                            || who.isEmpty()) {
                        return Optional.empty();
                    }
                    return names.isEmpty() || planned.isEmpty() || venue.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    new MedalEvent(
                                            id.get(),
                                            discipline.get(),
                                            contest.get(),
                                            who.get(),
                                            names.get(),
                                            planned.get(),
                                            venue.get(),
                                            moves));
                });
    }

    private Optional<Move> move(Spot spot) {
        return spot.fields("announced", "on", "at", "sources")
                .flatMap(of -> {
                    Optional<LocalDate> announced =
                            of.need("announced", "announced: 2026-02-17", Values::date);
                    Optional<Slot> to = slot(of);
                    Optional<List<String>> from =
                            of.need(
                                    "sources",
                                    "sources: [schedule]",
                                    list(1, 10, oneOf("the id of a source", sources)));
                    return announced.flatMap(
                            one -> to.flatMap(two -> from.map(three -> new Move(one, two, three))));
                });
    }

    /** The fields {@code on} and {@code at}. */
    static Optional<Slot> slot(Fields of) {
        Optional<LocalDate> on = of.need("on", "on: 2026-02-14", Values::date);
        Optional<LocalTime> at = of.need("at", "at: \"09:30\"", Values::time);
        return on.flatMap(day -> at.map(hour -> new Slot(day, hour)));
    }

    private static Optional<Who> who(Spot spot) {
        List<String> known = List.of("men", "women", "mixed");
        return oneOf("men, women or mixed", known)
                .apply(spot)
                .map(word -> Who.valueOf(word.toUpperCase(Locale.ROOT)));
    }
}
