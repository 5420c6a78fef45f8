package io.hongbao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

    /** Nothing listens on port 1 of a machine that tests run on. */
    private static final String NOBODY = "http://127.0.0.1:1";

    @Test
    void everyCommandTakesJsonAndHelpAndListsExitCodes() {
        List<CommandLine> commands = leaves(Hongbao.commandLine(terminal()));
        assertThat(commands).hasSizeGreaterThan(15);
        for (CommandLine command : commands) {
            String name = command.getCommandSpec().qualifiedName();
            assertThat(command.getCommandSpec().findOption("--json")).as(name).isNotNull();
            assertThat(command.getCommandSpec().findOption("--help")).as(name).isNotNull();
            assertThat(command.getUsageMessage()).as(name).contains("Exit codes:").contains("69");
            assertThat(command.getUsageMessage().lines())
                    .as(name)
                    .allMatch(line -> line.length() <= Terminal.COLUMNS);
        }
    }

    @Test
    void helpNamesEveryCommand() {
        CapturedRun run = CapturedRun.of("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "demo",
                        "rehearse",
                        "start",
                        "test",
                        "campaign",
                        "prize",
                        "outlet",
                        "wallet",
                        "effects",
                        "reviews",
                        "audit",
                        "verify-draw",
                        "backup",
                        "restore")
                .contains("export", "version", "completion", "simulate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frobnicate",
                "audit",
                "audit --data",
                "campaign",
                "campaign status",
                "campaign pause lny2026",
                "prize",
                "prize stop lny2026 a",
                "prize resume lny2026 --reason x",
                "outlet",
                "outlet pause lny2026 a",
                "outlet resume lny2026 --reason x",
                "verify-draw --prize x",
                "restore --from x",
                "completion fish",
                "simulate",
                "simulate block --channel fax",
                "simulate block --strength 0",
                "simulate block --strength 101",
                "simulate block --seed one",
                "demo --scale nothing",
                "demo --scale 0",
                "demo --rate -1",
                "demo --port 70000",
                "export --data x --server http://127.0.0.1:1",
                "export --json",
                "wallet somebody --server ftp://127.0.0.1",
                "start --data x",
                "test"
            })
    void aWrongCommandLineEndsWithTwoAndOneClearLine(String arguments) {
        CapturedRun run = CapturedRun.of(arguments.split(" "));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).doesNotContain("\tat ").isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "campaign status lny2026",
                "campaign publish lny2026 --reason x",
                "campaign pause lny2026 --reason x",
                "campaign resume lny2026 --reason x",
                "campaign kill lny2026 --reason x",
                "campaign close lny2026 --reason x",
                "prize list lny2026",
                "prize stop lny2026 a --reason x",
                "prize resume lny2026 a --reason x",
                "outlet list lny2026",
                "outlet pause lny2026 a --reason x",
                "outlet resume lny2026 a --reason x",
                "wallet somebody",
                "backup",
                "export"
            })
    void aServerThatCannotBeReachedEndsWith69(String arguments) {
        CapturedRun run = CapturedRun.of((arguments + " --server " + NOBODY).split(" "));
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(run.err().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains(NOBODY)
                .contains("cannot be reached");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theServerMayComeFromTheEnvironment() {
        CapturedRun run =
                CapturedRun.with(
                        Map.of("HONGBAO_SERVER", "http://127.0.0.1:2"), "wallet", "somebody");
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(run.err()).contains("http://127.0.0.1:2");
    }

    @Test
    void anErrorIsOneJsonDocumentToo() {
        CapturedRun run = CapturedRun.of("wallet", "somebody", "--json", "--server", NOBODY);
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(run.json().path("error").path("exitCode").asInt()).isEqualTo(69);
        assertThat(run.json().path("error").path("message").asText()).contains("cannot be reached");
    }

    @Test
    void aKeyFileThatCannotBeReadEndsWith74() {
        CapturedRun run =
                CapturedRun.of(
                        "wallet", "somebody", "--key-file", "no/such/file", "--server", NOBODY);
        assertThat(run.exitCode()).isEqualTo(ExitCode.FILE);
        assertThat(run.err()).contains("--key-file no/such/file cannot be read");
    }

    @Test
    void versionIsTheBuilds() {
        CapturedRun run = CapturedRun.of("version", "--json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.json().path("version").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(CapturedRun.of("version").out()).startsWith("hongbao ");
    }

    @Test
    void completionIsAScriptThatBashAccepts(@TempDir Path folder)
            throws IOException, InterruptedException {
        CapturedRun run = CapturedRun.of("completion", "bash");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("complete -F").contains("verify-draw", "--strength");
        Path script = folder.resolve("completion.sh");
        Files.writeString(script, run.out(), StandardCharsets.UTF_8);
        Process bash = new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start();
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(bash.exitValue()).isZero();
        assertThat(CapturedRun.of("completion", "zsh", "--json").json().path("shell").asText())
                .isEqualTo("zsh");
    }

    @Test
    void launcherCommandsSayWhoCarriesThemOut() {
        CapturedRun run = CapturedRun.of("start", "--data", "x", "--port", "9");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("run ./hongbao start --data x --port 9");
    }

    private static Terminal terminal() {
        return new Terminal(
                new java.io.PrintWriter(new java.io.StringWriter()),
                new java.io.PrintWriter(new java.io.StringWriter()),
                false,
                false,
                Map.of());
    }

    private static List<CommandLine> leaves(CommandLine line) {
        List<CommandLine> leaves = new ArrayList<>();
        for (CommandLine below : line.getSubcommands().values()) {
            if (below.getSubcommands().isEmpty()) {
                leaves.add(below);
            } else {
                leaves.addAll(leaves(below));
            }
        }
        return leaves;
    }
}
