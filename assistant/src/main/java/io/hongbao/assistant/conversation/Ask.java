package io.hongbao.assistant.conversation;

/** What a person brings to a turn. */
public sealed interface Ask {

    /** The person said something. The text is cleaned: see {@link Texts#clean}. */
    record Said(String text) implements Ask {}

    /** The person pressed "confirm" on a quote's card. */
    record Agreed(String quote, String hash) implements Ask {}
}
