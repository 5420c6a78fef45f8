package io.hongbao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/verify-draw.md}, which were computed by hand there. */
class VerifyDrawTest {
    private static final String SECRET =
            "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final String HASH =
            "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd";
    private static final String PRIZES =
            """
            prizes:
              - id: daily-cash
                names: {zh: 现金, en: Cash}
                cashDeck:
                  tiers:
                    - {amount: "2888.00", count: 1}
                    - {amount: "88.00", count: 99}
                    - {amount: "0.88", count: 9900}
                earnedBy: [claim daily]
                validity: {days: 10}
              - id: lucky
                names: {zh: 拼手气, en: Lucky}
                luckySplit: {total: "500000.00", count: 1000000, minimum: "0.10"}
                earnedBy: [invite]
                validity: {days: 10}
              - id: card25
                names: {zh: 卡, en: Card}
                card: {amount: "25.00", count: 10, categories: [drinks], minimumSpend: "0.00", rest: keep}
                earnedBy: [order]
                validity: {days: 10}
            """;

    @TempDir private Path folder = Path.of("");

    private String file = "";

    @BeforeEach
    void writeCampaign() throws IOException {
        String sample =
                Files.readString(
                        Path.of("../samples/lny2026/campaign.yaml"), StandardCharsets.UTF_8);
        String head =
                sample.substring(0, sample.indexOf("\nprizes:\n") + 1)
                        .replaceFirst("(?s)\ninvites:\n.*?(?=\n\n)", "")
                        .replace("prizes: [card25, cash]", "prizes: [card25, lucky, daily-cash]");
        Path yaml = folder.resolve("draws.yaml");
        Files.writeString(yaml, head + PRIZES, StandardCharsets.UTF_8);
        file = yaml.toString();
        CapturedRun check = CapturedRun.of("campaign", "check", file);
        assertThat(check.exitCode()).as(check.out()).isZero();
    }

    @Test
    void drawsTheDeckOfTheExample() {
        CapturedRun run =
                run(
                        "daily-cash",
                        "--position",
                        "0",
                        "--published-hash",
                        HASH,
                        "--amount-minor",
                        "88");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().path("verified").asBoolean()).isTrue();
        assertThat(run.json().path("amountMinor").asLong()).isEqualTo(88);
        assertThat(run.json().path("steps").path("rank").asText()).isEqualTo("2244");
    }

    @Test
    void drawsTheSplitOfTheExample() {
        CapturedRun run =
                run(
                        "lucky",
                        "--position",
                        "123456",
                        "--remaining-count",
                        "7",
                        "--remaining-minor",
                        "5000",
                        "--published-hash",
                        HASH);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().path("amountMinor").asLong()).isEqualTo(275);
    }

    @Test
    void anotherHashOrAnotherAmountIsFound() {
        CapturedRun hash = run("daily-cash", "--position", "0", "--published-hash", "0".repeat(64));
        assertThat(hash.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(hash.json().path("secretMatches").asBoolean()).isFalse();
        CapturedRun amount = run("daily-cash", "--position", "0", "--amount-minor", "8800");
        assertThat(amount.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(amount.json().path("verified").asBoolean()).isFalse();
    }

    @Test
    void whatCannotBeDrawnIsSaidInOneLine() {
        assertThat(run("daily-cash", "--position", "10000").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("nothing", "--position", "0").err())
                .contains("--prize nothing is not in campaign lny2026");
        assertThat(run("card25", "--position", "0").err()).contains("nothing is drawn");
        CapturedRun secret =
                CapturedRun.of(
                        "verify-draw",
                        "--campaign-file",
                        file,
                        "--secret",
                        "abc",
                        "--prize",
                        "daily-cash",
                        "--position",
                        "0");
        assertThat(secret.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(secret.err().lines()).hasSize(1);
    }

    private CapturedRun run(String prize, String... more) {
        String[] fixed = {
            "verify-draw", "--json", "--campaign-file", file, "--secret", SECRET, "--prize", prize
        };
        String[] all = java.util.Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return CapturedRun.of(all);
    }
}
