package io.hongbao.rehearsal.plan;

import io.hongbao.yaml.Problem;
import io.hongbao.yaml.Problems;
import io.hongbao.yaml.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a file of measured costs: the costs, or everything that is wrong with it.
 * The format is described in {@code docs/rehearsal.md}.
 */
public sealed interface CostsFile {

    /** The kind of file. */
    Yaml.Kind KIND =
            new Yaml.Kind(
                    "a file of measured costs",
                    1 << 16,
                    "write down what was measured; docs/rehearsal.md has an example",
                    "keep one machine in one file");

    /** The costs that ship, of the machine in {@code docs/benchmarks.md}. */
    String SHIPPED = "measured.yaml";

    /** The file is right. */
    record Valid(UnitCosts costs) implements CostsFile {}

    /** The file has problems: all of them, in the order of the file, at least one. */
    record Invalid(List<Problem> problems) implements CostsFile {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a file. What cannot be read is a problem, not an exception. */
    static CostsFile read(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return read(path.toString(), in.readNBytes(KIND.maxBytes() + 1));
        } catch (IOException e) {
            return new Invalid(
                    List.of(
                            Problem.ofFile(
                                    path.toString(),
                                    "cannot be read (" + e + ")",
                                    "check that it is a file that you may read")));
        }
    }

    /** Reads what ships. */
    static CostsFile shipped() {
        try (InputStream in = CostsFile.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + " is not in this build");
            }
            return read(SHIPPED, in.readNBytes(KIND.maxBytes() + 1));
        } catch (IOException e) {
            throw new IllegalStateException(SHIPPED + " cannot be read", e);
        }
    }

    /**
     * Reads a file's content.
     *
     * @param fileName how problems call the file
     */
    static CostsFile read(String fileName, byte[] content) {
        Problems problems = new Problems(fileName);
        Optional<UnitCosts> costs = Yaml.read(KIND, content, problems).flatMap(CostsReader::read);
        return problems.isEmpty() && costs.isPresent()
                ? new Valid(costs.get())
                : new Invalid(problems.sorted());
    }
}
