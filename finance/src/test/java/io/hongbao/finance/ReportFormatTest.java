package io.hongbao.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.core.campaign.CampaignTerms.Expiry;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How reports are written, down to the byte. */
final class ReportFormatTest {
    private static final Table PEOPLE =
            Table.of(
                    "people",
                    Table.text("name"),
                    Table.count("age"),
                    Table.money("debt"),
                    Table.text("paid"));
    private static final Table EMPTY = Table.of("empty", Table.text("name"), Table.text("why"));

    private static void report(ReportSink sink) {
        sink.begin(new ReportSink.Layout("debts", "c-1", "CNY", List.of(PEOPLE, EMPTY)));
        sink.fact("day", Cell.text("2026-02-06"));
        sink.row(
                PEOPLE,
                Cell.text("=1+1,\"ann\"\n"),
                Cell.count(-41),
                new Cell.Minor(-1_250, 2),
                Cell.truth(true));
        sink.row(
                PEOPLE,
                Cell.text("王\u2028"),
                Cell.count(7),
                new Cell.Minor(3, 2),
                Cell.truth(false));
        sink.fact("all", new Cell.Minor(123_456_789, 2));
        sink.end();
    }

    @Test
    void jsonIsOneDocument() {
        assertThat(Written.json(ReportFormatTest::report))
                .isEqualTo(
                        "{\"report\":\"debts\",\"campaign\":\"c-1\",\"currency\":\"CNY\",\"day\":\"2026-02-06\","
                                + "\"people\":[{\"name\":\"=1+1,\\\"ann\\\"\\u000a\",\"age\":-41,\"debtMinor\":-1250,"
                                + "\"debt\":\"-12.50\",\"paid\":true},{\"name\":\"王\\u2028\",\"age\":7,"
                                + "\"debtMinor\":3,\"debt\":\"0.03\",\"paid\":false}],\"allMinor\":123456789,"
                                + "\"all\":\"1234567.89\",\"empty\":[]}\n");
    }

    @Test
    void csvHasOneHeaderAndTheSameColumnsOnEachLine() {
        assertThat(Written.csv(ReportFormatTest::report))
                .isEqualTo(
                        """
                        part,item,value,name,age,debtMinor,debt,paid,why
                        fact,report,debts,,,,,,
                        fact,campaign,c-1,,,,,,
                        fact,currency,CNY,,,,,,
                        fact,day,2026-02-06,,,,,,
                        people,,,"'=1+1,""ann""~",-41,-1250,-12.50,true,
                        people,,,王^,7,3,0.03,false,
                        fact,allMinor,123456789,,,,,,
                        fact,all,1234567.89,,,,,,
                        """
                                .replace("\n", "\r\n")
                                .replace('~', '\n')
                                .replace('^', '\u2028'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "+", "-", "@", "\t", "\r"})
    void csvMakesFormulasHarmlessButLeavesNumbersAlone(String first) {
        Table names = Table.of("names", Table.text("name"), Table.count("n"));
        String csv =
                Written.csv(sink -> {
                    sink.begin(new ReportSink.Layout("r", "c", "CNY", List.of(names)));
                    sink.row(names, Cell.text(first + "SUM(A1)"), Cell.count(-3));
                    sink.end();
                });
        assertThat(csv).contains("'" + first + "SUM(A1)").contains(",-3\r\n");
    }

    @Test
    void textIsForPeople() {
        assertThat(Written.text(ReportFormatTest::report))
                .isEqualTo(
                        """
                        debts of campaign c-1, amounts in CNY
                          day                      2026-02-06

                        people
                          name         age    debt  paid
                          =1+1,"ann"   -41  -12.50  yes
                          王              7    0.03  no

                          all                      1,234,567.89
                        """);
    }

    @Test
    void textShowsTheFirstRowsOfALongTable() {
        Table numbers = Table.of("numbers", Table.count("n"));
        String text =
                Written.text(sink -> {
                    sink.begin(new ReportSink.Layout("r", "c", "CNY", List.of(numbers)));
                    for (int i = 0; i < 1_203; i++) {
                        sink.row(numbers, Cell.count(i));
                    }
                    sink.end();
                });
        assertThat(text.lines().count()).isLessThan(TextReport.MOST_ROWS + 10);
        assertThat(text).contains("and 1003 more");
    }

    @Test
    void rowsOfATableStandTogether() {
        Table other = Table.of("other", Table.text("name"));
        JsonReport json = new JsonReport(new StringWriter());
        json.begin(new ReportSink.Layout("r", "c", "CNY", List.of(EMPTY, other)));
        json.row(EMPTY, Cell.NONE, Cell.NONE);
        json.row(other, Cell.NONE);
        assertThatThrownBy(() -> json.row(EMPTY, Cell.NONE, Cell.NONE))
                .isInstanceOf(IllegalStateException.class);
    }

    /**
     * Every report of a small campaign, compared with files that a person has read: what a figure
     * means must not change unnoticed.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "trial-balance.json",
                "trial-balance.csv",
                "day-close.json",
                "day-close.csv",
                "settlement.json",
                "settlement.csv",
                "breakage.json",
                "breakage.csv",
                "payouts.json",
                "payouts.csv",
                "reconciliation.json",
                "reconciliation.csv"
            })
    void reportsAreAsTheyWere(String name) throws IOException {
        Bustle bustle = Bustle.of(2026, 1, 4, Fair.terms(Expiry.BREAKAGE));
        Books books = Books.of(bustle.town(), Fair.ID).orElseThrow();
        Consumer<ReportSink> report = report(bustle, books, name.substring(0, name.indexOf('.')));
        String written = name.endsWith("json") ? Written.json(report) : Written.csv(report);
        try (InputStream golden = ReportFormatTest.class.getResourceAsStream("golden/" + name)) {
            assertThat(golden)
                    .as("golden/" + name + " is missing; it should be\n" + written)
                    .isNotNull();
            assertThat(written)
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
        if (name.endsWith("csv")) {
            assertThat(widths(written)).containsOnly(widths(written).getFirst());
        }
    }

    static Consumer<ReportSink> report(Bustle bustle, Books books, String name) {
        Days days = Days.of(Fair.FIRST_DAY, Fair.FIRST_DAY.plusDays(3));
        return switch (name) {
            case "trial-balance" -> TrialBalance.of(books, Long.MAX_VALUE)::write;
            case "day-close" ->
                    DayClose.of(books, Fair.FIRST_DAY.plusDays(2), Long.MAX_VALUE)::write;
            case "settlement" ->
                    new SettlementReport(Settlement.of(books, days), "", "Merchants")::write;
            case "breakage" -> Breakage.of(books, days)::write;
            case "payouts" -> sink -> PayoutReport.run(books, days, sink);
            case "reconciliation" -> {
                List<String> lines = new ArrayList<>(bustle.provided());
                lines.removeFirst();
                lines.set(3, lines.get(3).replace(",CNY,", ",USD,"));
                lines.set(
                        5,
                        lines.get(5)
                                .replace(",CNY,", "1,CNY,")
                                .replaceFirst("[.](..)1,CNY", "$1.1,CNY"));
                lines.add(lines.getFirst());
                lines.add("+strange,payout,@ref,1.00,CNY,2026-02-07T00:00:00Z");
                String text = "id,kind,reference,amount,currency,time\n" + String.join("\n", lines);
                yield sink ->
                        Reconciliation.run(
                                books, days, new ProviderFile(() -> new StringReader(text)), sink);
            }
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static List<Integer> widths(String csv) throws IOException {
        CsvLines lines = new CsvLines(new StringReader(csv));
        List<Integer> widths = new ArrayList<>();
        for (Optional<List<String>> one = lines.next(); one.isPresent(); one = lines.next()) {
            widths.add(one.get().size());
        }
        return widths;
    }
}
