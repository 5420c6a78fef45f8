package io.hongbao.assistant.event;

import io.hongbao.assistant.Language;
import java.time.LocalDate;

/**
 * Answers questions about one event from its facts, and from nothing else. The same question on the
 * same day gets the same answer. A question is only searched for known words: whatever else it
 * says, orders to the assistant among them, has no effect and is never repeated.
 */
public final class EventAnswers {
    /** Longer questions, in characters, are not read. */
    public static final int MAX_QUESTION_LENGTH = 400;

    private final EventFacts facts;
    private final QuestionReader reader;

    /** Of the day that was asked on last: all questions of a day share it. */
    private volatile Timetable latest;

    public EventAnswers(EventFacts facts) {
        this.facts = facts;
        this.reader = new QuestionReader(facts);
        this.latest = new Timetable(facts, facts.published());
    }

    /**
     * Answers one question.
     *
     * @param language of the answer; the question may be in either
     * @param today where the person is; "tomorrow" counts from it, and later changes of the
     *     timetable are not known yet
     */
    public EventAnswer answer(String question, Language language, LocalDate today) {
        Timetable timetable = timetable(today);
        Words words = Words.in(language, facts, timetable);
        if (question.length() > MAX_QUESTION_LENGTH) {
            return new EventAnswer.NotKnown(words.notKnown());
        }
        Asked asked = reader.read(question, today);
        if (asked.has(Cue.RESULT) || (asked.has(Cue.COUNTRY) && asked.has(Cue.MEDAL))) {
            return new EventAnswer.NoResults(words.noResults());
        }
        if (asked.hasAny(Cue.BEYOND, Cue.COUNTRY) || asked.impossibleDay()) {
            return new EventAnswer.NotKnown(words.notKnown());
        }
        Reply reply = new Reply(facts, words, today);
        if (asked.topics().notes().isEmpty() && asked.namesSports()) {
            new SportAnswers(facts, timetable, words, asked, reply).answer();
        } else {
            new GamesAnswers(facts, timetable, words, asked, reply).answer();
        }
        return reply.done();
    }

    private Timetable timetable(LocalDate today) {
        Timetable known = latest;
        if (!known.today().equals(today)) {
            known = new Timetable(facts, today);
            latest = known;
        }
        return known;
    }
}
