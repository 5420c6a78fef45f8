package io.hongbao.rehearsal.plan;

import java.util.Map;
import java.util.Optional;

/**
 * What one of each thing costs on a machine that was measured. What was not measured is missing.
 *
 * @param title one line that says which machine, and when
 * @param processors how many the machine has; 1 or more
 * @param measured each cost that was measured; {@link UnitCost#CLAIM_CPU} is always there
 */
public record UnitCosts(String title, int processors, Map<UnitCost, Measured> measured) {

    public UnitCosts {
        measured = Map.copyOf(measured);
        if (processors < 1 || !measured.containsKey(UnitCost.CLAIM_CPU)) {
            throw new IllegalArgumentException("a claim's processor time must be known");
        }
    }

    /**
     * A figure and where it comes from.
     *
     * @param amount in the resource's unit; above 0
     * @param source such as a section of a document, for people
     */
    public record Measured(double amount, String source) {}

    Optional<Measured> of(UnitCost cost) {
        return Optional.ofNullable(measured.get(cost));
    }
}
