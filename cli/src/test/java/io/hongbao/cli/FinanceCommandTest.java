package io.hongbao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.chance.CampaignSecrets;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.VoucherWish;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Place;
import io.hongbao.core.outlet.Supply;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.embedded.HostSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code hongbao finance} on a data directory that a real host has filled. */
class FinanceCommandTest {
    private static final Authority OPERATOR = new Authority("alice", "test");
    private static final String ORDERS_DAY = "2026-02-06";
    private static final int ORDERS = 7;

    @TempDir private static Path folder = Path.of("");

    private static final AtomicLong NOW =
            new AtomicLong(Instant.parse("2026-02-06T03:00:00Z").toEpochMilli());

    /**
     * Seven people each order a tea of 28.00 with their card of 25.00; one gets half of it back.
     */
    @BeforeAll
    static void fill() {
        HostSettings settings = HostSettings.defaults().withClock(NOW::get);
        try (EmbeddedHost host = EmbeddedHost.open(folder.resolve("data"), settings)) {
            publish(host);
            ask(host, new Command.ApplyOutlet(teaHouse(), OPERATOR));
            for (int i = 0; i < ORDERS; i++) {
                UserId user = host.pseudonyms().of("user" + i);
                ask(
                        host,
                        new Command.ClaimEnvelope(
                                new Person(user, true, "CN-31", "1.0", false),
                                "lny2026",
                                "",
                                "k" + i));
                String order = order(host, user);
                if (i == 0) {
                    ask(host, new Command.RefundOrder(user, order, 1_400, "r", OPERATOR));
                    resolve(host, user, EffectId.Kind.REFUND, order);
                }
            }
            NOW.addAndGet(86_400_000L);
            ask(
                    host,
                    new Command.ClaimEnvelope(
                            new Person(host.pseudonyms().of("late"), true, "CN-31", "1.0", false),
                            "lny2026",
                            "",
                            "late"));
        }
    }

    private static String order(EmbeddedHost host, UserId user) {
        Outcome quoted =
                ask(
                        host,
                        new Command.MakeQuote(
                                user,
                                "lny2026",
                                "tea",
                                List.of(new Line("oolong", 1, List.of(), "")),
                                VoucherWish.Best.INSTANCE,
                                "q"));
        String order = ((Outcome.Quoted) quoted).quote().id();
        ask(host, new Command.PlaceOrder(user, "lny2026", order, ""));
        resolve(host, user, EffectId.Kind.CHARGE, order);
        resolve(host, user, EffectId.Kind.SEND_ORDER, order);
        ask(host, new Command.AdvanceOrder(user, order, OrderState.COMPLETED));
        return order;
    }

    private static void resolve(EmbeddedHost host, UserId user, EffectId.Kind kind, String order) {
        EffectId id = new EffectId(user, kind, order, 1);
        ask(host, new Command.ResolveEffect(id, new Effect.Done("ref-" + kind)));
    }

    private static OutletTerms teaHouse() {
        return new OutletTerms(
                "lny2026",
                "tea",
                "Tea & Co",
                "drinks",
                Map.of("en", "Tea"),
                new Place(31_000_000, 121_000_000),
                List.of(),
                new Supply.Kitchen(100, 60, 5),
                List.of(
                        new MenuItem(
                                "oolong", Map.of("en", "Oolong"), 2_800, 1, List.of(), List.of())));
    }

    private static void publish(EmbeddedHost host) {
        CampaignFile.Valid file =
                (CampaignFile.Valid) CampaignFile.read(Path.of("../samples/lny2026"));
        CampaignSecrets secrets = host.secrets().ofOrNew("lny2026");
        ask(
                host,
                new Command.ApplyCampaign(
                        file.draft()
                                .terms(
                                        CampaignSecrets.commitment(secrets.drawSecret()),
                                        CampaignSecrets.commitment(secrets.placeSecret())),
                        file.draft().digest(),
                        OPERATOR));
        ask(
                host,
                new Command.LeadCampaign(
                        "lny2026",
                        CampaignStatus.SCHEDULED,
                        OPERATOR,
                        true,
                        new LaunchClearance.Waived("a test")));
    }

    private static Outcome ask(EmbeddedHost host, Command command) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        assertThat(host.submit(command, answer::complete)).isTrue();
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static CapturedRun finance(String command, String... options) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "finance",
                                command,
                                "--campaign",
                                "lny2026",
                                "--data",
                                folder.resolve("data").toString()));
        all.addAll(List.of(options));
        return CapturedRun.of(all.toArray(String[]::new));
    }

    private static JsonNode only(JsonNode rows, String field, String value) {
        for (JsonNode row : rows) {
            if (row.path(field).asText().equals(value)) {
                return row;
            }
        }
        throw new AssertionError("no row with " + field + " " + value + " in " + rows);
    }

    @Test
    void theTrialBalanceAgreesWithTheAudit() {
        AuditReport audit = OfflineAudit.of(folder.resolve("data"), AuditProgress.NONE);
        assertThat(audit.clean()).as(audit.toText()).isTrue();
        CapturedRun run = finance("trial-balance", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode accounts = run.json().path("accounts");
        long refundedToCardMinor = 1_250;
        assertThat(only(accounts, "account", "spent").path("balanceMinor").asLong())
                .isEqualTo(audit.redeemedMinor() - refundedToCardMinor)
                .isEqualTo(ORDERS * 2_500 - refundedToCardMinor);
        assertThat(only(accounts, "account", "paid_in").path("balance").asText())
                .isEqualTo("19.50");
        assertThat(only(accounts, "account", "outstanding").path("balanceMinor").asLong())
                .isEqualTo(audit.grantedMinor() - audit.redeemedMinor() + refundedToCardMinor);
    }

    @Test
    void aDayIsClosedAsItEnded() {
        CapturedRun run = finance("close", "--day", ORDERS_DAY, "--format", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode completed = only(run.json().path("activity"), "figure", "completed");
        assertThat(completed.path("count").asInt()).isEqualTo(ORDERS);
        assertThat(finance("close", "--day", ORDERS_DAY, "--format", "json").out())
                .isEqualTo(run.out());
        CapturedRun open = finance("close", "--day", "2026-02-07");
        assertThat(open.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(open.err()).contains("day 2026-02-07 is not over");
        assertThat(
                        finance(
                                        "close",
                                        "--day",
                                        "2026-02-07",
                                        "--now",
                                        "2026-02-08T00:00:00+08:00")
                                .exitCode())
                .isZero();
    }

    /** As docs/finance.md says: whoever has the export can work the digest out. */
    @Test
    void theDigestFollowsFromTheExport() throws Exception {
        String data = folder.resolve("data").toString();
        long endMillis = Instant.parse("2026-02-06T16:00:00Z").toEpochMilli();
        StringBuilder text = new StringBuilder();
        for (String line : CapturedRun.of("export", "--data", data).out().lines().toList()) {
            JsonNode entry = new ObjectMapper().readTree(line);
            if (Instant.parse(entry.path("at").asText()).toEpochMilli() >= endMillis) {
                continue;
            }
            for (JsonNode posting : entry.path("postings")) {
                text.append(entry.path("shard").asInt())
                        .append(' ')
                        .append(entry.path("seq").asLong())
                        .append(' ')
                        .append(posting.path("from").asText())
                        .append(' ')
                        .append(posting.path("to").asText())
                        .append(' ')
                        .append(posting.path("amountMinor").asLong())
                        .append('\n');
            }
        }
        byte[] sha256 =
                MessageDigest.getInstance("SHA-256")
                        .digest(text.toString().getBytes(StandardCharsets.US_ASCII));
        CapturedRun close = finance("close", "--day", ORDERS_DAY, "--json");
        assertThat(close.json().path("digest").asText())
                .isEqualTo(HexFormat.of().formatHex(sha256));
        assertThat(close.json().path("postings").asLong())
                .isEqualTo(text.toString().lines().count());
    }

    @Test
    void merchantsAreSettled() {
        CapturedRun run =
                finance(
                        "settlement",
                        "--day",
                        ORDERS_DAY,
                        "--merchant",
                        "Tea & Co",
                        "--merchants-funder",
                        "Merchants",
                        "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode tea = only(run.json().path("statements"), "merchant", "Tea & Co");
        // 7 x 28.00, less 14.00 refunded, less 20 % of the 162.50 that cards paid in the end.
        assertThat(tea.path("grossMinor").asLong()).isEqualTo(19_600);
        assertThat(tea.path("borneByMerchantMinor").asLong()).isEqualTo(3_250);
        assertThat(tea.path("netDue").asText()).isEqualTo("149.50");
        assertThat(finance("settlement", "--day", ORDERS_DAY, "--merchant", "Nobody").exitCode())
                .isEqualTo(ExitCode.FOUND);
    }

    @Test
    void aProvidersFileIsComparedAndDifferencesEndWithOne() throws IOException {
        Path export = folder.resolve("provider.csv");
        StringBuilder lines = new StringBuilder("id,kind,reference,amount,currency,time\n");
        CapturedRun none = reconcile(export, lines.toString());
        assertThat(none.exitCode()).isEqualTo(ExitCode.FOUND);
        for (JsonNode row : none.json().path("differences")) {
            assertThat(row.path("type").asText()).isEqualTo("missing_there");
            lines.append(row.path("id").asText())
                    .append(',')
                    .append(row.path("kind").asText())
                    .append(',')
                    .append(row.path("referenceHere").asText())
                    .append(',')
                    .append(row.path("here").asText())
                    .append(",CNY,2026-02-06T12:00:00+08:00\n");
        }
        CapturedRun all = reconcile(export, lines.toString());
        assertThat(all.exitCode()).as(all.out()).isZero();
        assertThat(all.json().path("matched").asInt()).isEqualTo(ORDERS + 1);
        CapturedRun broken = reconcile(export, lines + "x\n");
        assertThat(broken.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(broken.json().path("error").path("message").asText()).contains("line 10");
    }

    private static CapturedRun reconcile(Path export, String lines) throws IOException {
        Files.writeString(export, lines, StandardCharsets.UTF_8);
        return finance("reconcile", export.toString(), "--day", ORDERS_DAY, "--json");
    }

    @Test
    void payoutsAreListed() {
        CapturedRun run = finance("payouts", "--from", ORDERS_DAY, "--to", "2026-02-07", "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.json().path("payouts")).isEmpty();
        assertThat(run.json().path("states")).hasSize(4);
    }

    @Test
    void aReportGoesToANewFileOnly() throws IOException {
        Path out = folder.resolve("breakage.csv");
        String[] options = {
            "--from", ORDERS_DAY, "--to", "2026-02-07", "--format", "csv", "--out", out.toString()
        };
        assertThat(finance("breakage", options).exitCode()).isZero();
        assertThat(Files.readString(out)).startsWith("part,item,value,").endsWith("\r\n");
        assertThat(finance("breakage", options).exitCode()).isEqualTo(ExitCode.FILE);
    }

    @ParameterizedTest
    @CsvSource({
        "breakage,,",
        "breakage,--day,yesterday",
        "breakage,--from,2026-02-06",
        "close,--day,6.2.2026",
        "trial-balance,--server,http://localhost:1",
        "trial-balance,--format,xml"
    })
    void whatIsAskedForWronglyIsSaid(String command, String option, String value) {
        CapturedRun run = option == null ? finance(command) : finance(command, option, value);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void anUnknownCampaignIsSaid() {
        CapturedRun run =
                CapturedRun.of(
                        "finance",
                        "trial-balance",
                        "--campaign",
                        "nobody",
                        "--data",
                        folder.resolve("data").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(run.err()).contains("there is no campaign nobody");
    }

    @Test
    void textIsForPeople() {
        assertThat(finance("trial-balance").out())
                .startsWith("trial-balance of campaign lny2026, amounts in CNY")
                .contains("budget = treasury + in transfer");
    }
}
