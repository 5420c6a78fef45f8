package io.hongbao.assistant.interpret;

import java.util.Locale;

/** What a person wants. */
public enum Intent {
    /** Drinks, or drinks and food. */
    ORDER,
    TRAIN,
    CINEMA,
    /** Food. */
    DINING,
    /** What there is, and what it costs. */
    MENU,
    /** Where an order is. */
    STATUS,
    /** To take an order back. */
    CANCEL,
    /** What the person has, and until when. */
    WALLET,
    /** To get an envelope. */
    CLAIM,
    /** To invite friends. */
    SHARE,
    /** Facts about the winter games. */
    EVENT,
    /** Anything else harmless. */
    CHAT,
    /** Against the rules. */
    UNSAFE;

    /** The name in the answer. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
