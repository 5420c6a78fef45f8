package io.hongbao.cli.simulate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.abuse.population.Confusion;
import io.hongbao.abuse.population.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows how a trial of the abuse score ended, to people and to programs. */
final class TrialText {
    private TrialText() {}

    static List<String> lines(TrialResult result) {
        List<String> lines = new ArrayList<>();
        Confusion table = result.confusion();
        TrialResult.Counts counts = result.counts();
        lines.add(row("%-22s %12s %12s", "people", "held", "passed"));
        lines.add(row("%-22s %,12d %,12d", "abusers", table.abusersHeld(), table.abusersPassed()));
        lines.add(row("%-22s %,12d %,12d", "honest", table.honestHeld(), table.honestPassed()));
        lines.add("");
        lines.add(bar("precision", table.precision(), TrialResult.LEAST_PRECISION));
        lines.add(bar("recall", table.recall(), TrialResult.LEAST_RECALL));
        lines.add("");
        lines.add(row("%-8s %-22s %12s %12s", "label", "group", "people", "held"));
        for (TrialResult.GroupCount group : result.groups()) {
            lines.add(
                    row(
                            "%-8s %-22.22s %,12d %,12d",
                            lower(group.label()), group.group(), group.people(), group.held()));
        }
        lines.add("");
        lines.add(row("%-32s %12s", "reason", "held acceptances"));
        result.reasons().forEach((kind, many) -> lines.add(row("%-32s %,12d", lower(kind), many)));
        lines.add("");
        lines.add(
                row(
                        "%,d acceptances, %,d held; reviews held %,d late and released %,d;",
                        counts.acceptances(), counts.held(), counts.heldLate(), counts.released()));
        lines.add(row("%,d people locked out for wrong codes.", counts.lockedOut()));
        return lines;
    }

    private static String bar(String name, double value, double least) {
        return row(
                "%-10s %6.2f %%   bar %.0f %%   %s",
                name, value * 100, least * 100, value >= least ? "met" : "MISSED");
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in no library that runs here
    private static String row(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).stripTrailing();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ObjectNode json(TrialResult result) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        Confusion table = result.confusion();
        answer.put("ok", result.meetsBars())
                .put("precision", table.precision())
                .put("recall", table.recall());
        answer.putObject("bars")
                .put("precision", TrialResult.LEAST_PRECISION)
                .put("recall", TrialResult.LEAST_RECALL);
        answer.putObject("confusion")
                .put("abusersHeld", table.abusersHeld())
                .put("honestHeld", table.honestHeld())
                .put("abusersPassed", table.abusersPassed())
                .put("honestPassed", table.honestPassed());
        ArrayNode groups = answer.putArray("groups");
        for (TrialResult.GroupCount group : result.groups()) {
            groups.addObject()
                    .put("label", lower(group.label()))
                    .put("group", group.group())
                    .put("people", group.people())
                    .put("held", group.held());
        }
        ObjectNode reasons = answer.putObject("reasons");
        result.reasons().forEach((kind, many) -> reasons.put(lower(kind), many));
        TrialResult.Counts counts = result.counts();
        answer.putObject("acceptances")
                .put("scored", counts.acceptances())
                .put("held", counts.held())
                .put("heldLate", counts.heldLate())
                .put("released", counts.released());
        answer.put("lockedOut", counts.lockedOut());
        return answer;
    }
}
