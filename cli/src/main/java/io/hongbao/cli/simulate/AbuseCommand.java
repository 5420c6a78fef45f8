package io.hongbao.cli.simulate;

import io.hongbao.abuse.population.Population;
import io.hongbao.abuse.population.Trial;
import io.hongbao.abuse.population.TrialResult;
import io.hongbao.cli.CommandException;
import io.hongbao.cli.ExitCode;
import io.hongbao.cli.JsonCommand;
import io.hongbao.cli.Terminal;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hongbao simulate abuse}: the abuse score on a population made from a seed. */
@Command(
        name = "abuse",
        description = {
            "Makes people of whom 1 % are abusers, scores what they accept, and prints the",
            "confusion table. Needs no server. Exit code 1 when precision or recall misses",
            "its bar."
        })
final class AbuseCommand extends JsonCommand {
    private static final int USUAL_PEOPLE = 100_000;

    @Option(names = "--seed", paramLabel = "N", description = "Default: 301.")
    private long seed = 301;

    @Option(
            names = "--people",
            paramLabel = "N",
            description = "How many, 1000 to 1000000. Default: 100000.")
    private int people = USUAL_PEOPLE;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Write the population there, as score-population reads it.")
    private String file = "";

    AbuseCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        Population population = population();
        if (!file.isEmpty()) {
            write(population);
        }
        TrialResult result = Trial.of(population);
        if (json()) {
            print(TrialText.json(result).put("seed", seed));
        } else {
            print("seed " + seed);
            TrialText.lines(result).forEach(this::print);
        }
        return result.meetsBars() ? ExitCode.OK : ExitCode.FOUND;
    }

    private Population population() {
        try {
            return Population.of(seed, people);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage("--" + e.getMessage());
        }
    }

    private void write(Population population) {
        try (BufferedWriter to = Files.newBufferedWriter(Path.of(file), StandardCharsets.UTF_8)) {
            PopulationFile.write(population, to);
        } catch (IOException e) {
            throw CommandException.file(file + " cannot be written: " + e.getMessage());
        }
    }
}
