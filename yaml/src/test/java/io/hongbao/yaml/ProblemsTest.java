package io.hongbao.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.yaml.Node.Place;
import org.junit.jupiter.api.Test;

/** How many problems are kept, and how they are shown. */
class ProblemsTest {
    private final Problems problems = new Problems("f.yaml");

    @Test
    void theyComeInTheOrderOfTheFile() {
        assertThat(problems.isEmpty()).isTrue();
        problems.add(new Place(3, 1), "id", "third", "fix");
        problems.add(new Place(2, 9), "id", "second", "fix");
        problems.add(new Place(2, 5), "id", "first", "fix");
        problems.add(Place.WHOLE_FILE, "", "whole", "fix");
        assertThat(problems.isEmpty()).isFalse();
        assertThat(problems.sorted())
                .extracting(Problem::rule)
                .containsExactly("whole", "first", "second", "third");
    }

    @Test
    void twoHundredAreKeptAndAllAreCounted() {
        for (int line = 1; line <= 199; line++) {
            problems.add(new Place(line, 1), "id", "rule", "fix");
        }
        assertThat(problems.isFull()).isFalse();
        problems.add(new Place(200, 1), "id", "rule", "fix");
        assertThat(problems.isFull()).isTrue();
        problems.add(new Place(201, 1), "id", "rule", "fix");
        assertThat(problems.count()).isEqualTo(201);
        assertThat(problems.sorted()).hasSize(200);
        assertThat(problems.sorted().getLast().line()).isEqualTo(200);
    }

    @Test
    void oneIsOneLine() {
        assertThat(new Problem("f.yaml", 12, 5, "prizes[card25].id", "rule", "fix"))
                .hasToString("f.yaml:12:5 prizes[card25].id: rule; fix");
        assertThat(new Problem("f.yaml", 12, 5, "", "rule", "fix"))
                .hasToString("f.yaml:12:5: rule; fix");
        assertThat(Problem.ofFile("f.yaml", "rule", "fix")).hasToString("f.yaml: rule; fix");
    }
}
