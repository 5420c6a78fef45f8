package io.hongbao.core;

import java.util.List;

/**
 * What deciding a command gives. No events, messages or timers: nothing happened, and nothing is
 * journaled.
 *
 * @param outcome the answer
 * @param events what happened
 * @param messages what other shards are told, numbered
 * @param timers when to wake which entity
 * @param effects what is to be done outside
 */
public record Decision(
        Outcome outcome,
        List<Event> events,
        List<Message> messages,
        List<Timer> timers,
        List<Effect> effects) {

    public Decision {
        events = List.copyOf(events);
        messages = List.copyOf(messages);
        timers = List.copyOf(timers);
        effects = List.copyOf(effects);
    }
}
