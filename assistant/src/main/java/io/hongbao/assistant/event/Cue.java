package io.hongbao.assistant.event;

/** What a word says about the kind of question. */
enum Cue {
    /** Who won, how it stands, who will win. */
    RESULT,
    /** Something that the facts never hold: tickets, television, athletes, other games. */
    BEYOND,
    /** A team or its country. */
    COUNTRY,
    OPENING_CEREMONY,
    CLOSING_CEREMONY,
    /** "ceremony" without saying which. */
    CEREMONY,
    WHERE,
    WHEN,
    HOW_MANY,
    HOW_LONG,
    UNTIL,
    MEDAL,
    /** Sports and disciplines as such. */
    SPORTS,
    VENUES,
    /** What is on. */
    PROGRAMME,
    START,
    END,
    /** The games as a whole. */
    GAMES,
    MEN,
    WOMEN,
    MIXED,
    FINAL
}
