package io.hongbao.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.core.Command;
import io.hongbao.core.EffectId;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignTerms.Expiry;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.VoucherWish;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReconciliationTest {
    private static final String HEADER = "id,kind,reference,amount,currency,time\n";
    private static final Days ALL =
            new Days(Fair.FIRST_DAY.toEpochDay(), Fair.FIRST_DAY.toEpochDay() + 9);

    private final Bustle bustle =
            Bustle.of(31, 2, 5, Fair.terms(Expiry.BREAKAGE), Fair.terms("other", Expiry.TREASURY));
    private final Books books = Books.of(bustle.town(), Fair.ID).orElseThrow();
    private final List<String> lines = new ArrayList<>(bustle.provided());

    private static ProviderFile file(String text) {
        return new ProviderFile(() -> new StringReader(text));
    }

    private String reconciled(Days days, int perPass) {
        ProviderFile file = file(HEADER + String.join("\n", lines) + "\n");
        return Written.csv(sink -> Reconciliation.run(books, days, file, sink, perPass));
    }

    private List<String> differences() {
        return reconciled(ALL, 1_000)
                .lines()
                .filter(line -> line.startsWith("differences,"))
                .toList();
    }

    /** The place of a line of this campaign's, and of this kind. */
    private int place(String kind) {
        for (int i = 0; i < lines.size(); i++) {
            List<String> before = List.copyOf(lines);
            if (lines.get(i).startsWith(kind + ".")) {
                String line = lines.remove(i);
                int missing = differences().size();
                lines.clear();
                lines.addAll(before);
                if (missing == 1) {
                    return lines.indexOf(line);
                }
            }
        }
        throw new IllegalStateException("the provider moved no " + kind + " of this campaign");
    }

    private void change(int place, Function<String, String> change) {
        lines.set(place, change.apply(lines.get(place)));
    }

    @Test
    void whatTheProviderDidIsWhatWeBooked() {
        ProviderFile file = file(HEADER + String.join("\r\n", lines));
        AtomicReference<Reconciliation> result = new AtomicReference<>();
        String csv = Written.csv(sink -> result.set(Reconciliation.run(books, ALL, file, sink)));
        assertThat(csv).contains("fact,clean,true");
        assertThat(result.get().differences()).isZero();
        assertThat(result.get().matched()).isGreaterThan(50);
        assertThat(csv.lines().filter(line -> line.startsWith("fact,ofOtherCampaigns,")))
                .noneMatch(line -> line.startsWith("fact,ofOtherCampaigns,0"));
        assertThat(csv).contains("checks,").doesNotContain("holds,false");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100_000})
    void theSameIsFoundHoweverFewAreInMemoryAtOnce(int perPass) {
        lines.remove(place("charge"));
        change(place("refund"), line -> line.replace(",CNY,", ",USD,"));
        lines.add(lines.get(place("charge")));
        assertThat(reconciled(ALL, perPass).lines().sorted())
                .containsExactlyElementsOf(reconciled(ALL, 50).lines().sorted().toList());
    }

    @Test
    void whatTheProviderLacksIsListed() {
        int place = place("charge");
        String id = lines.get(place).split(",", -1)[0];
        lines.remove(place);
        assertThat(differences())
                .singleElement()
                .asString()
                .contains("missing_there," + id + ",charge,")
                .contains("0,0.00");
    }

    @Test
    void whatWeLackIsListed() {
        EffectId nobodys = new EffectId(new UserId(1, 2), EffectId.Kind.CHARGE, "never-1", 1);
        lines.add(Bustle.line(nobodys, "ref", 1_250));
        lines.add("abc,payout,ref-x,7.5,CNY,2026-02-07T00:00:00Z");
        assertThat(differences())
                .hasSize(2)
                .anyMatch(line ->
                        line.contains("unknown_here," + nobodys + ",charge,0,0.00,1250,12.50,"))
                .anyMatch(line ->
                        line.contains("unknown_here,abc,payout,0,0.00,750,7.50,CNY,,ref-x,"));
    }

    @Test
    void whatWasAskedForButIsNotBookedIsToldApart() {
        String[] booked = lines.get(place("charge")).split("[.]", -1);
        UserId user = UserId.parse(booked[2]);
        Outcome quoted =
                bustle.town()
                        .ask(
                                new Command.MakeQuote(
                                        user,
                                        Fair.ID,
                                        "tea-1",
                                        List.of(new Line("small", 1, List.of(), "")),
                                        VoucherWish.NoVoucher.INSTANCE,
                                        "asked"));
        String order = ((Outcome.Quoted) quoted).quote().id();
        bustle.town().ask(new Command.PlaceOrder(user, Fair.ID, order, ""));
        EffectId asked = new EffectId(user, EffectId.Kind.CHARGE, order, 1);
        lines.add(Bustle.line(asked, "ref", 5));
        assertThat(differences())
                .singleElement()
                .asString()
                .contains("not_booked_here," + asked + ",charge,0,0.00,5,0.05,");
    }

    @ParameterizedTest
    @CsvSource({
        "amount_differs, '.', '1.'",
        "currency_differs, ',CNY,', ',USD,'",
        "kind_differs, ',charge,', ',refund,'",
        "reference_differs, ',ref-', ',other-'"
    })
    void whatDiffersIsListed(String type, String what, String by) {
        int place = place("charge");
        change(
                place,
                line -> {
                    int at = line.indexOf(what, what.equals(".") ? line.indexOf(",ref") : 0);
                    return line.substring(0, at) + by + line.substring(at + what.length());
                });
        assertThat(differences()).singleElement().asString().contains("," + type + ",");
    }

    @Test
    void zerosBehindTheLastDigitAreNoDifference() {
        change(place("charge"), line -> line.replace(",CNY,", "00,CNY,"));
        assertThat(differences()).isEmpty();
    }

    @Test
    void aLineThatIsThereTwiceIsListedOnce() {
        lines.add(lines.get(place("refund")));
        assertThat(differences()).singleElement().asString().contains(",twice_there,");
        assertThat(reconciled(ALL, 1_000)).contains("fact,clean,false");
    }

    @Test
    void whatWasBookedOnAnotherDayIsNoDifference() {
        String csv = reconciled(Days.only(Fair.FIRST_DAY), 1_000);
        assertThat(csv)
                .contains("fact,differenceCount,0")
                .doesNotContain("fact,bookedOnOtherDays,0");
        assertThat(csv.lines().filter(line -> line.startsWith("checks,")))
                .singleElement()
                .asString()
                .endsWith(",true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'id,kind'|line 1: the header must name the columns",
                "'id,kind,reference,amount,currency,time\nx,charge,r,1.00,CNY'|line 2: fewer fields",
                "'id,kind,reference,amount,currency,time\n\nx,fee,r,1.00,CNY,2026-02-07T00:00:00Z'|line 3: kind must be",
                "'id,kind,reference,amount,currency,time\nx,charge,r,-1.00,CNY,2026-02-07T00:00:00Z'|line 2: amount must be",
                "'id,kind,reference,amount,currency,time\nx,charge,r,1e9,CNY,2026-02-07T00:00:00Z'|line 2: amount must be",
                "'id,kind,reference,amount,currency,time\nx,charge,r,99999999999999999999,CNY,2026-02-07T00:00:00Z'|line 2: amount must be",
                "'id,kind,reference,amount,currency,time\nx,charge,r,1.00,YUAN,2026-02-07T00:00:00Z'|line 2: currency must be",
                "'id,kind,reference,amount,currency,time\nx,charge,r,1.00,CNY,7.2.2026'|line 2: time must be",
                "'id,kind,reference,amount,currency,time\n,charge,r,1.00,CNY,2026-02-07T00:00:00Z'|line 2: id must have",
                "'id,kind,reference,amount,currency,time\n\"x,charge'|line 2: a quoted field that does not end",
                "'id,kind,reference,amount,currency,time\n\"x\"y,charge'|line 2: something after the end",
                "'id,kind,reference,amount,currency,time\nx\"y,charge'|line 2: a quote in a field"
            })
    void aFileThatCannotBeUnderstoodIsRefusedBeforeAnythingIsWritten(String text, String message) {
        StringBuilder written = new StringBuilder();
        assertThatThrownBy(() ->
                        written.append(
                                Written.csv(
                                        sink -> Reconciliation.run(books, ALL, file(text), sink))))
                .isInstanceOf(BadProviderFile.class)
                .hasMessageStartingWith(message);
        assertThat(written).isEmpty();
    }

    @Test
    void columnsMayComeInAnyOrderQuotedAndWithMore() {
        String line = lines.get(place("charge"));
        String[] fields = line.split(",", -1);
        lines.remove(line);
        StringBuilder text =
                new StringBuilder("\uFEFFtime,note,currency,amount,reference,kind,id\r\n");
        for (String one : bustle.provided()) {
            String[] f = one.split(",", -1);
            text.append(
                    "%s,\"a, \"\"note\"\"\r\n\",%s,%s,\"%s\",%s,%s\r\n"
                            .formatted(f[5], f[4], f[3], f[2], f[1], f[0]));
        }
        String csv =
                Written.csv(sink -> Reconciliation.run(books, ALL, file(text.toString()), sink));
        assertThat(fields).hasSize(6);
        assertThat(csv).contains("fact,clean,true");
    }
}
