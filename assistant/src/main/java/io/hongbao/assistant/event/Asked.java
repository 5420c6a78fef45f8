package io.hongbao.assistant.event;

import io.hongbao.assistant.event.EventFacts.Who;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What was found in a question.
 *
 * @param days in the order of the calendar
 * @param impossibleDay whether a day was named that is none, such as 30 February, or one of another
 *     year
 * @param topics ids that the question names, each once
 */
record Asked(Set<Cue> cues, List<LocalDate> days, boolean impossibleDay, Topics topics) {

    /** The things of the fact base that a question names, by id. */
    record Topics(
            List<String> disciplines,
            List<String> sports,
            List<String> contests,
            List<String> venues,
            List<String> places,
            List<String> notes) {}

    boolean has(Cue cue) {
        return cues.contains(cue);
    }

    boolean hasAny(Cue first, Cue... others) {
        return has(first) || List.of(others).stream().anyMatch(this::has);
    }

    /** Those taking part that the question is limited to; empty when it is not. */
    Set<Who> who() {
        Set<Who> who = EnumSet.noneOf(Who.class);
        if (has(Cue.MEN)) {
            who.add(Who.MEN);
        }
        if (has(Cue.WOMEN)) {
            who.add(Who.WOMEN);
        }
        if (has(Cue.MIXED)) {
            who.add(Who.MIXED);
        }
        return who;
    }

    boolean namesSports() {
        return !topics.disciplines().isEmpty()
                || !topics.sports().isEmpty()
                || !topics.contests().isEmpty();
    }
}
