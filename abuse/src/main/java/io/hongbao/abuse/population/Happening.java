package io.hongbao.abuse.population;

import io.hongbao.abuse.Form;

/** One thing that happens in a population. People are named by their ids. */
public sealed interface Happening {

    /** When, in milliseconds since 1970. */
    long atMillis();

    /** Who does it. */
    String person();

    /**
     * An invite is accepted.
     *
     * @param person the friend
     * @param device the one that the friend uses; empty for the usual one
     * @param network where the friend is; empty for the usual one
     */
    record Accepted(
            long atMillis,
            String inviter,
            String person,
            Form form,
            String channel,
            String device,
            String network)
            implements Happening {}

    /** A first order; outlet and address may be empty. */
    record Ordered(long atMillis, String person, String outlet, String address)
            implements Happening {}

    /** A wrong code is tried; device and network as in an acceptance. */
    record Tried(long atMillis, String person, String device, String network)
            implements Happening {}
}
