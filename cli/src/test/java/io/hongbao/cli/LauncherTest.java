package io.hongbao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code hongbao} in a house that was made up: when it builds, and with what. */
final class LauncherTest {

    private static final Instant BUILT = Instant.parse("2026-02-06T10:00:00Z");
    private static final Instant BEFORE = BUILT.minusSeconds(60);
    private static final Instant AFTER = BUILT.plusSeconds(60);
    private static final int UNAVAILABLE = 69;

    /** All that the script uses of a system. */
    private static final List<String> TOOLS =
            List.of(
                    "bash",
                    "cat",
                    "dirname",
                    "find",
                    "head",
                    "mkdir",
                    "mv",
                    "readlink",
                    "sed",
                    "sh",
                    "tail",
                    "touch");

    @TempDir private Path folder;
    private Path house;
    private Path tools;

    private record Run(int status, String output) {}

    @BeforeEach
    void build() throws IOException {
        house = Files.createDirectories(folder.resolve("house"));
        tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : TOOLS) {
            Path found =
                    List.of("/usr/bin", "/bin").stream()
                            .map(place -> Path.of(place, tool))
                            .filter(Files::exists)
                            .findFirst()
                            .orElseThrow();
            Files.createSymbolicLink(tools.resolve(tool), found);
        }
        Files.copy(Path.of("../hongbao"), house.resolve("hongbao"));
        program(house.resolve("mvnw"), "echo \"$@\" >> built-with");
        program(folder.resolve("jdk/bin/java"), "echo \"java $*\"");
        program(folder.resolve("jdk/bin/javac"), "");
        file(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n", BEFORE);
        node("v20.20.2");
        for (String source :
                List.of(
                        "pom.xml",
                        "core/pom.xml",
                        "core/src/main/java/Core.java",
                        "server/src/main/webui/console/src/App.vue",
                        "server/src/main/webui/package-lock.json")) {
            file(house.resolve(source), "source", BEFORE);
        }
        for (String made :
                List.of(
                        "server/target/quarkus-app/quarkus-run.jar",
                        "cli/target/cli/hongbao-cli.jar",
                        "target/built")) {
            file(house.resolve(made), "", BUILT);
        }
        file(house.resolve("server/target/quarkus-app/hongbao.aot"), "", AFTER);
        // A folder changes when a source is deleted, too.
        try (Stream<Path> all = Files.walk(house)) {
            for (Path made : all.filter(Files::isDirectory).toList()) {
                Files.setLastModifiedTime(made, FileTime.from(BEFORE));
            }
        }
    }

    private static void file(Path file, String text, Instant at) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(at));
    }

    private static void program(Path file, String does) throws IOException {
        file(file, "#!/bin/sh\n" + does + "\n", BEFORE);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void node(String version) throws IOException {
        program(tools.resolve("node"), "echo " + version);
        program(tools.resolve("npm"), "");
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder process =
                new ProcessBuilder(tools.resolve("bash").toString(), "hongbao")
                        .directory(house.toFile())
                        .redirectErrorStream(true);
        process.command().addAll(List.of(arguments));
        process.environment().clear();
        process.environment()
                .putAll(
                        Map.of(
                                "PATH", tools.toString(),
                                "HOME", folder.toString(),
                                "JAVA_HOME", folder.resolve("jdk").toString()));
        Process started = process.start();
        String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(started.waitFor(), output);
    }

    private boolean wasBuilt() {
        return Files.exists(house.resolve("built-with"));
    }

    @Test
    void whatIsUpToDateIsRunAtOnce() throws Exception {
        Run run = run("campaign", "list");
        assertThat(run.status()).isZero();
        assertThat(run.output()).startsWith("java @").contains("hongbao-cli.jar campaign list");
        assertThat(wasBuilt()).isFalse();
        assertThat(run("start", "--port", "1").output())
                .contains("quarkus-run.jar --port 1")
                .contains(" -Dhongbao.command=" + house.toRealPath().resolve("hongbao") + " ");
        assertThat(wasBuilt()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "core/pom.xml",
                "core/src/main/java/Core.java",
                "server/src/main/webui/console/src/App.vue",
                "server/src/main/webui/package-lock.json",
                "server/src/main/webui/campaign/src/New.vue"
            })
    void whatIsOlderThanItsSourcesIsBuiltAgain(String source) throws Exception {
        file(house.resolve(source), "changed", AFTER);
        Run run = run("--help");
        assertThat(run.status()).isZero();
        assertThat(run.output()).contains("building Hongbao").contains("hongbao-cli.jar --help");
        assertThat(Files.readString(house.resolve("built-with"))).contains("package");
    }

    /** Or every build would ask for the next one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "server/src/main/webui/node_modules/vue/index.js",
                "server/src/main/webui/dist/app/index.html",
                "server/src/main/webui/api/schema.d.ts"
            })
    void whatABuildLeavesIsNoSource(String left) throws Exception {
        file(house.resolve(left), "made", AFTER);
        assertThat(run("--help").status()).isZero();
        assertThat(wasBuilt()).isFalse();
    }

    @Test
    void aSourceThatWasDeletedIsMissed() throws Exception {
        Files.delete(house.resolve("core/src/main/java/Core.java"));
        assertThat(run("--help").status()).isZero();
        assertThat(wasBuilt()).isTrue();
    }

    @Test
    void aBuildThatIsMissingIsMade() throws Exception {
        Files.delete(house.resolve("cli/target/cli/hongbao-cli.jar"));
        assertThat(run("--help").status()).isZero();
        assertThat(wasBuilt()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v18.19.1", "v9.0.0", ""})
    void anOldNodeIsSaidBeforeAnythingIsBuilt(String version) throws Exception {
        node(version);
        file(house.resolve("pom.xml"), "changed", AFTER);
        assertNeedsNode(run("--help"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"node", "npm"})
    void withoutNodeOrNpmNothingIsBuilt(String missing) throws Exception {
        Files.delete(tools.resolve(missing));
        file(house.resolve("pom.xml"), "changed", AFTER);
        assertNeedsNode(run("--help"));
    }

    private void assertNeedsNode(Run run) {
        assertThat(run.status()).isEqualTo(UNAVAILABLE);
        assertThat(run.output()).contains("Node 20 or later and npm");
        assertThat(wasBuilt()).isFalse();
    }

    /** Who only runs what is built needs no Node. */
    @Test
    void whatIsBuiltRunsWithoutNode() throws Exception {
        Files.delete(tools.resolve("node"));
        Files.delete(tools.resolve("npm"));
        assertThat(run("--help").status()).isZero();
    }
}
