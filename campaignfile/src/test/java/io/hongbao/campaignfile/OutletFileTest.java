package io.hongbao.campaignfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.outlet.DayHours;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OptionGroup;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Place;
import io.hongbao.core.outlet.Showing;
import io.hongbao.core.outlet.Supply;
import io.hongbao.yaml.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutletFileTest {

    private static final OptionGroup SIZE =
            new OptionGroup(
                    "size",
                    false,
                    "M",
                    List.of(
                            new OptionGroup.Option("M", names("中杯", "Medium"), 0),
                            new OptionGroup.Option("L", names("大杯", "Large"), 300),
                            new OptionGroup.Option("S", names("小杯", "Small"), -150)));
    private static final OptionGroup POT =
            new OptionGroup(
                    "size",
                    false,
                    "two",
                    List.of(
                            new OptionGroup.Option("two", names("双人壶", "For two"), 0),
                            new OptionGroup.Option("four", names("四人壶", "For four"), 2_000)));
    private static final OptionGroup TOPPINGS =
            new OptionGroup(
                    "toppings",
                    true,
                    "",
                    List.of(new OptionGroup.Option("pearls", names("珍珠", "Tapioca pearls"), 200)));
    private static final List<MenuItem> TEA =
            List.of(
                    new MenuItem(
                            "milk-tea",
                            names("奶茶", "Milk tea"),
                            1_500,
                            1,
                            List.of(SIZE, TOPPINGS),
                            List.of()),
                    new MenuItem(
                            "pot",
                            names("一壶茶", "Pot of tea"),
                            4_800,
                            3,
                            List.of(POT),
                            List.of(new DayHours(840, 1_080))));

    private static Map<String, String> names(String zh, String en) {
        return Map.of("zh", zh, "en", en);
    }

    private static OutletDraft valid(OutletFile file) {
        assertThat(file).isInstanceOf(OutletFile.Valid.class);
        return ((OutletFile.Valid) file).draft();
    }

    private static List<String> problems(OutletFile file) {
        assertThat(file).isInstanceOf(OutletFile.Invalid.class);
        return ((OutletFile.Invalid) file).problems().stream().map(Problem::toString).toList();
    }

    private static OutletFile read(String content) {
        return OutletFile.read("f", content.getBytes(StandardCharsets.UTF_8));
    }

    private static OutletFile read(String content, CampaignTerms campaign) {
        return OutletFile.read("f", content.getBytes(StandardCharsets.UTF_8), campaign);
    }

    private static CampaignTerms campaign(String content) {
        return ((CampaignFile.Valid) CampaignFile.read("c", content)).draft().withoutSecrets();
    }

    private static String documentedExample() throws IOException {
        String document = Files.readString(Path.of("../docs/outlet-file.md"));
        int start = document.indexOf("```yaml\n") + "```yaml\n".length();
        return document.substring(start, document.indexOf("```", start));
    }

    private static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }

    /** The documentation's example has every field there is; this is what becomes of each. */
    @Test
    void readsTheKitchensOfTheDocumentedExample() throws IOException {
        OutletDraft draft = valid(read(documentedExample()));
        assertThat(draft.campaign()).isEqualTo("spring-tea");
        assertThat(draft.currency()).isEqualTo("CNY");
        assertThat(draft.digest()).matches("[0-9a-f]{64}");
        assertThat(draft.outlets().stream().map(OutletTerms::id))
                .containsExactly("tea-bund", "tea-quay", "cinema", "railway");
        assertThat(draft.outlets().subList(0, 2))
                .containsExactly(
                        new OutletTerms(
                                "spring-tea",
                                "tea-bund",
                                "Spring Tea",
                                "drinks",
                                names("春日茶饮（外滩店）", "Spring Tea, the Bund"),
                                new Place(31_240_000, 121_490_000),
                                List.of(
                                        new DayHours(540, 720),
                                        new DayHours(840, 1_440),
                                        new DayHours(0, 120)),
                                new Supply.Kitchen(6, 60, 4),
                                TEA),
                        new OutletTerms(
                                "spring-tea",
                                "tea-quay",
                                "Spring Tea",
                                "drinks",
                                names("春日茶饮（码头店）", "Spring Tea, the Quay"),
                                new Place(31_235_300, -1),
                                List.of(),
                                new Supply.Kitchen(2, 30, 0),
                                TEA));
    }

    @Test
    void readsTheSeatsOfTheDocumentedExample() throws IOException {
        List<OutletTerms> outlets = valid(read(documentedExample())).outlets();
        Showing.SeatClass standard =
                new Showing.SeatClass("standard", names("标准座", "Standard seat"), 5_000, 150);
        OutletTerms cinema = outlets.get(2);
        assertThat(cinema.items())
                .containsExactly(
                        new MenuItem(
                                "movie-ticket",
                                names("电影票", "Cinema ticket"),
                                0,
                                0,
                                List.of(),
                                List.of()));
        assertThat(cinema.supply())
                .isEqualTo(
                        new Supply.Seated(
                                List.of(
                                        film("L1-1030", 630, standard),
                                        film("L1-1330", 810, standard))));
        assertThat(outlets.get(3).supply())
                .isEqualTo(
                        new Supply.Seated(
                                List.of(
                                        new Showing(
                                                "G7301",
                                                "train-ticket",
                                                names("北京—上海", "Beijing to Shanghai"),
                                                "beijing",
                                                "shanghai",
                                                480,
                                                270,
                                                day("2026-03-20"),
                                                day("2026-03-20"),
                                                List.of(second(55_300, 478))),
                                        new Showing(
                                                "D702",
                                                "train-ticket",
                                                names("夜车", "Night train"),
                                                "shanghai",
                                                "beijing",
                                                1_260,
                                                700,
                                                day("2026-03-20"),
                                                day("2026-03-31"),
                                                List.of(second(19_950, 900))))));
    }

    private static Showing film(String id, int startMinute, Showing.SeatClass seatClass) {
        return new Showing(
                id,
                "movie-ticket",
                names("灯会之夜", "Lantern Night"),
                "",
                "",
                startMinute,
                118,
                day("2026-03-20"),
                day("2026-03-31"),
                List.of(seatClass));
    }

    private static Showing.SeatClass second(long priceMinor, int seats) {
        return new Showing.SeatClass("second", names("二等座", "Second class"), priceMinor, seats);
    }

    @Test
    void pricesHaveTheDecimalsOfTheCurrency() {
        String yen =
                OutletExample.GOOD
                        .replace("CNY", "JPY")
                        .replace("3.00", "3")
                        .replace("15.00", "15")
                        .replace("553.00", "553");
        assertThat(valid(read(yen)).outlets().getFirst().items().getFirst().priceMinor())
                .isEqualTo(15);
        assertThat(problems(read(yen.replace("surcharge: 3", "surcharge: 3.5"))))
                .first()
                .isEqualTo(
                        "f:9:56 optionGroups[size].options[L].surcharge: must be an amount such as \"25\"; write a number without decimals");
    }

    @Test
    void aKitchenMustHaveRoomForOneOfEachItem() {
        String small =
                OutletExample.GOOD.replace(
                        "makesPerMinute: 6, queueMinutes: 60",
                        "makesPerMinute: 2, queueMinutes: 10");
        assertThat(read(small.replace("price: 15.00", "price: 15.00\n        makes: 20")))
                .isInstanceOf(OutletFile.Valid.class);
        assertThat(problems(read(small.replace("price: 15.00", "price: 15.00\n        makes: 21"))))
                .containsExactly(
                        "f:30:14 outlets[bund].kitchen: must have room for one milk-tea, which takes 21 makes, "
                                + "but makes only 20 in its queue's minutes; raise makesPerMinute or queueMinutes");
    }

    @Test
    void anOutletHasNoMoreThan2000Showings() {
        StringBuilder starts = new StringBuilder("starts:");
        for (int i = 0; i < 2_000; i++) {
            starts.append("\n          - {id: G").append(i).append(", at: 08:00}");
        }
        String good =
                OutletExample.GOOD.replace(
                        "starts: [{id: G1, at: 08:00}, {id: G3, at: 13:00}]", starts.toString());
        assertThat(((Supply.Seated) valid(read(good)).outlets().getLast().supply()).showings())
                .hasSize(2_000);
        String one =
                """
                      - {item: ticket, from: beijing, to: shanghai, minutes: 1, days: {from: 2026-02-06, to: 2026-02-06},
                         classes: [{id: second, price: 1, seats: 1}], starts: [{id: X, at: 09:00}]}
                """;
        assertThat(problems(read(good + one.indent(0))))
                .containsExactly(
                        "f:38:7 outlets[railway].showings: must have at most 2000 starts in all, but has 2001; "
                                + "divide the outlet into several");
    }

    @Test
    void aProblemOfASharedMenuIsNamedOnce() {
        String two =
                OutletExample.GOOD.replace("        price: 15.00\n", "")
                        + """
                          - id: quay
                            merchant: Tea
                            category: drinks
                            names: {zh: 码头店, en: Quay}
                            place: {latitude: 31, longitude: 121}
                            kitchen: {makesPerMinute: 1, queueMinutes: 1}
                            menu: tea
                        """;
        assertThat(problems(read(two)))
                .containsExactly(
                        "f:17:9 menus[tea].items[milk-tea].price: is missing; add it, such as price: \"15.00\"");
    }

    @Test
    void theFileMustBeOneOfTheCampaignThatItIsFor() {
        CampaignTerms other = campaign(Example.GOOD.replace("id: test", "id: other"));
        assertThat(read(OutletExample.GOOD, campaign(Example.GOOD)))
                .isInstanceOf(OutletFile.Valid.class);
        assertThat(problems(read(OutletExample.GOOD, other)))
                .containsExactly(
                        "f:2:11 campaign: must be \"other\", the campaign that the outlets are for; "
                                + "write that, or apply the file to the other campaign");
        assertThat(problems(read(OutletExample.GOOD, campaign(Example.GOOD.replace("CNY", "HKD")))))
                .containsExactly(
                        "f:3:11 currency: must be \"HKD\", the campaign's currency; write prices in that currency");
    }

    @Test
    void aMisspeltCategoryIsNotTakenForAnotherOne() {
        CampaignTerms drinks =
                campaign(
                        Example.GOOD.replace(
                                "count: 10}", "count: 10, categories: [drinks, dining]}"));
        String typo = OutletExample.GOOD.replace("category: drinks", "category: drink");
        assertThat(problems(read(typo, drinks)))
                .containsExactly(
                        "f:26:15 outlets[bund].category: is almost, but not quite, what a card pays for; "
                                + "did you mean \"drinks\"?");
        // A category that no card pays for is no mistake: people can pay with money.
        assertThat(read(OutletExample.GOOD, drinks)).isInstanceOf(OutletFile.Valid.class);
        // A card without categories pays for anything.
        assertThat(read(typo, campaign(Example.GOOD))).isInstanceOf(OutletFile.Valid.class);
    }

    @Test
    void allProblemsComeAtOnceInTheOrderOfTheFile() {
        String bad =
                OutletExample.GOOD
                        .replace("standard: M", "standard: XL")
                        .replace("price: 15.00", "price: -1")
                        .replace("menu: tea", "menu: tee")
                        .replace("to: shanghai", "to: shanghia")
                        .replace("seats: 478", "seats: 0");
        assertThat(((OutletFile.Invalid) read(bad)).problems().stream().map(Problem::field))
                .containsExactly(
                        "optionGroups[size].standard",
                        "menus[tea].items[milk-tea].price",
                        "outlets[bund].menu",
                        "outlets[railway].showings[0].to",
                        "outlets[railway].showings[0].classes[second].seats");
    }

    @Test
    void readsAFileOrTheOutletFileOfAFolder(@TempDir Path folder) throws IOException {
        assertThat(OutletFile.isIn(folder)).isFalse();
        assertThat(problems(OutletFile.read(folder)))
                .containsExactly(
                        folder.resolve("outlets.yaml")
                                + ": does not exist; put the campaign's outlets into outlets.yaml");
        Path file = Files.writeString(folder.resolve("outlets.yaml"), OutletExample.GOOD);
        assertThat(OutletFile.isIn(folder)).isTrue();
        assertThat(valid(OutletFile.read(folder))).isEqualTo(valid(OutletFile.read(file)));
        assertThat(problems(OutletFile.read(folder.resolve("x.yaml"))))
                .containsExactly(folder.resolve("x.yaml") + ": does not exist; check the path");
    }

    /** Whatever is done to a file, reading it ends, and ends in outlets or in problems. */
    @Test
    void noFileMakesItThrow() throws IOException {
        byte[] good = documentedExample().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20260206);
        String pieces = "{}[]:,-#&*!|>'\"%@`\t\n ?<=0123456789.eE+~";
        int invalid = 0;
        for (int i = 0; i < 1_500; i++) {
            byte[] bad = good.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(bad.length);
                switch (random.nextInt(4)) {
                    case 0 -> bad[at] = (byte) random.nextInt(256);
                    case 1 -> bad[at] = (byte) pieces.charAt(random.nextInt(pieces.length()));
                    case 2 -> bad = withoutLines(bad, at, random.nextInt(4));
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
            if (OutletFile.read("f", bad) instanceof OutletFile.Invalid broken) {
                assertThat(broken.problems()).isNotEmpty();
                invalid++;
            }
        }
        assertThat(invalid).isGreaterThan(500);
    }

    /** Takes lines out: the kind of change that leaves a file readable, and wrong. */
    private static byte[] withoutLines(byte[] content, int at, int count) {
        int from = at;
        while (from > 0 && content[from - 1] != '\n') {
            from--;
        }
        int to = from;
        for (int line = 0; line <= count && to < content.length; line++) {
            while (to < content.length && content[to] != '\n') {
                to++;
            }
            to = Math.min(content.length, to + 1);
        }
        byte[] rest = Arrays.copyOf(content, content.length - (to - from));
        System.arraycopy(content, to, rest, from, content.length - to);
        return rest;
    }
}
