package io.hongbao.testkit;

import io.hongbao.core.Person;
import io.hongbao.core.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random people: new and returning, from several regions, with old and new apps, some of whom give
 * nothing away.
 */
final class People {

    private static final List<String> REGIONS = List.of("CN-31", "CN-11", "CN", "US-CA", "");
    private static final List<String> VERSIONS = List.of("6.2.0", "6.1", "6.0.9", "10.0", "");

    private final List<Person> people = new ArrayList<>();

    People(SplittableRandom random, int count) {
        for (int i = 0; i < count; i++) {
            people.add(
                    new Person(
                            new UserId(random.nextLong(), random.nextLong()),
                            random.nextBoolean(),
                            REGIONS.get(random.nextInt(REGIONS.size())),
                            VERSIONS.get(random.nextInt(VERSIONS.size())),
                            false));
        }
    }

    /** Somebody: a few people come again and again, as they do. */
    Person any(SplittableRandom random) {
        int among = random.nextInt(4) == 0 ? Math.min(5, people.size()) : people.size();
        return people.get(random.nextInt(among));
    }

    List<Person> all() {
        return people;
    }
}
