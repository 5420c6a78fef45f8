package io.hongbao.cli.simulate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.channel.HealthEvent;
import io.hongbao.channel.simulate.Bar;
import io.hongbao.channel.simulate.BlockSimulation;
import io.hongbao.channel.simulate.Comparison;
import io.hongbao.channel.simulate.Run;
import io.hongbao.channel.simulate.Scenario;
import io.hongbao.cli.CommandException;
import io.hongbao.cli.ExitCode;
import io.hongbao.cli.JsonCommand;
import io.hongbao.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hongbao simulate block}: a platform blocks a channel's links. */
@Command(
        name = "block",
        description = {
            "Plays the same days three times: without a block, with a block of one channel's links,",
            "and with the block and the form that is recommended then. Shows the acceptances and",
            "whether the bars were kept; then plays 30 quiet days for false alarms. Needs no server."
        })
final class BlockCommand extends JsonCommand {

    @Option(names = "--seed", paramLabel = "N", description = "Of all chance. Default: 1.")
    private long seed = 1;

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            description = "wechat, weibo, qq, xiaohongshu or sms. Default: wechat.")
    private String channel = "wechat";

    @Option(
            names = "--strength",
            paramLabel = "PERCENT",
            description = "How many of the opens are lost, 1 to 100. Default: 95.")
    private int strength = 95;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "Write a page with a plot there.")
    private String report = "";

    BlockCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Scenario scenario = scenario();
        BlockOutcome outcome =
                BlockOutcome.of(
                        BlockSimulation.compare(scenario),
                        BlockSimulation.quiet(seed, BlockOutcome.QUIET_DAYS));
        if (!report.isEmpty()) {
            write(outcome);
        }
        if (json()) {
            print(answer(outcome));
        } else {
            BlockText.lines(terminal(), outcome).forEach(this::print);
        }
        return outcome.kept() ? ExitCode.OK : ExitCode.FOUND;
    }

    private Scenario scenario() {
        try {
            return Scenario.of(seed, channel, strength);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage("it cannot be played so: " + e.getMessage());
        }
    }

    private void write(BlockOutcome outcome) {
        try {
            Files.writeString(Path.of(report), BlockPage.of(outcome));
        } catch (IOException e) {
            throw CommandException.file("--report " + report + " cannot be written: " + e);
        }
    }

    private static ObjectNode answer(BlockOutcome outcome) {
        Comparison runs = outcome.comparison();
        ObjectNode answer =
                JSON.createObjectNode()
                        .put("ok", outcome.kept())
                        .put("seed", runs.scenario().seed())
                        .put("channel", runs.scenario().channel())
                        .put("strengthPercent", runs.scenario().strengthPercent())
                        .put("blockedFromMinute", runs.block().fromMinute())
                        .put("liftedAtMinute", runs.block().toMinute())
                        .put("lost", runs.lost())
                        .put("recovered", runs.recovered())
                        .put("recoveredShare", runs.recoveredShare());
        put(answer, "alarmMinutes", runs.alarmMinutes());
        put(answer, "switchMinutes", runs.switchMinutes());
        put(answer, "backMinutes", runs.backMinutes());
        answer.put("quietDays", BlockOutcome.QUIET_DAYS)
                .put("quietAlarms", outcome.quietDays().alarms().size());
        ArrayNode bars = answer.putArray("bars");
        for (Bar bar : outcome.bars()) {
            bars.addObject()
                    .put("id", bar.id())
                    .put("wanted", bar.wanted())
                    .put("found", bar.found())
                    .put("kept", bar.kept());
        }
        ObjectNode all = answer.putObject("runs");
        for (BlockOutcome.Named named : outcome.runs()) {
            run(all.putObject(named.id()), runs, named.run());
        }
        return answer;
    }

    private static void put(ObjectNode answer, String name, OptionalInt minutes) {
        if (minutes.isPresent()) {
            answer.put(name, minutes.getAsInt());
        } else {
            answer.putNull(name);
        }
    }

    private static void run(ObjectNode answer, Comparison runs, Run run) {
        answer.put("accepted", run.accepted(runs.block().fromMinute(), runs.countedTo()));
        ArrayNode events = answer.putArray("events");
        for (HealthEvent event : run.events()) {
            BlockOutcome.words(event)
                    .ifPresent(words ->
                            events.addObject()
                                    .put("minute", run.minuteOf(event))
                                    .put("what", words));
        }
    }
}
