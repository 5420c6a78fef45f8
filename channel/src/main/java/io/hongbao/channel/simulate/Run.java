package io.hongbao.channel.simulate;

import io.hongbao.channel.HealthEvent;
import java.util.List;

/** What happened in one simulated run. */
public final class Run {
    private final int[] acceptances;
    private final List<HealthEvent> events;
    private final long startMillis;

    /**
     * Ends a run.
     *
     * @param acceptances by minute, on the channel that is looked at, all its forms
     * @param events in order
     * @param startMillis of minute 0
     */
    Run(int[] acceptances, List<HealthEvent> events, long startMillis) {
        this.acceptances = acceptances.clone();
        this.events = List.copyOf(events);
        this.startMillis = startMillis;
    }

    /** By minute. */
    int[] acceptances() {
        return acceptances.clone();
    }

    /** Everything that channel health said, in order. */
    public List<HealthEvent> events() {
        return events;
    }

    /** Acceptances from one minute (inclusive) to another. */
    public long accepted(int from, int to) {
        long sum = 0;
        for (int minute = from; minute < to; minute++) {
            sum += acceptances[minute];
        }
        return sum;
    }

    /** In which minute of the run something happened: the one that had just ended. */
    public int minuteOf(HealthEvent event) {
        return Math.toIntExact((event.atMillis() - startMillis) / 60_000);
    }

    public List<HealthEvent.Alarm> alarms() {
        return of(HealthEvent.Alarm.class);
    }

    public List<HealthEvent.Switched> switches() {
        return of(HealthEvent.Switched.class);
    }

    private <T extends HealthEvent> List<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
