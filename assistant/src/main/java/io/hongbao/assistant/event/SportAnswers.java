package io.hongbao.assistant.event;

import io.hongbao.assistant.event.EventFacts.Discipline;
import io.hongbao.assistant.event.EventFacts.MedalEvent;
import io.hongbao.assistant.event.EventFacts.Venue;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers to questions that name a sport, a discipline or a kind of contest. */
final class SportAnswers {
    private static final int MOST_DISCIPLINES_IN_FULL = 2;

    private final EventFacts facts;
    private final Timetable timetable;
    private final Words words;
    private final Asked asked;
    private final Reply reply;
    private final List<MedalEvent> events;
    private final List<Discipline> disciplines;

    /** Whether the question is limited to some medal events of its disciplines. */
    private final boolean isSpecific;

    private final boolean namesContest;

    SportAnswers(EventFacts facts, Timetable timetable, Words words, Asked asked, Reply reply) {
        this.facts = facts;
        this.timetable = timetable;
        this.words = words;
        this.asked = asked;
        this.reply = reply;
        List<Discipline> named = named();
        List<MedalEvent> ofContests =
                timetable.medalEvents().stream()
                        .filter(event -> asked.topics().contests().contains(event.contest()))
                        .filter(event -> named.isEmpty() || names(named, event))
                        .toList();
        // A word for a contest that none of the named disciplines has was meant in another sense.
        List<MedalEvent> all =
                ofContests.isEmpty()
                        ? timetable.medalEvents().stream().filter(one -> names(named, one)).toList()
                        : ofContests;
        this.events =
                all.stream()
                        .filter(event -> asked.who().isEmpty() || asked.who().contains(event.who()))
                        .toList();
        this.disciplines =
                facts.disciplines().stream()
                        .filter(one -> named.isEmpty() || named.contains(one))
                        .filter(one ->
                                has(ofContests, one) || (ofContests.isEmpty() && !named.isEmpty()))
                        .toList();
        this.isSpecific = !ofContests.isEmpty() || !asked.who().isEmpty() || asked.has(Cue.FINAL);
        this.namesContest = !ofContests.isEmpty();
    }

    private List<Discipline> named() {
        Asked.Topics topics = asked.topics();
        return facts.disciplines().stream()
                .filter(one ->
                        topics.disciplines().isEmpty()
                                ? topics.sports().contains(one.sport())
                                : topics.disciplines().contains(one.id()))
                .toList();
    }

    private static boolean names(List<Discipline> disciplines, MedalEvent event) {
        return disciplines.stream().anyMatch(one -> one.id().equals(event.discipline()));
    }

    private static boolean has(List<MedalEvent> events, Discipline discipline) {
        return events.stream().anyMatch(event -> event.discipline().equals(discipline.id()));
    }

    void answer() {
        if (events.isEmpty()) {
            disciplines.forEach(one -> {
                reply.say(words.noSuchMedalEvents(words.name(one)));
                tell(Map.of(one, timetable.medalEvents(one)));
            });
        } else if (!asked.days().isEmpty()) {
            asked.days().forEach(this::onDay);
        } else if (asked.has(Cue.WHERE) && !asked.has(Cue.WHEN)) {
            where();
        } else if (asked.has(Cue.HOW_MANY)) {
            count();
        } else if (isSpecific) {
            tell(byDiscipline(events));
            if (!namesContest && !asked.has(Cue.FINAL) && asked.has(Cue.WHEN)) {
                disciplines.forEach(this::when);
            }
        } else if (asked.hasAny(Cue.MEDAL, Cue.PROGRAMME, Cue.SPORTS) && !asked.has(Cue.WHEN)) {
            programme();
        } else if (asked.hasAny(Cue.WHEN, Cue.START, Cue.END, Cue.HOW_LONG, Cue.UNTIL)
                && !asked.has(Cue.WHERE)) {
            disciplines.forEach(this::when);
        } else {
            where();
            disciplines.forEach(this::when);
        }
    }

    /**
     * All medal events with their days; of a whole group of disciplines, only how many each has,
     * and when.
     */
    private void programme() {
        if (disciplines.size() > MOST_DISCIPLINES_IN_FULL) {
            count();
        } else if (asked.has(Cue.PROGRAMME)) {
            disciplines.forEach(this::when);
            tell(byDiscipline(events));
        } else {
            tell(byDiscipline(events));
        }
    }

    private void onDay(LocalDate day) {
        if (GamesAnswers.isOutside(facts, day)) {
            reply.say(words.outsideTheGames(day));
            reply.factOfGames();
            return;
        }
        List<MedalEvent> medals =
                events.stream()
                        .filter(event -> event.slot(timetable.today()).on().equals(day))
                        .toList();
        reply.listed(day);
        if (isSpecific && !medals.isEmpty()) {
            tell(byDiscipline(medals));
            return;
        }
        if (namesContest) {
            reply.say(words.noSuchMedalEvents(day));
            tell(byDiscipline(events));
            return;
        }
        boolean anyOn = false;
        for (Discipline one : disciplines) {
            boolean on = timetable.days(one).contains(day);
            if (on || disciplines.size() == 1) {
                onDay(one, day, on, medals);
            }
            anyOn |= on;
        }
        if (!anyOn && disciplines.size() > 1) {
            disciplines.forEach(one -> onDay(one, day, false, medals));
        }
        if (anyOn && isSpecific) {
            reply.say(words.roundsNotKnown());
        }
    }

    private void onDay(Discipline discipline, LocalDate day, boolean on, List<MedalEvent> medals) {
        List<MedalEvent> own =
                medals.stream().filter(one -> one.discipline().equals(discipline.id())).toList();
        reply.say(
                on
                        ? words.isOn(discipline, day, own)
                        : words.isNotOn(discipline, day, timetable.days(discipline)));
        reply.fact(discipline);
        own.forEach(reply::fact);
    }

    private void where() {
        for (Discipline one : disciplines) {
            // Men and women may be in different places; without a word about them, all places are
            // meant.
            List<Venue> venues =
                    isSpecific
                            ? events.stream()
                                    .filter(event -> event.discipline().equals(one.id()))
                                    .map(event -> facts.venue(event.venue()))
                                    .distinct()
                                    .toList()
                            : one.venues().stream().map(facts::venue).toList();
            if (!venues.isEmpty()) {
                reply.say(words.where(one, venues));
                venues.forEach(reply::fact);
            }
        }
    }

    private void when(Discipline discipline) {
        reply.say(
                words.when(
                        discipline, timetable.days(discipline), timetable.medalDays(discipline)));
        reply.fact(discipline);
    }

    private void count() {
        byDiscipline(events)
                .forEach((discipline, own) -> {
                    reply.say(words.count(words.name(discipline), own.size()));
                    reply.fact(discipline);
                });
        reply.listed();
        if (disciplines.size() <= MOST_DISCIPLINES_IN_FULL) {
            tell(byDiscipline(events));
        }
    }

    private Map<Discipline, List<MedalEvent>> byDiscipline(List<MedalEvent> some) {
        Map<Discipline, List<MedalEvent>> by = new LinkedHashMap<>();
        for (Discipline one : facts.disciplines()) {
            List<MedalEvent> own =
                    some.stream().filter(event -> event.discipline().equals(one.id())).toList();
            if (!own.isEmpty()) {
                by.put(one, own);
            }
        }
        return by;
    }

    private void tell(Map<Discipline, List<MedalEvent>> some) {
        some.forEach((discipline, own) -> {
            boolean full = own.size() <= Words.MOST_IN_FULL;
            reply.say(words.medalEvents(full ? "" : words.name(discipline), own));
            own.forEach(reply::fact);
        });
        reply.listed();
    }
}
