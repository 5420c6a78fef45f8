package io.hongbao.rehearsal.plan;

import io.hongbao.rehearsal.plan.Figure.Unit;
import io.hongbao.rehearsal.plan.PlanLine.Section;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The lines of a plan that have been written so far, and what was missing for them. */
final class Reckoning {
    private final UnitCosts costs;
    private final List<PlanLine> lines = new ArrayList<>();
    private final Set<UnitCost> missing = new LinkedHashSet<>();

    Reckoning(UnitCosts costs) {
        this.costs = costs;
    }

    /** What a sum came to, and whether something is missing in it. */
    record Sum(double amount, boolean atLeast) {}

    /**
     * So many of one thing at a cost each.
     *
     * @param name the last part of the line's id
     */
    record Term(String name, String what, Figure count, UnitCost cost) {}

    /**
     * How a sum is made of its terms.
     *
     * @param factor what count times cost is multiplied with
     * @param factorText the same as the formula shows it; may be empty
     * @param what the sum is called
     */
    record Total(
            Section section, String id, String what, double factor, String factorText, Unit unit) {}

    List<PlanLine> lines() {
        return List.copyOf(lines);
    }

    List<UnitCost> missing() {
        return List.copyOf(missing);
    }

    void line(Section section, String id, String what, String formula, Figure result) {
        add(new PlanLine(id, section, what, formula, result, false, List.of()));
    }

    void add(PlanLine line) {
        lines.add(line);
    }

    /**
     * Writes a line for each term and one for their sum. A term of which there are none is left
     * out; one whose cost was not measured is noted, and missing in the sum.
     */
    Sum sum(Total total, List<Term> terms) {
        List<Figure> parts = new ArrayList<>();
        boolean atLeast = false;
        for (Term term : terms) {
            if (term.count().amount() == 0) {
                continue;
            }
            Optional<UnitCosts.Measured> cost = costs.of(term.cost());
            if (cost.isEmpty()) {
                missing.add(term.cost());
                atLeast = true;
                continue;
            }
            Figure part =
                    new Figure(
                            term.count().amount() * cost.get().amount() * total.factor(),
                            total.unit());
            parts.add(part);
            add(
                    new PlanLine(
                            total.section().name().toLowerCase(Locale.ROOT) + "." + term.name(),
                            total.section(),
                            term.what(),
                            term.count().text()
                                    + " x "
                                    + each(term.cost(), cost.get())
                                    + total.factorText(),
                            part,
                            false,
                            List.of(cost.get().source())));
        }
        double amount = parts.stream().mapToDouble(Figure::amount).sum();
        add(
                new PlanLine(
                        total.id(),
                        total.section(),
                        total.what(),
                        parts.isEmpty()
                                ? "nothing of it was measured"
                                : parts.stream()
                                        .map(Figure::text)
                                        .collect(Collectors.joining(" + ")),
                        new Figure(amount, total.unit()),
                        atLeast,
                        List.of()));
        return new Sum(amount, atLeast);
    }

    static String each(UnitCost cost, UnitCosts.Measured measured) {
        return Figure.exact(measured.amount()) + " " + cost.resource().unit();
    }

    /** The cost, or nothing, which is then noted. */
    Optional<UnitCosts.Measured> cost(UnitCost cost) {
        Optional<UnitCosts.Measured> measured = costs.of(cost);
        if (measured.isEmpty()) {
            missing.add(cost);
        }
        return measured;
    }
}
