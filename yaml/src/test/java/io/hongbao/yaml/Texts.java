package io.hongbao.yaml;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Small files that tests read. */
final class Texts {
    static final Yaml.Kind KIND =
            new Yaml.Kind("a test file", 128 * 1024, "write something", "keep the first one");

    private Texts() {}

    /** A good file's root. */
    static Spot root(String text) {
        Problems problems = new Problems("f");
        Optional<Spot> root = read(text, problems);
        if (root.isEmpty()) {
            throw new AssertionError("not a good file: " + problems.sorted());
        }
        return root.get();
    }

    static Optional<Spot> read(String text, Problems problems) {
        return Yaml.read(KIND, text.getBytes(StandardCharsets.UTF_8), problems);
    }

    /** What has been noted, as printed, without the file's name. */
    static List<String> noted(Problems problems) {
        return problems.sorted().stream().map(problem -> problem.toString().substring(1)).toList();
    }
}
