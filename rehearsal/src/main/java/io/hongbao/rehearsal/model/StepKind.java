package io.hongbao.rehearsal.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One thing that a person does on a journey. In a file it is written in lower case. */
public enum StepKind {
    /** Looks at the campaign's public card. */
    PAGE,
    /** Looks at the outlets. */
    OUTLETS,
    /** Gets a pass for the app's word on who this is. */
    SESSION,
    /** Waits in the waiting room, where there is one: ticket, status, placed pass. */
    ROOM(SESSION),
    /** Claims an envelope. */
    CLAIM(SESSION),
    /** Sends the very same claim again, which must get the same answer. */
    AGAIN(CLAIM),
    /** Claims again under another key, which must be refused. */
    ANOTHER(CLAIM),
    /** Looks at the wallet, which must show the envelope. */
    WALLET(CLAIM),
    /** Orders drinks: a quote, a yes, now and then a look or a cancellation. */
    ORDER(CLAIM),
    /** Orders a drink by talking to the assistant. */
    CHAT(CLAIM),
    /** Asks for an invite in all its forms, and hands it on to one to three friends. */
    INVITE(SESSION),
    /** Accepts an invite that somebody has handed on: its page, a look at what it is, the yes. */
    ACCEPT(SESSION),
    /** Misbehaves: one claim after another, each under a new key, without a pause. */
    HAMMER(SESSION),
    /** Misbehaves: claims with a forged pass. */
    FORGE(SESSION),
    /** Misbehaves: claims with the pass of somebody who has an envelope already. */
    SHARE(SESSION);

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that never change.
    private final List<StepKind> needs;

    StepKind(StepKind... needs) {
        this.needs = List.of(needs);
    }

    /** What must have been done before, on the same journey. */
    List<StepKind> needs() {
        return needs;
    }

    /** Whether it may stand on a journey more than once. */
    boolean repeatable() {
        return switch (this) {
            case SESSION, ROOM, CLAIM, INVITE, ACCEPT -> false;
            case PAGE, OUTLETS, AGAIN, ANOTHER, WALLET, ORDER, CHAT, HAMMER, FORGE, SHARE -> true;
        };
    }

    /** As it is written in a file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(StepKind::word).toList();
    }
}
