package io.hongbao.assistant.event;

import io.hongbao.assistant.PlainText;
import io.hongbao.assistant.event.Asked.Topics;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds in a question what the fact base knows words for. Chinese and English may be mixed. */
final class QuestionReader {
    private final int year;
    private final Phrases<Meaning> phrases;

    private sealed interface Meaning {
        record OfCue(Cue cue) implements Meaning {}

        record OfDay(LocalDate day) implements Meaning {}

        record OfTopic(Kind kind, String id) implements Meaning {}
    }

    private enum Kind {
        DISCIPLINE,
        SPORT,
        CONTEST,
        VENUE,
        PLACE,
        NOTE
    }

    QuestionReader(EventFacts facts) {
        year = facts.games().from().getYear();
        Map<String, Set<Meaning>> words = new HashMap<>();
        CueWords.all().forEach((cue, phrases) -> put(words, phrases, new Meaning.OfCue(cue)));
        facts.disciplines()
                .forEach(one -> put(words, one.askedAs(), topic(Kind.DISCIPLINE, one.id())));
        facts.sports().forEach(one -> put(words, one.askedAs(), topic(Kind.SPORT, one.id())));
        facts.contests().forEach(one -> put(words, one.askedAs(), topic(Kind.CONTEST, one.id())));
        facts.venues().forEach(one -> put(words, one.askedAs(), topic(Kind.VENUE, one.id())));
        facts.places().forEach(one -> put(words, one.askedAs(), topic(Kind.PLACE, one.id())));
        facts.notes().forEach(one -> put(words, one.askedAs(), topic(Kind.NOTE, one.id())));
        facts.namedDays().forEach(day -> put(words, day.askedAs(), new Meaning.OfDay(day.on())));
        phrases = new Phrases<>(words);
    }

    private static Meaning topic(Kind kind, String id) {
        return new Meaning.OfTopic(kind, id);
    }

    private static void put(
            Map<String, Set<Meaning>> words, List<String> phrases, Meaning meaning) {
        phrases.forEach(
                phrase -> words.computeIfAbsent(phrase, _ -> new LinkedHashSet<>()).add(meaning));
    }

    Asked read(String question, LocalDate today) {
        String text = Normalizer.normalize(question, Normalizer.Form.NFKC);
        DayReader.Days named = DayReader.read(text, today, year);
        Set<Cue> cues = EnumSet.noneOf(Cue.class);
        Set<LocalDate> days = new TreeSet<>(Comparator.naturalOrder());
        days.addAll(named.days());
        Map<Kind, List<String>> topics = new HashMap<>();
        for (Meaning meaning : phrases.in(PlainText.of(named.rest()))) {
            switch (meaning) {
                case Meaning.OfCue found -> cues.add(found.cue());
                case Meaning.OfDay found -> days.add(found.day());
                case Meaning.OfTopic found ->
                        topics.computeIfAbsent(found.kind(), _ -> new ArrayList<>())
                                .add(found.id());
            }
        }
        return new Asked(
                cues,
                List.copyOf(days),
                named.impossible(),
                new Topics(
                        of(topics, Kind.DISCIPLINE),
                        of(topics, Kind.SPORT),
                        of(topics, Kind.CONTEST),
                        of(topics, Kind.VENUE),
                        of(topics, Kind.PLACE),
                        of(topics, Kind.NOTE)));
    }

    private static List<String> of(Map<Kind, List<String>> topics, Kind kind) {
        return List.copyOf(topics.getOrDefault(kind, List.of()));
    }
}
