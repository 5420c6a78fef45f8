package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The MCP server as two public programs see it: the conformance suite, and the inspector's command
 * line. They are npm packages, pinned in {@code src/test/mcp}; without Node.js this is skipped.
 * {@code docs/mcp.md} says which scenarios of the suite apply, and why others do not.
 */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class McpClientsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path SOURCE = Path.of("src/test/mcp");
    private static final Path INSTALLED = Path.of("target/mcp-clients");

    /** What a program printed, and how it ended. */
    private record Ran(int exitCode, String output) {}

    @BeforeAll
    static void install() throws IOException {
        Assumptions.assumeTrue(
                isThere("node") && isThere("npm"),
                "node and npm are not there: the MCP server is not checked with public clients");
        Path lock = SOURCE.resolve("package-lock.json");
        Path installedLock = INSTALLED.resolve("package-lock.json");
        boolean installed =
                Files.exists(INSTALLED.resolve("node_modules/.bin/conformance"))
                        && Files.exists(installedLock)
                        && Files.mismatch(lock, installedLock) == -1;
        if (installed) {
            return;
        }
        Files.createDirectories(INSTALLED);
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.copy(
                    SOURCE.resolve(file),
                    INSTALLED.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Ran ran = run(300, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        assertThat(ran.exitCode()).as("npm ci: %s", ran.output()).isZero();
    }

    private static boolean isThere(String program) {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Ran run(int seconds, String... command) {
        try {
            Path output = Files.createTempFile("hongbao-mcp", ".out");
            Process process =
                    new ProcessBuilder(Arrays.asList(command))
                            .directory(INSTALLED.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            return new Ran(ended ? process.exitValue() : -1, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String url() {
        return "http://127.0.0.1:" + Api.port() + "/mcp";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server-initialize",
                "ping",
                "logging-set-level",
                "tools-list",
                "resources-list",
                "prompts-list",
                "server-sse-multiple-streams",
                "dns-rebinding-protection"
            })
    void conforms(String scenario) {
        Ran ran =
                run(
                        90,
                        "node_modules/.bin/conformance",
                        "server",
                        "--url",
                        url(),
                        "--scenario",
                        scenario);
        assertThat(ran.exitCode()).as(ran.output()).isZero();
        assertThat(ran.output()).containsPattern("Passed: [1-9]\\d*/").contains("0 failed");
    }

    private static JsonNode inspect(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "node_modules/.bin/mcp-inspector",
                                "--cli",
                                url(),
                                "--transport",
                                "http"));
        command.addAll(Arrays.asList(arguments));
        Ran ran = run(60, command.toArray(String[]::new));
        assertThat(ran.exitCode()).as(ran.output()).isZero();
        try {
            return JSON.readTree(ran.output());
        } catch (JsonProcessingException e) {
            throw new AssertionError(ran.output(), e);
        }
    }

    @Test
    void theInspectorListsAndCallsTools() {
        assertThat(inspect("--method", "tools/list").path("tools")).hasSize(11);
        String pass = Api.pass(Api.newPerson(), "lny2026");
        JsonNode menu =
                inspect(
                        "--header",
                        "Authorization: Bearer " + pass,
                        "--method",
                        "tools/call",
                        "--tool-name",
                        "search_menu",
                        "--tool-arg",
                        "query=latte");
        assertThat(menu.path("content").get(0).path("text").asText()).contains("\"latte\"");
    }

    @Test
    void theInspectorReadsAMenu() {
        JsonNode menu =
                inspect("--method", "resources/read", "--uri", "hongbao://menu/lny2026/railway");
        assertThat(menu.path("contents").get(0).path("text").asText()).contains("train-ticket");
    }
}
