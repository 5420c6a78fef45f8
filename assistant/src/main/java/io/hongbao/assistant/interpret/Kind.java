package io.hongbao.assistant.interpret;

import java.util.Locale;

/** The roles that a word can have. The lexicon's files use the same names, in lower case. */
enum Kind {
    // Things
    ITEM,
    GENERIC,
    OTHER,
    TOPPING,
    TOPPING_TOO,
    // Options and what they are made of
    SIZE,
    SIZE_SHORT,
    SUGAR,
    ICE,
    ICE_COLD,
    SWEET_WORD,
    ICE_WORD,
    TEMPERATURE_WORD,
    SIZE_WORD,
    AMOUNT,
    TOO,
    NOT,
    NOT_AFTER,
    BUT,
    OFF_VERB,
    OFF,
    UNDO,
    ADD,
    LINK,
    // Numbers
    NUMBER,
    ARTICLE,
    PRO_ONE,
    THIS,
    UNIT,
    UNIT_OTHER,
    MONEY,
    MONEY_BEFORE,
    TENTH,
    PERCENT,
    PERCENT_BEFORE,
    TIMES,
    // What belongs to what
    EACH,
    EACH_PERSON,
    ALL,
    BOTH,
    REST,
    OF_THEM,
    ORDINAL,
    WHOSE,
    AND,
    OR,
    MORE,
    CORRECT,
    CORRECT_ALONE,
    SEP_WORD,
    // Vouchers
    VOUCHER,
    PAY_SELF,
    KEEP,
    USE,
    // Journeys
    PLACE,
    STATION_SUFFIX,
    ANYWHERE,
    FROM,
    FROM_AFTER,
    TO,
    ARROW,
    TRAIN_WORD,
    TICKET_WORD,
    SEAT,
    // Days
    DAY,
    WEEKDAY,
    WEEK,
    WEEKEND,
    MONTH,
    MONTH_WORD,
    MONTH_RELATIVE,
    DAY_WORD,
    YEAR_WORD,
    THIS_YEAR,
    ORDINAL_END,
    DAY_ORDINAL,
    DAYS_LATER,
    WEEKS_LATER,
    A_WEEK_LATER,
    IN_WORD,
    DAYS_WORD,
    WEEKS_WORD,
    FEAST,
    TIME,
    // Hints at what somebody wants, and nothing at all
    CUE,
    STOP,
    // Made by the tokeniser
    /** A mark that ends a clause; the value is the mark. */
    SEPARATOR,
    /** A day in figures, as in 2026-02-14 or 2/14; the value is what was written. */
    WRITTEN_DATE,
    /** Nothing that the lexicon knows. */
    TEXT;

    /** The value of a "not" that takes back what was said: "forget the pearls". */
    static final String BACK = "back";

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in the lexicon's files. */
    String id() {
        return id;
    }
}
