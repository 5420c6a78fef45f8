package io.hongbao.abuse.population;

import java.util.Comparator;
import java.util.List;

/**
 * People and what they do.
 *
 * @param people each id once
 * @param happenings of these people, in the order of their time
 */
public record Population(List<Person> people, List<Happening> happenings) {
    public Population {
        people = List.copyOf(people);
        happenings =
                happenings.stream().sorted(Comparator.comparingLong(Happening::atMillis)).toList();
    }

    /** Whether it is known of anybody what they are. */
    public boolean hasLabels() {
        return people.stream().anyMatch(person -> person.label() != Label.UNKNOWN);
    }

    /**
     * A population made from a seed: 1 % abusers, the rest in the groups that honest people come
     * in. The same arguments make the same population.
     *
     * @param count how many people, 1,000 to 1,000,000
     * @throws IllegalArgumentException when there are fewer or more
     */
    public static Population of(long seed, int count) {
        if (count < 1_000 || count > 1_000_000) {
            throw new IllegalArgumentException("people must be 1,000 to 1,000,000, not " + count);
        }
        Sketch sketch = new Sketch(seed, count);
        HonestPeople honest = new HonestPeople(sketch);
        honest.begin(count);
        new Abusers(sketch).add(count / 100);
        honest.fill(count);
        return sketch.population();
    }
}
