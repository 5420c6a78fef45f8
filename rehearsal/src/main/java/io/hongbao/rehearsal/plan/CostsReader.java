package io.hongbao.rehearsal.plan;

import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Spot;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a file of measured costs. */
final class CostsReader {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");
    private static final BigDecimal LEAST = new BigDecimal("0.001");
    private static final BigDecimal MOST = new BigDecimal("1000000000");
    private static final int MOST_PROCESSORS = 4_096;
    private static final int MOST_TEXT = 200;
    private static final String CPU = UnitCost.Resource.CPU.field();
    private static final String CPU_EXAMPLE =
            CPU + ": {claim: {value: 27.5, source: our bench of May}}";

    private CostsReader() {}

    static Optional<UnitCosts> read(Spot root) {
        return root.fields(
                        "format",
                        "title",
                        "processors",
                        UnitCost.Resource.CPU.field(),
                        UnitCost.Resource.JOURNAL.field(),
                        UnitCost.Resource.STATE.field(),
                        UnitCost.Resource.RESPONSE.field())
                .flatMap(CostsReader::costs);
    }

    private static Optional<UnitCosts> costs(Fields fields) {
        fields.need("format", "format: 1", spot -> whole(spot, 1));
        Optional<String> title =
                fields.need("title", "title: 8 processors, May 2027", CostsReader::text);
        Optional<Integer> processors =
                fields.need("processors", "processors: 8", spot -> whole(spot, MOST_PROCESSORS));
        fields.need(CPU, CPU_EXAMPLE);
        Map<UnitCost, UnitCosts.Measured> measured = new EnumMap<>(UnitCost.class);
        for (UnitCost.Resource resource : UnitCost.Resource.values()) {
            if (fields.has(resource.field())) {
                measured(fields.at(resource.field()), resource, measured);
            }
        }
        return title.isPresent()
                        && processors.isPresent()
                        && measured.containsKey(UnitCost.CLAIM_CPU)
                ? Optional.of(new UnitCosts(title.get(), processors.get(), measured))
                : Optional.empty();
    }

    private static void measured(
            Spot spot, UnitCost.Resource resource, Map<UnitCost, UnitCosts.Measured> into) {
        List<UnitCost> costs = resource.costs();
        Optional<Fields> fields =
                spot.fields(costs.stream().map(UnitCost::thing).toArray(String[]::new));
        if (fields.isEmpty()) {
            return;
        }
        if (resource == UnitCost.Resource.CPU) {
            fields.get()
                    .need(UnitCost.CLAIM_CPU.thing(), "claim: {value: 27.5, source: our bench}");
        }
        for (UnitCost cost : costs) {
            if (fields.get().has(cost.thing())) {
                measured(fields.get().at(cost.thing())).ifPresent(one -> into.put(cost, one));
            }
        }
    }

    private static Optional<UnitCosts.Measured> measured(Spot spot) {
        Optional<Fields> fields = spot.fields("value", "source");
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Optional<Double> value = fields.get().need("value", "value: 27.5", CostsReader::amount);
        Optional<String> source =
                fields.get().need("source", "source: our bench of May", CostsReader::text);
        return value.isPresent() && source.isPresent()
                ? Optional.of(new UnitCosts.Measured(value.get(), source.get()))
                : Optional.empty();
    }

    private static Optional<String> text(Spot spot) {
        Optional<String> text = spot.scalar();
        boolean wrong =
                text.isPresent() && (text.get().isBlank() || text.get().length() > MOST_TEXT);
        return wrong
                ? spot.refuse(
                        "must be a text of 1 to " + MOST_TEXT + " characters",
                        "write a text of that length")
                : text;
    }

    private static Optional<Double> amount(Spot spot) {
        return number(spot, LEAST, MOST, "a number").map(BigDecimal::doubleValue);
    }

    private static Optional<Integer> whole(Spot spot, int most) {
        String kind = "a whole number";
        Optional<BigDecimal> number = number(spot, BigDecimal.ONE, BigDecimal.valueOf(most), kind);
        return number.isPresent() && number.get().stripTrailingZeros().scale() > 0
                ? spot.refuse(
                        "must be a whole number from 1 to " + most, "write a number in that range")
                : number.map(BigDecimal::intValue);
    }

    private static Optional<BigDecimal> number(
            Spot spot, BigDecimal least, BigDecimal most, String kind) {
        Optional<String> text = spot.scalar();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String rule =
                "must be "
                        + kind
                        + " from "
                        + least.toPlainString()
                        + " to "
                        + most.toPlainString();
        if (!NUMBER.matcher(text.get()).matches()) {
            return spot.refuse(rule, "write digits, with a point before decimals");
        }
        BigDecimal number = new BigDecimal(text.get());
        return number.compareTo(least) >= 0 && number.compareTo(most) <= 0
                ? Optional.of(number)
                : spot.refuse(rule, "write a number in that range");
    }
}
