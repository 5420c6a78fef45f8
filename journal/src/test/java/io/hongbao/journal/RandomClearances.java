package io.hongbao.journal;

import io.hongbao.core.campaign.LaunchClearance;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Makes clearances that their constructors accept. */
final class RandomClearances {
    private RandomClearances() {}

    /**
     * How each of them is made.
     *
     * @param id makes a text that is neither empty nor long
     */
    static Map<Type, Supplier<Object>> byHand(Random random, Supplier<String> id) {
        return Map.of(
                LaunchClearance.Certified.class,
                () ->
                        new LaunchClearance.Certified(
                                "ab".repeat(32), "cd".repeat(32), id.get(), random.nextLong()),
                LaunchClearance.Overridden.class,
                () -> new LaunchClearance.Overridden(id.get(), "why: 因为"),
                LaunchClearance.Waived.class,
                () -> new LaunchClearance.Waived(id.get()));
    }
}
