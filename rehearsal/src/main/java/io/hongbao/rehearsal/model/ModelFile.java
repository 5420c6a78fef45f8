package io.hongbao.rehearsal.model;

import io.hongbao.yaml.Problem;
import io.hongbao.yaml.Problems;
import io.hongbao.yaml.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a traffic model: the model, or everything that is wrong with the file. The
 * format is described in {@code docs/rehearsal.md}.
 */
public sealed interface ModelFile {

    /** The kind of file. */
    Yaml.Kind KIND =
            new Yaml.Kind(
                    "a traffic model",
                    1 << 16,
                    "describe who comes when; docs/rehearsal.md has an example",
                    "keep one model in one file");

    /** The file describes a model that can be played. */
    record Valid(TrafficModel model) implements ModelFile {}

    /** The file has problems: all of them, in the order of the file, at least one. */
    record Invalid(List<Problem> problems) implements ModelFile {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a file. What cannot be read is a problem, not an exception. */
    static ModelFile read(Path path) {
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

    /**
     * Reads a file's content.
     *
     * @param fileName how problems call the file
     */
    static ModelFile read(String fileName, byte[] content) {
        Problems problems = new Problems(fileName);
        Optional<TrafficModel> model =
                Yaml.read(KIND, content, problems).flatMap(ModelReader::read);
        return problems.isEmpty() && model.isPresent()
                ? new Valid(model.get())
                : new Invalid(problems.sorted());
    }

    /** Reads a file's content as it would be in UTF-8. */
    static ModelFile read(String fileName, String content) {
        return read(fileName, content.getBytes(StandardCharsets.UTF_8));
    }
}
