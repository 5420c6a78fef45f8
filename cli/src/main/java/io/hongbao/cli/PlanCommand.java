package io.hongbao.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.rehearsal.plan.CapacityPlan;
import io.hongbao.rehearsal.plan.CostsFile;
import io.hongbao.rehearsal.plan.Demand;
import io.hongbao.rehearsal.plan.PlanLine;
import io.hongbao.rehearsal.plan.UnitCost;
import io.hongbao.rehearsal.plan.UnitCosts;
import io.hongbao.yaml.Problem;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hongbao plan}: what a launch takes, with the arithmetic shown. */
@Command(
        name = "plan",
        description = {
            "Reckons what a launch takes: nodes, partitions, disk and network, line by line,",
            "from what one of each thing was measured to cost. Needs no server.",
            "Numbers may be such as 50M, 1.5k or 30k/s."
        })
final class PlanCommand extends JsonCommand {
    private static final Pattern NUMBER =
            Pattern.compile("(-?[0-9]{1,12}(?:\\.[0-9]{1,6})?)([kMG]?)(/s)?");
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);
    private static final Map<String, Integer> ZEROS = Map.of("", 0, "k", 3, "M", 6, "G", 9);

    @Option(
            names = "--people",
            required = true,
            paramLabel = "N",
            description = "How many come in all, such as 50M.")
    private String people = "";

    @Option(
            names = "--peak",
            required = true,
            paramLabel = "N/s",
            description = "How many are let in and claim in the busiest second, such as 30k/s.")
    private String peak = "";

    @Option(
            names = "--orders-share",
            paramLabel = "X",
            description = "Which share of them orders, 0 to 1. Default: 0.4.")
    private String ordersShare = "0.4";

    @Option(
            names = "--invites-share",
            paramLabel = "X",
            description = "Which share of them makes an invite, 0 to 1. Default: 0.04.")
    private String invitesShare = "0.04";

    @Option(
            names = "--acceptances-share",
            paramLabel = "X",
            description = "Which share of them accepts an invite, 0 to 1. Default: 0.08.")
    private String acceptancesShare = "0.08";

    @Option(
            names = "--hours",
            paramLabel = "H",
            description = "Within how many hours they come. Default: 5.")
    private String hours = "5";

    @Option(
            names = "--retention-days",
            paramLabel = "N",
            description = "How long the journal is kept. Default: 30.")
    private String retentionDays = "30";

    @Option(
            names = "--headroom",
            paramLabel = "X",
            description = "How many times what is needed is to be there. Default: 2.")
    private String headroom = "2";

    @Option(
            names = "--measured",
            paramLabel = "FILE",
            description = "What was measured on another machine. Default: what ships.")
    private String measured = "";

    PlanCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Demand demand = demand();
        CostsFile file =
                measured.isEmpty() ? CostsFile.shipped() : CostsFile.read(Path.of(measured));
        return switch (file) {
            case CostsFile.Invalid invalid -> {
                refuse(invalid.problems());
                yield ExitCode.FOUND;
            }
            case CostsFile.Valid valid -> {
                CapacityPlan plan = CapacityPlan.of(demand, valid.costs());
                if (json()) {
                    print(answer(demand, valid.costs(), plan));
                } else {
                    PlanText.lines(terminal(), valid.costs().title(), plan).forEach(this::print);
                }
                yield ExitCode.OK;
            }
        };
    }

    private Demand demand() {
        try {
            return new Demand(
                    whole("--people", people).longValueExact(),
                    number("--peak", peak, true).doubleValue(),
                    number("--orders-share", ordersShare, false).doubleValue(),
                    number("--invites-share", invitesShare, false).doubleValue(),
                    number("--acceptances-share", acceptancesShare, false).doubleValue(),
                    number("--hours", hours, false).doubleValue(),
                    whole("--retention-days", retentionDays).longValueExact(),
                    number("--headroom", headroom, false).doubleValue());
        } catch (IllegalArgumentException e) {
            throw CommandException.usage("--" + e.getMessage());
        }
    }

    private static BigDecimal whole(String option, String text) {
        BigDecimal number = number(option, text, false).stripTrailingZeros();
        if (number.scale() > 0) {
            throw CommandException.usage(option + " must be a whole number, not " + text);
        }
        return number;
    }

    private static BigDecimal number(String option, String text, boolean rate) {
        Matcher form = NUMBER.matcher(text);
        if (!form.matches() || (!rate && text.endsWith("/s"))) {
            throw CommandException.usage(
                    option
                            + " must be a number such as "
                            + (rate ? "30k/s, 1.5k/s or 800/s" : "50M, 1.5k or 800")
                            + ", not "
                            + text);
        }
        BigDecimal number =
                new BigDecimal(form.group(1))
                        .scaleByPowerOfTen(ZEROS.getOrDefault(form.group(2), 0));
        if (number.compareTo(MOST) > 0) {
            throw CommandException.usage(option + " must be far less than " + text);
        }
        return number;
    }

    private void refuse(List<Problem> problems) {
        if (json()) {
            ObjectNode answer = JSON.createObjectNode().put("ok", false);
            ArrayNode list = answer.putArray("problems");
            problems.forEach(problem -> list.add(problem.toString()));
            print(answer);
        } else {
            problems.forEach(problem -> print(problem.toString()));
        }
    }

    private static ObjectNode answer(Demand demand, UnitCosts costs, CapacityPlan plan) {
        ObjectNode answer = JSON.createObjectNode().put("ok", true);
        answer.putObject("demand")
                .put("people", demand.people())
                .put("peakPerSecond", demand.peakPerSecond())
                .put("ordersShare", demand.ordersShare())
                .put("invitesShare", demand.invitesShare())
                .put("acceptancesShare", demand.acceptancesShare())
                .put("hours", demand.hours())
                .put("retentionDays", demand.retentionDays())
                .put("headroom", demand.headroom());
        answer.putObject("machine")
                .put("title", costs.title())
                .put("processors", costs.processors());
        answer.put("nodes", (long) plan.line("nodes").result().amount())
                .put("partitions", (long) plan.line("partitions").result().amount())
                .put("diskBytes", Math.round(plan.line("disk").result().amount()))
                .put("networkBitsPerSecond", Math.round(plan.line("network").result().amount()))
                .put("atLeast", !plan.notMeasured().isEmpty());
        ArrayNode lines = answer.putArray("lines");
        for (PlanLine line : plan.lines()) {
            ObjectNode one =
                    lines.addObject()
                            .put("id", line.id())
                            .put("what", line.what())
                            .put("formula", line.formula())
                            .put("amount", line.result().amount())
                            .put("unit", line.result().unit().word())
                            .put("text", line.result().text())
                            .put("atLeast", line.atLeast());
            ArrayNode sources = one.putArray("sources");
            line.sources().forEach(sources::add);
        }
        ArrayNode missing = answer.putArray("notMeasured");
        plan.notMeasured().stream().map(UnitCost::path).forEach(missing::add);
        ArrayNode limits = answer.putArray("limits");
        plan.limits().forEach(limits::add);
        return answer;
    }
}
