package io.hongbao.assistant.interpret;

/** Reads how many tickets are wanted: the tickets, the people, or a bare number. */
final class TicketCount {
    private final Sentence sentence;

    TicketCount(Sentence sentence) {
        this.sentence = sentence;
    }

    /** The number, which may be out of bounds, or {@link Interpretation#NOT_STATED}. */
    int read() {
        long family = People.family(sentence);
        long tickets = Token.NO_NUMBER;
        long bare = Token.NO_NUMBER;
        boolean correcting = false;
        for (int i = 0; i < sentence.size(); i++) {
            Token token = sentence.at(i);
            correcting |=
                    token.is(Kind.CORRECT)
                            || (token.is(Kind.CORRECT_ALONE) && sentence.isBreak(i + 1));
            if (sentence.isRead(i)) {
                continue;
            }
            if (token.isNumber() && isTickets(i)) {
                boolean either = tickets != Token.NO_NUMBER && sentence.is(i - 1, Kind.OR);
                tickets = either ? 0 : value(i);
            } else if (Numbers.isEither(sentence, i) && isTickets(Numbers.end(sentence, i) + 1)) {
                tickets = value(i);
            } else if (token.isNumber() && isBare(i)) {
                if (correcting && tickets != Token.NO_NUMBER) {
                    tickets = value(i);
                }
                bare = value(i);
            } else if (tickets == Token.NO_NUMBER && isOneTicket(i)) {
                tickets = 1;
            }
        }
        long people = family == Token.NO_NUMBER ? People.in(sentence) : family;
        long count =
                tickets != Token.NO_NUMBER ? tickets : people != Token.NO_NUMBER ? people : bare;
        // "me and two friends, so three": the total is said last.
        boolean total =
                people != Token.NO_NUMBER && bare != Token.NO_NUMBER && tickets == Token.NO_NUMBER;
        if (total) {
            count = Math.max(people, bare);
        }
        return count == Token.NO_NUMBER ? Interpretation.NOT_STATED : Math.clamp(count, 0, 1_000);
    }

    private long value(int at) {
        return Numbers.value(sentence, at);
    }

    private boolean isTickets(int at) {
        int next = Numbers.end(sentence, at);
        boolean times = sentence.is(next, Kind.TIMES);
        boolean described = sentence.isIn(next + 1) && sentence.at(next).isUnknown();
        int unit = times || described ? next + 1 : next;
        return times
                || sentence.is(at - 1, Kind.TIMES)
                || sentence.is(unit, Kind.UNIT, "ticket")
                || sentence.is(unit, Kind.TICKET_WORD)
                || sentence.is(unit, Kind.TRAIN_WORD)
                || sentence.is(unit, Kind.SEAT)
                || (sentence.isIn(unit)
                        && sentence.at(unit).text().equals("in")
                        && sentence.is(unit + 1, Kind.SEAT))
                || sentence.is(unit, Kind.UNIT, "piece");
    }

    /**
     * A number that stands alone, or after everything else: "Beijing to Shanghai tomorrow, two".
     */
    private boolean isBare(int at) {
        int next = Numbers.end(sentence, at);
        boolean counted =
                sentence.is(next, Kind.UNIT)
                        || sentence.is(next, Kind.UNIT_OTHER)
                        || sentence.is(next, Kind.MONEY)
                        || sentence.is(next, Kind.DAY_WORD)
                        || sentence.is(next, Kind.MONTH_WORD)
                        || sentence.isMarkAt(next, ':')
                        || (sentence.isMarkAt(at - 1, ':') && sentence.isNumber(at - 2))
                        || sentence.is(at - 1, Kind.THIS)
                        || isTime(at - 1);
        boolean alone =
                sentence.isBreak(next)
                        || sentence.hints(next, "please")
                        || sentence.is(next, Kind.PLACE)
                        || (sentence.is(next, Kind.TO) && sentence.is(next + 1, Kind.PLACE));
        return !counted && alone && sentence.at(at).number() < 1_000;
    }

    private boolean isTime(int at) {
        return sentence.isIn(at)
                && (sentence.at(at).text().equals("at") || sentence.is(at, Kind.TIME));
    }

    /** "买张票", "a ticket", "a first class seat". */
    private boolean isOneTicket(int at) {
        Token token = sentence.at(at);
        if (token.text().equals("张")) {
            return at > 0
                    && !sentence.is(at - 1, Kind.THIS)
                    && !sentence.at(at - 1).text().equals("几");
        }
        if (!token.is(Kind.ARTICLE)) {
            return false;
        }
        if (sentence.is(at + 1, Kind.SEAT) && !sentence.is(at + 2, Kind.TRAIN_WORD)) {
            return true;
        }
        for (int i = at + 1; i < at + 7 && !sentence.isBreak(i); i++) {
            if (sentence.is(i, Kind.TICKET_WORD)
                    || sentence.at(i).text().contains("ticket")
                    || sentence.at(i).text().contains("seat")) {
                return true;
            }
        }
        return false;
    }
}
