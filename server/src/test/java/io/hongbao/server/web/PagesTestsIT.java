package io.hongbao.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tests of the pages' own modules (vitest), each counted as one here. The packages that they
 * need are there: the build of the pages, which checks types as well, has installed them before.
 */
class PagesTestsIT {
    private static final Path WEBUI = Path.of("src/main/webui");

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> everyTestOfThePages() throws IOException, InterruptedException {
        Path report = folder.resolve("report.json");
        Path output = folder.resolve("output.txt");
        int exit =
                new ProcessBuilder("npm", "test", "--", "--reporter=json", "--outputFile=" + report)
                        .directory(WEBUI.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start()
                        .waitFor();
        String said = Files.readString(output);
        assertThat(report).as("vitest's report; it said: %s", said).exists();
        JsonNode files = new ObjectMapper().readTree(report.toFile()).path("testResults");
        assertThat(files).as("test files").hasSizeGreaterThan(10);
        // Of what goes wrong outside of all tests, only the exit code tells.
        DynamicTest whole =
                dynamicTest("the run as a whole", () -> assertThat(exit).as(said).isZero());
        return Stream.concat(files.valueStream().flatMap(PagesTestsIT::tests), Stream.of(whole));
    }

    /** A file that could not even be loaded has no tests, and fails as one. */
    private static Stream<DynamicTest> tests(JsonNode file) {
        Path absolute = WEBUI.toAbsolutePath().normalize();
        String name = absolute.relativize(Path.of(file.path("name").asText())).toString();
        JsonNode tests = file.path("assertionResults");
        return tests.isEmpty()
                ? Stream.of(dynamicTest(name, () -> fail(file.path("message").asText())))
                : tests.valueStream()
                        .map(one ->
                                dynamicTest(
                                        name + ": " + one.path("fullName").asText(),
                                        () -> passed(one)));
    }

    private static void passed(JsonNode test) {
        assertThat(test.path("status").asText())
                .as(test.path("failureMessages").toString())
                .isEqualTo("passed");
    }
}
