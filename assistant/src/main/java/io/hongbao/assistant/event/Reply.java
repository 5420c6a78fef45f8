package io.hongbao.assistant.event;

import io.hongbao.assistant.Language;
import io.hongbao.assistant.event.EventAnswer.Fact;
import io.hongbao.assistant.event.EventFacts.CalledOff;
import io.hongbao.assistant.event.EventFacts.Ceremony;
import io.hongbao.assistant.event.EventFacts.Discipline;
import io.hongbao.assistant.event.EventFacts.MedalEvent;
import io.hongbao.assistant.event.EventFacts.Move;
import io.hongbao.assistant.event.EventFacts.Venue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An answer in the making: sentences, and the facts that they say. */
final class Reply {
    private final EventFacts facts;
    private final Words words;
    private final LocalDate today;
    private final List<String> sentences = new ArrayList<>();
    private final Set<Fact> said = new LinkedHashSet<>();
    private boolean dated;
    private boolean incomplete;

    Reply(EventFacts facts, Words words, LocalDate today) {
        this.facts = facts;
        this.words = words;
        this.today = today;
    }

    boolean isEmpty() {
        return sentences.isEmpty();
    }

    void say(String sentence) {
        sentences.add(sentence.strip());
    }

    void fact(MedalEvent event) {
        dated = true;
        List<String> sources =
                event.lastMove(today).map(Move::sources).orElse(facts.games().sources());
        said.add(new Fact("medal-event/" + event.id(), sources));
    }

    /** A discipline's days. */
    void fact(Discipline discipline) {
        dated = true;
        List<String> sources = new ArrayList<>(facts.games().sources());
        discipline.calledOff().stream()
                .filter(day -> !day.announced().isAfter(today))
                .map(CalledOff::sources)
                .forEach(sources::addAll);
        said.add(new Fact("discipline/" + discipline.id(), sources));
    }

    void fact(Venue venue) {
        said.add(new Fact("venue/" + venue.id(), facts.games().venueSources()));
    }

    void fact(Ceremony ceremony) {
        said.add(new Fact("ceremony/" + ceremony.id(), ceremony.sources()));
    }

    void fact(String id, List<String> sources) {
        said.add(new Fact(id, sources));
    }

    /** The games as a whole. */
    void factOfGames() {
        said.add(new Fact("games", facts.games().sources()));
    }

    /** A list of medal events was told; says so if it is not known to be whole. */
    void listed(LocalDate day) {
        incomplete |= facts.incompleteDays().contains(day);
    }

    /** Medal events of many days were told. */
    void listed() {
        incomplete |= !facts.incompleteDays().isEmpty();
    }

    EventAnswer done() {
        if (sentences.isEmpty() || said.isEmpty()) {
            return new EventAnswer.NotKnown(words.notKnown());
        }
        if (incomplete) {
            say(words.listIncomplete());
        }
        if (dated) {
            say(words.timetableMayChange());
        }
        String gap = words.language() == Language.ZH ? "" : " ";
        return new EventAnswer.Known(List.copyOf(said), String.join(gap, sentences));
    }
}
