package io.hongbao.rehearsal.model;

import java.util.List;

/**
 * A traffic model: who comes when, and what they do. It says what real people would do in real
 * minutes; whoever plays it may play it smaller and faster.
 *
 * @param id 1-40 of {@code [a-z0-9-]}
 * @param title one line, for people
 * @param scale how many of the people come when nothing else is said; 1 is all of them
 * @param speed how much faster than real time it is played when nothing else is said
 * @param people how many come when, in time order
 * @param patienceSeconds how long somebody stays who is not done, from when they came, in real
 *     seconds at any speed
 * @param answerSeconds how long a client waits for an answer, in real seconds at any speed
 * @param retries what a client does when it gets no answer, or is told that the server is busy
 * @param journeys what people do; the percentages make 100
 */
public record TrafficModel(
        String id,
        String title,
        double scale,
        double speed,
        List<Stretch> people,
        double patienceSeconds,
        double answerSeconds,
        Retries retries,
        List<Share> journeys) {

    public TrafficModel {
        people = List.copyOf(people);
        journeys = List.copyOf(journeys);
    }

    /** So many minutes in which so many people come a minute. */
    public record Stretch(double minutes, double perMinute) {}

    /**
     * How clients try again.
     *
     * @param most how often at most, 0-1000
     * @param waitMillis how long they wait before the first time, in milliseconds
     * @param growing whether each wait is twice the one before, up to sixteen times the first; half
     *     as much again is added by chance either way
     */
    public record Retries(int most, long waitMillis, boolean growing) {
        static final Retries STANDARD = new Retries(5, 500, true);
    }

    /** What {@code percent} of the people do, step by step. */
    public record Share(String id, int percent, List<StepKind> steps) {
        public Share {
            steps = List.copyOf(steps);
        }
    }

    /** How long it is, in minutes of the day. */
    public double minutes() {
        return people.stream().mapToDouble(Stretch::minutes).sum();
    }

    /** How many people come in the first {@code minutes}, at scale 1. */
    public double peopleWithin(double minutes) {
        double left = minutes;
        double sum = 0;
        for (Stretch stretch : people) {
            double part = Math.min(left, stretch.minutes());
            sum += part * stretch.perMinute();
            left -= part;
        }
        return sum;
    }

    /** The most people that come in a minute, at scale 1. */
    public double peakPerMinute() {
        return people.stream().mapToDouble(Stretch::perMinute).max().orElse(0);
    }

    /** Which share of the people orders something, from 0 up; a journey may order twice. */
    public double ordersPerPerson() {
        double orders = 0;
        for (Share share : journeys) {
            long steps =
                    share.steps().stream()
                            .filter(step -> step == StepKind.ORDER || step == StepKind.CHAT)
                            .count();
            orders += steps * share.percent() / 100.0;
        }
        return orders;
    }

    /** Whether anybody does this. */
    public boolean has(StepKind step) {
        return journeys.stream().anyMatch(share -> share.steps().contains(step));
    }
}
