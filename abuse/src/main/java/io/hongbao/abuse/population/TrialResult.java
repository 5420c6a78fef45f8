package io.hongbao.abuse.population;

import io.hongbao.abuse.ReasonKind;
import io.hongbao.abuse.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a trial ended.
 *
 * @param confusion over everybody whose label is known
 * @param groups of each label and group, how many were held, in the order of their names
 * @param counts of acceptances and lockouts
 * @param reasons on how many held acceptances each reason stands
 * @param verdicts the last one of each acceptance, in the order of the first ones
 * @param held the ids of everybody who is held
 */
public record TrialResult(
        Confusion confusion,
        List<GroupCount> groups,
        Counts counts,
        Map<ReasonKind, Long> reasons,
        List<Verdict> verdicts,
        Set<String> held) {
    /** The bars that the product sets itself. */
    public static final double LEAST_PRECISION = 0.95;

    public static final double LEAST_RECALL = 0.80;

    public TrialResult {
        groups = List.copyOf(groups);
        Map<ReasonKind, Long> inOrder = new EnumMap<>(ReasonKind.class);
        inOrder.putAll(reasons);
        reasons = Collections.unmodifiableMap(inOrder);
        verdicts = List.copyOf(verdicts);
        held = Set.copyOf(held);
    }

    /**
     * One group's people.
     *
     * @param people how many there are
     * @param held how many of them are held
     */
    public record GroupCount(Label label, String group, long people, long held) {}

    /**
     * What happened to acceptances.
     *
     * @param acceptances how many were scored
     * @param held how many are held at the end, on either side
     * @param heldLate how many verdicts a review turned to held
     * @param released how many it released
     * @param lockedOut how many people were locked out for wrong codes
     */
    public record Counts(
            long acceptances, long held, long heldLate, long released, long lockedOut) {}

    /** Whether both bars are met. */
    public boolean meetsBars() {
        return confusion.precision() >= LEAST_PRECISION && confusion.recall() >= LEAST_RECALL;
    }

    static TrialResult of(
            List<Person> people,
            Set<String> held,
            Counts counts,
            Map<ReasonKind, Long> reasons,
            List<Verdict> verdicts) {
        Map<String, GroupCount> groups = new TreeMap<>();
        long[] table = new long[4];
        for (Person person : people) {
            boolean isHeld = held.contains(person.id());
            groups.merge(
                    person.label() + " " + person.group(),
                    new GroupCount(person.label(), person.group(), 1, isHeld ? 1 : 0),
                    (a, b) ->
                            new GroupCount(
                                    a.label(),
                                    a.group(),
                                    a.people() + b.people(),
                                    a.held() + b.held()));
            switch (person.label()) {
                case ABUSER -> table[isHeld ? 0 : 2]++;
                case HONEST -> table[isHeld ? 1 : 3]++;
                case UNKNOWN -> {}
            }
        }
        return new TrialResult(
                new Confusion(table[0], table[1], table[2], table[3]),
                List.copyOf(groups.values()),
                counts,
                reasons,
                verdicts,
                held);
    }
}
