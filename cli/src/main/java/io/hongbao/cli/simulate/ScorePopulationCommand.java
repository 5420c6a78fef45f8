package io.hongbao.cli.simulate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.abuse.population.Population;
import io.hongbao.abuse.population.Trial;
import io.hongbao.abuse.population.TrialResult;
import io.hongbao.cli.CommandException;
import io.hongbao.cli.ExitCode;
import io.hongbao.cli.JsonCommand;
import io.hongbao.cli.Terminal;
import io.hongbao.yaml.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hongbao score-population}: the abuse score on a population in a file. */
@Command(
        name = "score-population",
        description = {
            "Scores the acceptances of a population file and prints who is held and why;",
            "with labels in the file, the confusion table. Needs no server. Exit code 1 when",
            "the file has problems, or labels that precision or recall misses a bar on."
        })
public final class ScorePopulationCommand extends JsonCommand {

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "People and what they do, a JSON object a line: docs/abuse.md.")
    private String file = "";

    @Option(names = "--held", description = "With --json: list the ids of everybody who is held.")
    private boolean held;

    public ScorePopulationCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        return switch (read()) {
            case PopulationFile.Invalid invalid -> {
                refuse(invalid.problems());
                yield ExitCode.FOUND;
            }
            case PopulationFile.Valid valid -> score(valid.population());
        };
    }

    private PopulationFile read() {
        try {
            return PopulationFile.read(Path.of(file));
        } catch (IOException e) {
            throw CommandException.file(
                    file
                            + " cannot be read: "
                            + e.getClass().getSimpleName()
                            + " "
                            + e.getMessage());
        }
    }

    private int score(Population population) {
        TrialResult result = Trial.of(population);
        boolean labelled = population.hasLabels();
        if (json()) {
            ObjectNode answer = TrialText.json(result).put("labelled", labelled);
            if (held) {
                ArrayNode ids = answer.putArray("heldPeople");
                result.held().stream().sorted().forEach(ids::add);
            }
            print(answer);
        } else {
            TrialText.lines(result).forEach(this::print);
            if (!labelled) {
                print("The file has no labels: nobody knows who of these is an abuser.");
            }
        }
        return !labelled || result.meetsBars() ? ExitCode.OK : ExitCode.FOUND;
    }

    private void refuse(List<Problem> problems) {
        if (json()) {
            ObjectNode answer = JSON.createObjectNode().put("ok", false);
            ArrayNode list = answer.putArray("problems");
            for (Problem problem : problems) {
                list.addObject()
                        .put("file", problem.file())
                        .put("line", problem.line())
                        .put("field", problem.field())
                        .put("rule", problem.rule())
                        .put("fix", problem.fix());
            }
            print(answer);
        } else {
            problems.forEach(problem -> print(problem.toString()));
        }
    }
}
