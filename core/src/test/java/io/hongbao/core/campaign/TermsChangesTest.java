package io.hongbao.core.campaign;

import static io.hongbao.core.campaign.Case.LABEL;
import static io.hongbao.core.campaign.Case.NOW_ON;
import static io.hongbao.core.campaign.Case.PROMISED;
import static io.hongbao.core.campaign.Case.REACHED;
import static io.hongbao.core.campaign.Case.START_REASON;
import static io.hongbao.core.campaign.Case.TILLS;
import static io.hongbao.core.campaign.Case.TIME;
import static io.hongbao.core.campaign.Case.TOLD;
import static io.hongbao.core.campaign.Case.differs;
import static io.hongbao.core.campaign.Changed.CAPS;
import static io.hongbao.core.campaign.Changed.DAY;
import static io.hongbao.core.campaign.Changed.START;
import static io.hongbao.core.campaign.Changed.TERMS;
import static io.hongbao.core.campaign.Changed.with;
import static io.hongbao.core.campaign.TermsChange.Effect.NEEDS_SECOND_PERSON;
import static io.hongbao.core.campaign.TermsChange.Effect.SAFE;
import static io.hongbao.core.campaign.TermsChange.Effect.UNSAFE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes to the campaign and its waves. */
class TermsChangesTest {

    static Stream<Case> campaign() {
        String committed =
                "it is the commitment to a secret that draws and places are already made with";
        return Stream.of(
                differs(
                        "shadow",
                        "false",
                        "true",
                        UNSAFE,
                        "its payments and orders so far were real, or played",
                        with().shadow(true).done()),
                differs(
                        "id",
                        "lny",
                        "other",
                        UNSAFE,
                        "it is another campaign",
                        with().id("other").done()),
                differs(
                        "texts.en.title",
                        "Lunar New Year",
                        "Spring",
                        SAFE,
                        LABEL,
                        with().title("Spring").done()),
                differs(
                        "currency",
                        "CNY",
                        "HKD",
                        UNSAFE,
                        "all of its money is in this currency",
                        with().currency("HKD").done()),
                differs(
                        "budget.amount",
                        "10000.00",
                        "20000.00",
                        NEEDS_SECOND_PERSON,
                        "the funders pay more",
                        with().budget(2_000_000).done()),
                differs(
                        "budget.amount",
                        "10000.00",
                        "9999.99",
                        UNSAFE,
                        "the money may have been granted already",
                        with().budget(999_999).done()),
                differs(
                        "budget.funders",
                        "Platform 80%, Shops 20%",
                        "Platform 99.5%, Shops 0.5%",
                        UNSAFE,
                        "what was granted so far was paid for in the old shares",
                        with().funders(
                                        List.of(
                                                new Funder("Platform", 9_950),
                                                new Funder("Shops", 50)))
                                .done()),
                differs(
                        "timeZone",
                        "Asia/Shanghai",
                        "+08:00",
                        UNSAFE,
                        "days have been counted in it",
                        with().zone(ZoneId.of("+08:00")).done()),
                differs(
                        "window.from",
                        "2026-02-06T10:00+08:00",
                        "2026-02-05T10:00+08:00",
                        UNSAFE,
                        START_REASON,
                        with().window(new Window(START - DAY, START + 10 * DAY)).done()),
                differs(
                        "window.to",
                        "2026-02-16T10:00+08:00",
                        "2026-02-17T10:00+08:00",
                        SAFE,
                        TIME,
                        with().window(new Window(START, START + 11 * DAY)).done()),
                differs(
                        "window.to",
                        "2026-02-16T10:00+08:00",
                        "2026-02-15T10:00+08:00",
                        UNSAFE,
                        PROMISED,
                        with().window(new Window(START, START + 9 * DAY)).done()),
                differs(
                        "caps.perPerson",
                        "21",
                        "20",
                        SAFE,
                        NOW_ON,
                        with().caps(new PersonCaps(20, 5)).done()),
                differs(
                        "caps.perPerson",
                        "21",
                        "unlimited",
                        UNSAFE,
                        REACHED,
                        with().caps(new PersonCaps(PersonCaps.UNLIMITED, 5)).done()),
                differs(
                        "caps.perPersonPerDay",
                        "5",
                        "1",
                        SAFE,
                        NOW_ON,
                        with().caps(new PersonCaps(21, 1)).done()),
                differs(
                        "caps.perPersonPerDay",
                        "5",
                        "6",
                        UNSAFE,
                        REACHED,
                        with().caps(new PersonCaps(21, 6)).done()),
                differs(
                        "eligibility.audience",
                        "anyone",
                        "new",
                        UNSAFE,
                        TOLD,
                        with().eligibility(new Eligibility(Eligibility.Audience.NEW, List.of(), ""))
                                .done()),
                differs(
                        "eligibility.regions",
                        "",
                        "CN, HK",
                        UNSAFE,
                        TOLD,
                        with().eligibility(
                                        new Eligibility(
                                                Eligibility.Audience.ANYONE,
                                                List.of("HK", "CN"),
                                                ""))
                                .done()),
                differs(
                        "eligibility.minimumAppVersion",
                        "",
                        "6.2",
                        UNSAFE,
                        TOLD,
                        with().eligibility(
                                        new Eligibility(
                                                Eligibility.Audience.ANYONE, List.of(), "6.2"))
                                .done()),
                differs(
                        "expiry",
                        "treasury",
                        "breakage",
                        UNSAFE,
                        "money may have expired by the old rule",
                        with().expiry(CampaignTerms.Expiry.BREAKAGE).done()),
                differs(
                        "drawSecretHash",
                        "aa",
                        "cc",
                        UNSAFE,
                        committed,
                        with().hashes("cc", "bb").done()),
                differs(
                        "placeSecretHash",
                        "bb",
                        "cc",
                        UNSAFE,
                        committed,
                        with().hashes("aa", "cc").done()),
                differs(
                        "moments[gala]",
                        "2026-02-06T10:00+08:00 to 2026-02-06T10:00:00.001+08:00: en Gala, zh 春晚",
                        "",
                        SAFE,
                        "changes only what charts show",
                        with().moments(List.of()).done()));
    }

    static Stream<Case> orders() {
        return Stream.of(
                        new String[] {"vouchersPerOrder", "1", "2"},
                        new String[] {"perPersonPerDay", "20", "5"},
                        new String[] {"largestAmount", "5000.00", "99.50"},
                        new String[] {"largestQuantity", "20", "40"},
                        new String[] {"quoteMinutes", "5", "10"},
                        new String[] {"payMinutes", "15", "2.5"},
                        new String[] {"outletMinutes", "3", "1"})
                .map(change ->
                        differs(
                                "orders." + change[0],
                                change[1],
                                change[2],
                                SAFE,
                                "counts for what is ordered from now on",
                                with().orders(orders(change[0])).done()));
    }

    static Stream<Case> payouts() {
        return Stream.of(
                        new String[] {"smallest", "0.01", "0.30"},
                        new String[] {"largest", "5000.00", "2888.00"},
                        new String[] {"perPersonPerDay", "10000.00", "20000.00"},
                        new String[] {"realName", "required", "optional"})
                .map(change ->
                        differs(
                                "payouts." + change[0],
                                change[1],
                                change[2],
                                SAFE,
                                "counts for what is asked for from now on",
                                with().payouts(payouts(change[0])).done()));
    }

    /** The deck has cash from 0.88 to 2,888.00. */
    static Stream<Case> payoutsThatLeaveCashUnpaid() {
        return Stream.of(
                unpaid("smallest", "0.01", "0.89", new PayoutRules(89, 500_000, 1_000_000, true)),
                unpaid(
                        "largest",
                        "5000.00",
                        "2887.99",
                        new PayoutRules(1, 288_799, 1_000_000, true)));
    }

    private static Case unpaid(String field, String from, String to, PayoutRules rules) {
        return differs(
                "payouts." + field,
                from,
                to,
                UNSAFE,
                "people have cash that could not be paid out any more",
                with().payouts(rules).done());
    }

    private static PayoutRules payouts(String changed) {
        PayoutRules standard = PayoutRules.STANDARD;
        return new PayoutRules(
                changed.equals("smallest") ? 30 : standard.smallestMinor(),
                changed.equals("largest") ? 288_800 : standard.largestMinor(),
                changed.equals("perPersonPerDay") ? 2_000_000 : standard.perDayMinor(),
                !changed.equals("realName"));
    }

    /** The standard rules, but for one of them. */
    private static OrderRules orders(String changed) {
        OrderRules standard = OrderRules.STANDARD;
        return new OrderRules(
                changed.equals("vouchersPerOrder") ? 2 : standard.vouchersPerOrder(),
                changed.equals("perPersonPerDay") ? 5 : standard.ordersPerDay(),
                changed.equals("largestAmount") ? 9_950 : standard.largestAmountMinor(),
                changed.equals("largestQuantity") ? 40 : standard.largestQuantity(),
                changed.equals("quoteMinutes") ? 600_000 : standard.quoteMillis(),
                changed.equals("payMinutes") ? 150_000 : standard.paymentMillis(),
                changed.equals("outletMinutes") ? 60_000 : standard.outletMillis());
    }

    static Stream<Case> waves() {
        return Stream.of(
                differs(
                        "waves[one].from",
                        "2026-02-06T10:00+08:00",
                        "2026-02-07T10:00+08:00",
                        UNSAFE,
                        START_REASON,
                        with().wave(0, wave -> at(wave, START + DAY, START + 5 * DAY)).done()),
                differs(
                        "waves[one].to",
                        "2026-02-11T10:00+08:00",
                        "2026-02-12T10:00+08:00",
                        UNSAFE,
                        "only the last wave may end later: another one follows this one",
                        with().wave(0, wave -> at(wave, START, START + 6 * DAY)).done()),
                differs(
                        "waves[two].to",
                        "2026-02-16T10:00+08:00",
                        "2026-02-17T10:00+08:00",
                        SAFE,
                        TIME,
                        with().wave(1, wave -> at(wave, START + 5 * DAY, START + 11 * DAY)).done()),
                differs(
                        "waves[two].to",
                        "2026-02-16T10:00+08:00",
                        "2026-02-15T10:00+08:00",
                        UNSAFE,
                        PROMISED,
                        with().wave(1, wave -> at(wave, START + 5 * DAY, START + 9 * DAY)).done()),
                differs(
                        "waves[two].prizes",
                        "[card25, cash]",
                        "[cash]",
                        UNSAFE,
                        PROMISED,
                        with().wave(
                                        1,
                                        wave ->
                                                new Wave(
                                                        "two",
                                                        wave.window(),
                                                        List.of("cash"),
                                                        CAPS,
                                                        Prize.UNLIMITED))
                                .done()),
                differs(
                        "waves[two].caps.perPerson",
                        "21",
                        "2",
                        SAFE,
                        NOW_ON,
                        with().wave(
                                        1,
                                        wave ->
                                                new Wave(
                                                        "two",
                                                        wave.window(),
                                                        wave.prizes(),
                                                        new PersonCaps(2, 5),
                                                        Prize.UNLIMITED))
                                .done()),
                differs(
                        "waves[one].limit",
                        "90",
                        "unlimited",
                        UNSAFE,
                        TILLS,
                        with().wave(
                                        0,
                                        wave ->
                                                new Wave(
                                                        "one",
                                                        wave.window(),
                                                        wave.prizes(),
                                                        CAPS,
                                                        Prize.UNLIMITED))
                                .done()),
                differs(
                        "waves[one]",
                        "one",
                        "",
                        UNSAFE,
                        "it cannot be removed: " + PROMISED,
                        with().waves(List.of(TERMS.waves().getLast())).done()),
                differs(
                        "waves[three]",
                        "",
                        "three",
                        UNSAFE,
                        "it cannot be added: the tills were filled without it; apply a new campaign instead",
                        with().waves(
                                        List.of(
                                                TERMS.waves().getFirst(),
                                                TERMS.waves().getLast(),
                                                new Wave(
                                                        "three",
                                                        new Window(
                                                                START + 10 * DAY, START + 11 * DAY),
                                                        List.of("cash"),
                                                        CAPS,
                                                        5)))
                                .done()));
    }

    private static Wave at(Wave wave, long fromMillis, long toMillis) {
        return new Wave(
                wave.id(),
                new Window(fromMillis, toMillis),
                wave.prizes(),
                wave.caps(),
                wave.limit());
    }

    @ParameterizedTest
    @MethodSource({"campaign", "orders", "payouts", "payoutsThatLeaveCashUnpaid", "waves"})
    void everyDifferenceComesOutOnceWithItsEffectAndReason(Case one) {
        assertThat(TermsChanges.between(TERMS, one.applied(), false))
                .containsExactly(one.expected());
    }

    @Test
    void theSameRulesHaveNoDifference() {
        assertThat(TermsChanges.between(TERMS, Changed.terms(), false)).isEmpty();
    }

    @Test
    void severalDifferencesComeOutInTheOrderOfTheFile() {
        CampaignTerms applied =
                with().title("Spring").budget(2_000_000).caps(new PersonCaps(20, 5)).done();
        assertThat(TermsChanges.between(TERMS, applied, false).stream().map(TermsChange::field))
                .containsExactly("texts.en.title", "budget.amount", "caps.perPerson");
    }
}
