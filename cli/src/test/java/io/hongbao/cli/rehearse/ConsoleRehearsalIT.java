package io.hongbao.cli.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.cli.Api;
import io.hongbao.cli.play.StartedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal that an operator starts at a server, played by the real command, small. */
class ConsoleRehearsalIT {
    private static final String ALL = "/v1/admin/rehearsals";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As the launcher does, but for building: the sources are being built right now. */
    private static void writeCommand(Path file) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path jar = Path.of("target/cli/hongbao-cli.jar").toAbsolutePath();
        Files.writeString(
                file,
                "#!/bin/sh\nexec '" + java + "' -XX:+UseSerialGC -jar '" + jar + "' \"$@\"\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void anOperatorPlaysOneAndReadsItsReport(@TempDir Path folder) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path models = Files.createDirectories(home.resolve("samples").resolve("rehearsals"));
        Files.writeString(models.resolve("short.yaml"), RehearseIT.MODEL);
        writeCommand(home.resolve("hongbao"));
        try (StartedServer server =
                        StartedServer.playing(
                                home.resolve("hongbao"),
                                folder,
                                "--rehearsals",
                                folder.resolve("reports").toString());
                Api api =
                        new Api(
                                URI.create(server.address()),
                                Files.readString(server.rootKey()).strip())) {
            assertThat(api.get(ALL + "/models").path("models").path(0).path("id").asText())
                    .isEqualTo("short");
            ObjectNode asked = JSON.createObjectNode().put("model", "short").put("scale", 0.2);
            String id = api.post(ALL, asked.put("reason", "dress")).path("id").asText();
            JsonNode done = ended(api, id);
            assertThat(done.path("rehearsal").path("state").asText())
                    .as(done.toPrettyString())
                    .isEqualTo("done");
            assertThat(done.path("lines").toString()).contains("minute ").contains("auditing");
            JsonNode figures = done.path("rehearsal").path("figures");
            assertThat(figures.path("kept").asBoolean()).as(figures.toString()).isTrue();
            assertThat(figures.path("clean").asBoolean()).isTrue();
            assertThat(figures.path("granted").asLong()).isPositive();
            assertThat(api.get(ALL + "/" + id + "/report.json").path("scale").asDouble())
                    .isEqualTo(0.2);
            assertThat(api.text(ALL + "/" + id + "/report"))
                    .contains("<h1>Rehearsal: short</h1>")
                    .doesNotContain("<script")
                    .doesNotContain(" style=");
        }
    }

    private static JsonNode ended(Api api, String id) {
        while (true) {
            JsonNode now = api.get(ALL + "/" + id);
            if (!now.path("rehearsal").path("state").asText().equals("running")) {
                return now;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
