package io.hongbao.assistant.interpret;

import io.hongbao.assistant.interpret.Interpretation.Field;
import io.hongbao.assistant.interpret.Interpretation.Question;
import io.hongbao.assistant.interpret.Interpretation.Reason;
import io.hongbao.assistant.interpret.Interpretation.Trip;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads a journey by train: from where, to where, when, in which class, how many tickets. */
final class TripReader {
    private static final String UNKNOWN = "unknown";
    private static final int REACH = 3;

    /** Stands for "the words around say nothing". */
    private static final Slot NEITHER = new Slot(Field.FROM);

    private final Sentence sentence;
    private final Lexicon lexicon;
    private final List<Question> questions = new ArrayList<>();
    private final Slot from = new Slot(Field.FROM);
    private final Slot to = new Slot(Field.TO);
    private final Slot date = new Slot(Field.DATE);
    private final Slot seat = new Slot(Field.CLASS);
    private boolean correcting;
    private boolean correctingFrom;
    private boolean correctingTo;
    private Slot lastPlace = to;
    private final List<String> unplaced = new ArrayList<>();

    /** A journey and what to ask about it. */
    record Read(Trip trip, List<Question> questions) {}

    private TripReader(Sentence sentence, Lexicon lexicon) {
        this.sentence = sentence;
        this.lexicon = lexicon;
    }

    /** One thing that is said at most once, unless it is corrected. */
    private static final class Slot {
        private final Field field;
        private String value = "";
        private Reason problem = Reason.MISSING;
        private boolean stated;

        Slot(Field field) {
            this.field = field;
        }

        void state(String said, boolean correcting) {
            if (stated && !correcting && !value.equals(said)) {
                contradict();
                return;
            }
            stated = true;
            value = said;
            problem = said.equals(UNKNOWN) ? Reason.UNKNOWN : Reason.MISSING;
        }

        void contradict() {
            stated = true;
            value = UNKNOWN;
            problem = Reason.CONTRADICTORY;
        }

        boolean isGood() {
            return stated && !value.equals(UNKNOWN);
        }

        String good() {
            return isGood() ? value : "";
        }
    }

    /** Whether places, or a place and a ticket, make a journey. */
    static boolean isTrip(Sentence sentence) {
        int places = 0;
        boolean towards = false;
        boolean ticket = false;
        boolean when = false;
        for (int i = 0; i < sentence.size(); i++) {
            Token token = sentence.at(i);
            ticket |=
                    token.is(Kind.TICKET_WORD) || token.is(Kind.TRAIN_WORD) || token.is(Kind.SEAT);
            when |=
                    token.is(Kind.DAY)
                            || token.is(Kind.WEEKDAY)
                            || token.is(Kind.DAY_WORD)
                            || token.is(Kind.FEAST)
                            || token.is(Kind.WRITTEN_DATE);
            if (token.is(Kind.PLACE)) {
                places++;
                towards |= isMarked(sentence, i);
            }
        }
        boolean oneMarked = towards && !sentence.has(Kind.ITEM) && !sentence.hasHint("game");
        return places >= 2 || (places == 1 && (ticket || oneMarked || (when && towards)));
    }

    private static boolean isMarked(Sentence sentence, int place) {
        boolean before =
                (sentence.is(place - 1, Kind.TO) && !sentence.at(place - 1).text().equals("for"))
                        || (sentence.is(place - 1, Kind.FROM)
                                && !sentence.at(place - 1).text().equals("在")
                                && !sentence.at(place - 1).text().endsWith("in")
                                && !sentence.at(place - 1).text().equals("我在"));
        return before
                || sentence.is(place + 1, Kind.ANYWHERE)
                || sentence.is(place + 1, Kind.FROM_AFTER)
                || sentence.is(place + 1, Kind.TO);
    }

    static Read read(
            Sentence sentence, Lexicon lexicon, List<DayReader.Mention> days, LocalDate today) {
        TripReader reader = new TripReader(sentence, lexicon);
        reader.places();
        reader.seats();
        reader.days(days, today);
        int count = new TicketCount(sentence).read();
        return reader.result(count);
    }

    private Read result(int count) {
        for (String place : unplaced) {
            (from.stated ? to : from).state(place, false);
        }
        if (from.isGood() && to.isGood() && from.value.equals(to.value)) {
            to.contradict();
        }
        ask(from, true);
        ask(to, true);
        ask(date, true);
        ask(seat, false);
        if (count != Interpretation.NOT_STATED && (count < 1 || count > Entry.MOST)) {
            questions.add(new Question(Field.COUNT, Reason.CONTRADICTORY));
            count = Interpretation.NOT_STATED;
        }
        Trip trip = new Trip(from.good(), to.good(), date.good(), seat.good(), count);
        return new Read(trip, List.copyOf(questions));
    }

    private void ask(Slot slot, boolean needed) {
        if (slot.stated ? !slot.isGood() : needed) {
            questions.add(new Question(slot.field, slot.problem));
        }
    }

    private void noteCorrection(int at) {
        Token token = sentence.at(at);
        boolean alone = token.is(Kind.CORRECT_ALONE) && sentence.isBreak(at + 1) && at > 0;
        if (token.is(Kind.CORRECT) || alone) {
            correcting = true;
            correctingFrom = true;
            correctingTo = true;
        }
    }

    private void places() {
        correctingFrom = false;
        correctingTo = false;
        for (int i = 0; i < sentence.size(); i++) {
            noteCorrection(i);
            Token token = sentence.at(i);
            if (token.is(Kind.PLACE) && isRefused(i)) {
                correctingTo = true;
                continue;
            }
            if (token.is(Kind.PLACE) && !isAbbreviationElsewhere(i)) {
                place(i, token.value(Kind.PLACE));
            } else if (isUnknownPlace(i)) {
                place(i, UNKNOWN);
            }
        }
        if (unplaced.size() == 1 && !to.stated) {
            to.state(unplaced.removeFirst(), false);
        }
    }

    /** "不去上海，去杭州" */
    private boolean isRefused(int place) {
        for (int i = place - 1; i >= place - REACH - 1 && !sentence.isBreak(i); i--) {
            Token token = sentence.at(i);
            if (token.is(Kind.PLACE)) {
                return false;
            }
            if (token.is(Kind.NOT) && !token.is(Kind.TO) && !token.is(Kind.FROM_AFTER)) {
                return true;
            }
        }
        return false;
    }

    /** "sh", "cd": letters that mean a city only beside a mark of direction or another city. */
    private boolean isAbbreviationElsewhere(int at) {
        String text = sentence.at(at).text();
        boolean shortName = text.length() <= 2 && Spelling.isLetter(text.charAt(0));
        return shortName
                && !isMarked(sentence, at)
                && !sentence.is(at - 1, Kind.PLACE)
                && !sentence.is(at + 1, Kind.PLACE)
                && !sentence.is(at - 1, Kind.ARROW)
                && !sentence.is(at + 1, Kind.ARROW);
    }

    private void place(int at, String city) {
        Slot slot = direction(at);
        if (slot == from || slot == to) {
            boolean corrects = slot == from ? correctingFrom : correctingTo;
            slot.state(city, corrects);
            lastPlace = slot;
            correctingFrom &= slot != from;
            correctingTo &= slot != to;
        } else if (sentence.is(at - 1, Kind.OR) && (from.stated || to.stated)) {
            lastPlace.contradict();
        } else if (correctingTo && (from.stated || to.stated || !unplaced.isEmpty())) {
            if (!unplaced.isEmpty()) {
                unplaced.removeLast();
                unplaced.add(city);
            } else {
                lastPlace.state(city, true);
            }
            correctingFrom = false;
            correctingTo = false;
        } else if (unplaced.isEmpty() || !unplaced.getLast().equals(city) || unplaced.size() < 2) {
            unplaced.add(city);
        }
    }

    /** Whether the words around a place make it the start or the end. */
    private Slot direction(int at) {
        int before = at - 1;
        while (before > at - REACH && sentence.isIn(before) && isFiller(before)) {
            before--;
        }
        int after = at + 1;
        while (after < at + REACH
                && sentence.is(after, Kind.STATION_SUFFIX)
                && !sentence.is(after, Kind.PLACE)) {
            after++;
        }
        if (sentence.is(before, Kind.ARROW) && isPlaceBefore(before)) {
            return to;
        }
        if (sentence.is(before, Kind.TO) && !isFromWord(before)) {
            return to;
        }
        if (sentence.is(before, Kind.FROM)) {
            return from;
        }
        boolean starts =
                sentence.is(after, Kind.ANYWHERE)
                        || (sentence.is(after, Kind.FROM_AFTER) && !sentence.is(after, Kind.TO));
        boolean goesOn =
                (sentence.is(after, Kind.TO) || sentence.is(after, Kind.ARROW))
                        && !(sentence.isIn(after) && sentence.at(after).text().equals("for"))
                        && leadsToPlace(after);
        return starts || goesOn ? from : NEITHER;
    }

    private boolean isFromWord(int at) {
        return sentence.is(at, Kind.FROM) && !sentence.is(at, Kind.TO);
    }

    private boolean isPlaceBefore(int at) {
        for (int i = at - 1; i >= at - REACH && sentence.isIn(i); i--) {
            if (sentence.is(i, Kind.PLACE)) {
                return true;
            }
        }
        return false;
    }

    private boolean leadsToPlace(int at) {
        for (int i = at + 1; i <= at + REACH; i++) {
            if (sentence.is(i, Kind.PLACE) || (sentence.isIn(i) && isUnknownPlace(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isFiller(int at) {
        Token token = sentence.at(at);
        return !token.is(Kind.TO)
                && !token.is(Kind.FROM)
                && !token.is(Kind.PLACE)
                && (token.is(Kind.THIS)
                        || token.is(Kind.LINK)
                        || token.is(Kind.ADD)
                        || token.text().equals("趟")
                        || token.text().equals("back"));
    }

    /** "from Ningbo": after a mark of direction, a name that nobody knows is a place. */
    private boolean isUnknownPlace(int at) {
        Token token = sentence.at(at);
        boolean marked = sentence.is(at - 1, Kind.TO) || sentence.is(at - 1, Kind.FROM);
        if (!token.isUnknown() || !marked || sentence.at(at - 1).is(Kind.CORRECT)) {
            return false;
        }
        String mark = sentence.at(at - 1).text();
        if (Lexicon.isChinese(token.text().charAt(0))) {
            boolean direct =
                    mark.equals("从") || mark.equals("到") || mark.equals("去") || mark.equals("至");
            return direct
                    && token.text().length() >= 2
                    && token.text().length() <= 3
                    && (sentence.isBreak(at + 1)
                            || sentence.is(at + 1, Kind.TO)
                            || sentence.is(at + 1, Kind.STATION_SUFFIX));
        }
        return (mark.equals("to") || mark.equals("from"))
                && token.text().length() > 3
                && !lexicon.isCommon(token.text())
                && (sentence.isBreak(at + 1)
                        || sentence.is(at + 1, Kind.TO)
                        || sentence.is(at + 1, Kind.DAY)
                        || sentence.is(at + 1, Kind.FROM)
                        || sentence.is(at + 1, Kind.LINK));
    }

    private void seats() {
        correcting = false;
        boolean not = false;
        for (int i = 0; i < sentence.size(); i++) {
            noteCorrection(i);
            Token token = sentence.at(i);
            if (token.isBreak()) {
                not = false;
            }
            if (token.is(Kind.NOT) && !token.is(Kind.TO) && !token.is(Kind.FROM_AFTER)) {
                not = true;
            }
            if (token.is(Kind.SEAT) && !sentence.isRead(i) && !isOrdinal(i)) {
                if (!not) {
                    seat.state(token.value(Kind.SEAT), correcting);
                    correcting = false;
                }
                sentence.take(i, i + 1);
                not = false;
            }
        }
    }

    /** "the second of March" is a day, and "business trip" no class. */
    private boolean isOrdinal(int at) {
        String text = sentence.at(at).text();
        boolean bare =
                text.equals("first")
                        || text.equals("second")
                        || text.equals("1st")
                        || text.equals("2nd");
        boolean trip =
                sentence.isIn(at + 1)
                        && (sentence.at(at + 1).text().startsWith("trip")
                                || sentence.at(at + 1).text().startsWith("meeting"));
        return trip
                || (bare
                        && !sentence.is(at + 1, Kind.TICKET_WORD)
                        && !sentence.isBreak(at + 1)
                        && !sentence.is(at + 1, Kind.FROM)
                        && !sentence.is(at + 1, Kind.PLACE));
    }

    private void days(List<DayReader.Mention> days, LocalDate today) {
        correcting = false;
        int next = 0;
        boolean calendar = days.stream().anyMatch(day -> day.form() == DayReader.Form.CALENDAR);
        for (DayReader.Mention day : days) {
            for (int i = next; i < day.at(); i++) {
                noteCorrection(i);
            }
            next = day.at();
            if (isNotMeant(day.at()) && day.at() < days.getLast().at()) {
                correcting = true;
                continue;
            }
            if (calendar && day.form() == DayReader.Form.FEAST) {
                continue;
            }
            if (day.day().isEmpty()) {
                date.state(UNKNOWN, correcting);
            } else if (day.day().get().isBefore(today)) {
                date.contradict();
            } else {
                date.state(day.day().get().toString(), correcting);
            }
            correcting = false;
        }
    }

    /** "不是今天的，明天的", "not Friday but Saturday". */
    private boolean isNotMeant(int day) {
        for (int i = day - 1; i >= day - 2 && !sentence.isBreak(i); i--) {
            if (sentence.is(i, Kind.NOT)) {
                return true;
            }
        }
        return false;
    }
}
