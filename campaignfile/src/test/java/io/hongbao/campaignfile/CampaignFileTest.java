package io.hongbao.campaignfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.Funder;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.campaign.OrderRules;
import io.hongbao.core.campaign.PayoutRules;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.campaign.Text;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.campaign.Window;
import io.hongbao.yaml.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignFileTest {

    private static CampaignDraft valid(CampaignFile file) {
        assertThat(file).isInstanceOf(CampaignFile.Valid.class);
        return ((CampaignFile.Valid) file).draft();
    }

    private static List<String> problems(CampaignFile file) {
        assertThat(file).isInstanceOf(CampaignFile.Invalid.class);
        return ((CampaignFile.Invalid) file).problems().stream().map(Problem::toString).toList();
    }

    private static long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    /** What a file does not limit is payable, however much it is. */
    @Test
    void withoutLimitsOfItsOwnAllCashIsPayable() {
        String split = "luckySplit: {total: 900000, count: 10, minimum: 1}";
        CampaignFile result =
                CampaignFile.read(
                        "f",
                        Example.WITH_CONTENT
                                .replace("amount: 1000.00", "amount: 1000000.00")
                                .replace("CONTENT", split));
        assertThat(result).isInstanceOf(CampaignFile.Valid.class);
        PayoutRules rules = ((CampaignFile.Valid) result).draft().withoutSecrets().payouts();
        assertThat(rules.largestMinor()).isEqualTo(89_999_100L);
        assertThat(rules.perDayMinor()).isEqualTo(89_999_100L);
        assertThat(rules.smallestMinor()).isEqualTo(1);
    }

    /** Cash that could be granted, but never paid out, is found whatever limit it breaks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smallest: 1|cashDeck: {tiers: [{amount: 1, count: 1}, {amount: 0.99, count: 1}]}"
                        + "|:21:56 prizes[p].cashDeck.tiers[1].amount: must not be 0.99: the least that is paid out at once is 1.00; lower smallest in payouts, or raise this",
                "largest: 9|cashDeck: {tiers: [{amount: 9, count: 1}, {amount: 9.01, count: 1}]}"
                        + "|:21:56 prizes[p].cashDeck.tiers[1].amount: must not be 9.01: the most that is paid out at once is 9.00; raise largest in payouts, or lower this",
                "smallest: 1|luckySplit: {total: 100, count: 10, minimum: 0.99}"
                        + "|:21:17 prizes[p].luckySplit: must not have an envelope that may hold 0.99: the least that is paid out at once is 1.00; lower smallest in payouts, or raise this",
                "largest: 90.99|luckySplit: {total: 100, count: 10, minimum: 1}"
                        + "|:21:17 prizes[p].luckySplit: must not have an envelope that may hold 91.00: the most that is paid out at once is 90.99; raise largest in payouts, or lower this",
                "{smallest: 1, largest: 91}|luckySplit: {total: 100, count: 10, minimum: 1}|",
                "{smallest: 1, largest: 9}|cashDeck: {tiers: [{amount: 9, count: 1}, {amount: 1, count: 1}]}|",
                "largest: 9|card: {amount: 25, count: 1}|",
            })
    void cashThatCanNeverBePaidOutIsRefused(
            String payouts, String content, @Nullable String problem) {
        String rules = payouts.startsWith("{") ? payouts : "{" + payouts + "}";
        CampaignFile result =
                CampaignFile.read(
                        "f",
                        Example.WITH_CONTENT
                                .replace("currency: CNY", "currency: CNY\npayouts: " + rules)
                                .replace("CONTENT", content));
        if (problem == null) {
            assertThat(result).isInstanceOf(CampaignFile.Valid.class);
            return;
        }
        assertThat(((CampaignFile.Invalid) result).problems())
                .extracting(Object::toString)
                .containsExactly("f" + problem);
    }

    /** The documentation's example has every field there is; this is what becomes of each. */
    @Test
    void readsEveryFieldOfTheDocumentedExample() throws IOException {
        CampaignTerms terms =
                valid(CampaignFile.read("doc", documentedExample())).terms("aa", "bb");
        assertThat(terms.id()).isEqualTo("spring-tea");
        assertThat(terms.texts())
                .containsEntry("zh", new Text("春日茶饮", "每人一张茶饮卡，每天抽现金"))
                .containsEntry(
                        "en",
                        new Text("Spring tea", "A tea card for everybody and a daily cash draw"));
        assertThat(terms.currency()).isEqualTo("CNY");
        assertThat(terms.budgetMinor()).isEqualTo(3_000_000);
        assertThat(terms.funders())
                .containsExactly(new Funder("Platform", 7_500), new Funder("Tea houses", 2_500));
        assertThat(terms.zone().getId()).isEqualTo("Asia/Shanghai");
        assertThat(terms.window())
                .isEqualTo(new Window(at("2026-03-20T02:00:00Z"), at("2026-03-31T16:00:00Z")));
        assertThat(terms.caps()).isEqualTo(new PersonCaps(20, 5));
        assertThat(terms.orders())
                .isEqualTo(new OrderRules(2, 10, 30_000, 12, 240_000, 600_000, 120_000));
        assertThat(terms.invites())
                .isEqualTo(
                        new InviteRules(
                                new InviteRules.Sides("farewell", "farewell"),
                                3,
                                new InviteRules.Draw(3, "daily-cash"),
                                List.of(
                                        new InviteRules.Later(
                                                2,
                                                new InviteRules.Sides("daily-cash", "farewell"))),
                                7,
                                true));
        assertThat(terms.eligibility())
                .isEqualTo(
                        new Eligibility(
                                Eligibility.Audience.ANYONE, List.of("CN-31", "CN-33"), "6.2.0"));
        assertThat(terms.expiry()).isEqualTo(CampaignTerms.Expiry.BREAKAGE);
        assertThat(terms.drawSecretHash()).isEqualTo("aa");
        assertThat(terms.placeSecretHash()).isEqualTo("bb");
        assertThat(terms.waves())
                .containsExactly(
                        new Wave(
                                "cards",
                                new Window(at("2026-03-20T02:00:00Z"), at("2026-03-24T16:00:00Z")),
                                List.of("tea-card"),
                                new PersonCaps(4, 2),
                                600),
                        new Wave(
                                "cash",
                                new Window(at("2026-03-24T16:00:00Z"), at("2026-03-31T16:00:00Z")),
                                List.of("tea-card", "daily-cash", "farewell"),
                                new PersonCaps(15, PersonCaps.UNLIMITED),
                                Prize.UNLIMITED));
        assertThat(terms.moments().stream().map(moment -> moment.window()))
                .containsExactly(
                        new Window(at("2026-03-28T06:00:00Z"), at("2026-03-28T06:00:00.001Z")),
                        new Window(at("2026-03-29T16:00:00Z"), at("2026-03-31T16:00:00Z")));
    }

    @Test
    void readsThePrizesOfTheDocumentedExample() throws IOException {
        CampaignTerms terms = valid(CampaignFile.read("doc", documentedExample())).withoutSecrets();
        assertThat(terms.prizes())
                .containsExactly(
                        new Prize(
                                "tea-card",
                                Map.of("zh", "茶饮卡", "en", "Tea card"),
                                new Prize.Card(
                                        1_000, 1_800, List.of("drinks"), 2_000, Prize.Rest.FORFEIT),
                                Set.of(EarnedBy.CLAIM_ONCE, EarnedBy.INVITE, EarnedBy.ORDER),
                                new Validity.Until(at("2026-04-29T16:00:00Z")),
                                new PersonCaps(6, 2),
                                200,
                                new Eligibility(Eligibility.Audience.NEW, List.of(), "")),
                        new Prize(
                                "daily-cash",
                                Map.of("zh", "每日现金", "en", "Daily cash"),
                                new Prize.CashDeck(
                                        List.of(
                                                new Prize.CashDeck.Tier(88_800, 1),
                                                new Prize.CashDeck.Tier(880, 100),
                                                new Prize.CashDeck.Tier(88, 10_000))),
                                Set.of(EarnedBy.CLAIM_DAILY, EarnedBy.INVITE),
                                new Validity.Days(7),
                                PersonCaps.NONE,
                                Prize.UNLIMITED,
                                Eligibility.ANYONE),
                        new Prize(
                                "farewell",
                                Map.of("zh", "告别红包", "en", "Farewell envelope"),
                                new Prize.LuckySplit(500, 100_000, 10),
                                Set.of(EarnedBy.CLAIM_ONCE, EarnedBy.INVITE),
                                new Validity.Days(7),
                                PersonCaps.NONE,
                                Prize.UNLIMITED,
                                Eligibility.ANYONE));
    }

    private static String documentedExample() throws IOException {
        String document = Files.readString(Path.of("../docs/campaign-file.md"));
        int start = document.indexOf("```yaml\n") + "```yaml\n".length();
        return document.substring(start, document.indexOf("```", start));
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        CampaignTerms terms = valid(CampaignFile.read("f", Example.GOOD)).withoutSecrets();
        assertThat(terms.caps()).isEqualTo(PersonCaps.NONE);
        assertThat(terms.orders()).isEqualTo(OrderRules.STANDARD);
        assertThat(terms.payouts()).isEqualTo(PayoutRules.STANDARD);
        assertThat(terms.waitingRoom()).isEqualTo(RoomRules.NONE);
        assertThat(terms.eligibility()).isEqualTo(Eligibility.ANYONE);
        assertThat(terms.expiry()).isEqualTo(CampaignTerms.Expiry.TREASURY);
        assertThat(terms.moments()).isEmpty();
        assertThat(terms.waves().getFirst().caps()).isEqualTo(PersonCaps.NONE);
        assertThat(terms.waves().getFirst().limit()).isEqualTo(Prize.UNLIMITED);
        assertThat(terms.prizes().getFirst().content())
                .isEqualTo(new Prize.Card(10, 2_500, List.of(), 0, Prize.Rest.KEEP));
    }

    @Test
    void anOrderRuleThatIsLeftOutHasItsDefault() {
        String one =
                Example.GOOD.replace("currency: CNY", "currency: CNY\norders: {payMinutes: 1}");
        OrderRules standard = OrderRules.STANDARD;
        assertThat(valid(CampaignFile.read("f", one)).withoutSecrets().orders())
                .isEqualTo(
                        new OrderRules(
                                standard.vouchersPerOrder(),
                                standard.ordersPerDay(),
                                standard.largestAmountMinor(),
                                standard.largestQuantity(),
                                standard.quoteMillis(),
                                60_000,
                                standard.outletMillis()));
    }

    @Test
    void payoutRulesThatAreLeftOutFitThoseThatAreThere() {
        for (String[] one :
                new String[][] {
                    {"{}", "1 500000 1000000 true"},
                    {"{realName: optional}", "1 500000 1000000 false"},
                    {"{smallest: 0.30, largest: 200, perPersonPerDay: 200}", "30 20000 20000 true"},
                    {"{smallest: 6000}", "600000 600000 1000000 true"},
                    {"{largest: 20000}", "1 2000000 2000000 true"}
                }) {
            String file =
                    Example.GOOD.replace("currency: CNY", "currency: CNY\npayouts: " + one[0]);
            PayoutRules rules = valid(CampaignFile.read("f", file)).withoutSecrets().payouts();
            assertThat(
                            rules.smallestMinor()
                                    + " "
                                    + rules.largestMinor()
                                    + " "
                                    + rules.perDayMinor()
                                    + " "
                                    + rules.needsRealName())
                    .isEqualTo(one[1]);
        }
    }

    @Test
    void aWaitingRoomHasASchedule() {
        for (String[] one :
                new String[][] {
                    {"{}", "30 -1"},
                    {"{preQueueMinutes: 0}", "0 -1"},
                    {"{ceilingPerSecond: 3000}", "30 3000"},
                    {"{preQueueMinutes: 45, ceilingPerSecond: 1}", "45 1"}
                }) {
            String file =
                    Example.GOOD.replace("currency: CNY", "currency: CNY\nwaitingRoom: " + one[0]);
            RoomRules rules = valid(CampaignFile.read("f", file)).withoutSecrets().waitingRoom();
            assertThat(rules.scheduled()).isTrue();
            assertThat(rules.preQueueMinutes() + " " + rules.ceilingPerSecond()).isEqualTo(one[1]);
        }
    }

    @Test
    void wavesComeOutInTimeOrder() {
        String earlier =
                """
                waves:
                  - id: last
                    from: 2026-02-20T10:00:00+08:00
                    to: 2026-02-21T10:00:00+08:00
                    prizes: [p]
                """;
        CampaignTerms terms =
                valid(CampaignFile.read("f", Example.GOOD.replace("waves:\n", earlier)))
                        .withoutSecrets();
        assertThat(terms.waves().stream().map(Wave::id)).containsExactly("one", "last");
    }

    @Test
    void amountsFollowTheCurrencysDecimals() {
        String yen = Example.GOOD.replace("CNY", "JPY").replace("25.00", "25");
        assertThat(valid(CampaignFile.read("f", yen)).withoutSecrets().budgetMinor())
                .isEqualTo(1_000);
        String dinar = Example.GOOD.replace("CNY", "KWD").replace("25.00", "25.001");
        assertThat(valid(CampaignFile.read("f", dinar)).withoutSecrets().promisedMinor())
                .isEqualTo(250_010);
    }

    @Test
    void theDigestIsOfTheBytes() {
        CampaignDraft draft = valid(CampaignFile.read("f", Example.GOOD));
        assertThat(draft.digest()).matches("[0-9a-f]{64}");
        assertThat(valid(CampaignFile.read("other", Example.GOOD)).digest())
                .isEqualTo(draft.digest());
        assertThat(valid(CampaignFile.read("f", Example.GOOD + "\n")).digest())
                .isNotEqualTo(draft.digest());
    }

    @Test
    void readsAFileOrTheCampaignFileOfAFolder(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("campaign.yaml"), Example.GOOD);
        Files.writeString(folder.resolve("other.yaml"), "not: read");
        assertThat(valid(CampaignFile.read(folder))).isEqualTo(valid(CampaignFile.read(file)));
    }

    @Test
    void saysWhichFileIsMissing(@TempDir Path folder) {
        assertThat(problems(CampaignFile.read(folder)))
                .containsExactly(
                        folder.resolve("campaign.yaml")
                                + ": does not exist; put the campaign's rules into campaign.yaml");
        assertThat(problems(CampaignFile.read(folder.resolve("x.yaml"))))
                .containsExactly(folder.resolve("x.yaml") + ": does not exist; check the path");
    }

    @Test
    void aFileOfMoreThanOneMebibyteIsRefusedUnread() {
        assertThat(problems(CampaignFile.read("f", "#".repeat(CampaignFile.MAX_BYTES + 1))))
                .containsExactly("f: is larger than 1 MiB; shorten it");
        assertThat(problems(CampaignFile.read("f", "#".repeat(CampaignFile.MAX_BYTES))))
                .containsExactly(
                        "f: is empty; describe a campaign in it; docs/campaign-file.md has an example");
    }

    @Test
    void allProblemsComeAtOnceInTheOrderOfTheFile() {
        String bad =
                Example.GOOD
                        .replace("id: test", "id: TEST")
                        .replace("currency: CNY", "curency: CNY")
                        .replace("days: 30", "days: 0")
                        .replace("prizes: [p]", "prizes: [q]");
        CampaignFile file = CampaignFile.read("f", bad);
        assertThat(file)
                .asInstanceOf(type(CampaignFile.Invalid.class))
                .extracting(invalid -> invalid.problems().stream().map(Problem::field).toList())
                .isEqualTo(
                        List.of(
                                "currency",
                                "id",
                                "curency",
                                "waves[one].prizes",
                                "prizes[p].validity.days"));
    }

    /** Whatever is done to a file, reading it ends, and ends in a campaign or in problems. */
    @Test
    void noFileMakesItThrow() throws IOException {
        byte[] good = documentedExample().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20260206);
        String pieces = "{}[]:,-#&*!|>'\"%@`\t\n ?<=0123456789.eE+~";
        int invalid = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] bad = good.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(bad.length);
                switch (random.nextInt(4)) {
                    case 0 -> bad[at] = (byte) random.nextInt(256);
                    case 1 -> bad[at] = (byte) pieces.charAt(random.nextInt(pieces.length()));
                    case 2 -> bad = Arrays.copyOf(bad, Math.max(1, at));
                    default -> {
                        int from = random.nextInt(good.length);
                        int length =
                                Math.min(
                                        random.nextInt(40),
                                        Math.min(good.length - from, bad.length - at));
                        System.arraycopy(good, from, bad, at, length);
                    }
                }
            }
            if (CampaignFile.read("f", bad) instanceof CampaignFile.Invalid broken) {
                assertThat(broken.problems()).isNotEmpty();
                invalid++;
            }
        }
        assertThat(invalid).isGreaterThan(300);
    }
}
