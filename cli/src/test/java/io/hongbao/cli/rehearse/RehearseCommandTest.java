package io.hongbao.cli.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.cli.CapturedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before anything is started. */
class RehearseCommandTest {
    private static final String MODEL = "../samples/rehearsals/spike.yaml";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--scale 0                     | the scale must be above 0",
                "--speed 5000                  | the speed must be 0.01 to 1000",
                "--hours -1                    | some of the model must be played",
                "--scale 100 --speed 1000      | a rate must be 0 to",
                "--port 70000                  | --port must be 0 to 65535",
                "--admin-key-file x            | need --against",
                "--against http://127.0.0.1:1  | --against needs --admin-key-file",
                "--scale many                  | many"
            })
    void aWrongOptionIsNamed(String options, String said) {
        String[] words = options.strip().split(" +", -1);
        String[] all = new String[words.length + 2];
        all[0] = "rehearse";
        all[1] = MODEL;
        System.arraycopy(words, 0, all, 2, words.length);
        CapturedRun run = CapturedRun.of(all);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(said.strip());
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--certify c                                     | --certify needs --signing-key",
                "--signing-key k                                 | --signing-key and --apply need --certify",
                "--certify c --signing-key k --valid-days 0      | --valid-days must be 1 to 366",
                "--certify c --signing-key k --peak-seconds 4    | --peak-seconds must be 5 to 600",
                "--certify c --signing-key k --scale 2           | leave out MODEL, --scale",
                "--certify c --signing-key k spike               | leave out MODEL",
                "--certify c --signing-key k --against http://h  | it certifies the machine that it runs on",
                "--json                                          | 'MODEL'"
            })
    void whatDoesNotGoWithACertificateIsNamed(String options, String said) {
        String[] words = options.strip().split(" +", -1);
        String[] all = new String[words.length + 1];
        all[0] = "rehearse";
        System.arraycopy(words, 0, all, 1, words.length);
        CapturedRun run = CapturedRun.of(all);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(said.strip());
    }

    @Test
    void aFileWithMistakesIsAnsweredWithAllOfThem(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("wrong.yaml");
        Files.writeString(
                file, Files.readString(Path.of(MODEL)).replace("percent: 55", "percent: 56"));
        CapturedRun run = CapturedRun.of("rehearse", file.toString());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("wrong.yaml:").contains("make 100, but they make 101");
        CapturedRun json = CapturedRun.of("rehearse", file.toString(), "--json");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.json().path("ok").asBoolean()).isFalse();
        assertThat(json.json().path("problems")).hasSize(1);
    }

    @Test
    void aServerThatCannotBeReachedIsSaidToBeSo(@TempDir Path folder) throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "key");
        CapturedRun run =
                CapturedRun.of(
                        "rehearse",
                        MODEL,
                        "--against",
                        "http://127.0.0.1:1",
                        "--admin-key-file",
                        key.toString());
        assertThat(run.exitCode()).isEqualTo(69);
        CapturedRun https =
                CapturedRun.of(
                        "rehearse",
                        MODEL,
                        "--against",
                        "https://127.0.0.1:1",
                        "--admin-key-file",
                        key.toString());
        assertThat(https.exitCode()).isEqualTo(2);
        assertThat(https.err()).contains("--against must be an address such as");
    }
}
