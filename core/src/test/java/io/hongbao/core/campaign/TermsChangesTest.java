package io.hongbao.core.campaign;

import static io.hongbao.core.campaign.TermsChange.Effect.NEEDS_SECOND_PERSON;
import static io.hongbao.core.campaign.TermsChange.Effect.SAFE;
import static io.hongbao.core.campaign.TermsChange.Effect.UNSAFE;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.TermsChange.Effect;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TermsChangesTest {
    private static final long START = Instant.parse("2026-02-06T02:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000L;
    private static final PersonCaps CAPS = new PersonCaps(21, 5);
    private static final CampaignTerms TERMS = terms();

    private static CampaignTerms terms() {
        Prize card =
                new Prize(
                        "card25",
                        Map.of("zh", "奶茶卡", "en", "Tea card"),
                        new Prize.Card(100, 2_500, List.of("drinks"), 0, Prize.Rest.KEEP),
                        Set.of(EarnedBy.CLAIM_ONCE, EarnedBy.INVITE),
                        new Validity.Until(START + 10 * DAY),
                        CAPS,
                        50,
                        Eligibility.ANYONE);
        Prize cash =
                new Prize(
                        "cash",
                        Map.of("zh", "现金", "en", "Cash"),
                        new Prize.CashDeck(
                                List.of(
                                        new Prize.CashDeck.Tier(288_800, 1),
                                        new Prize.CashDeck.Tier(88, 10))),
                        Set.of(EarnedBy.CLAIM_DAILY),
                        new Validity.Days(7),
                        PersonCaps.NONE,
                        Prize.UNLIMITED,
                        Eligibility.ANYONE);
        return new CampaignTerms(
                "lny",
                Map.of("zh", new Text("春节", "红包"), "en", new Text("Lunar New Year", "Envelopes")),
                "CNY",
                1_000_000,
                List.of(new Funder("Platform", 8_000), new Funder("Shops", 2_000)),
                ZoneId.of("Asia/Shanghai"),
                new Window(START, START + 10 * DAY),
                List.of(
                        new Wave(
                                "one",
                                new Window(START, START + 5 * DAY),
                                List.of("card25"),
                                CAPS,
                                90),
                        new Wave(
                                "two",
                                new Window(START + 5 * DAY, START + 10 * DAY),
                                List.of("card25", "cash"),
                                CAPS,
                                Prize.UNLIMITED)),
                List.of(card, cash),
                CAPS,
                Eligibility.ANYONE,
                CampaignTerms.Expiry.TREASURY,
                List.of(
                        new Moment(
                                "gala",
                                new Window(START, START + 1),
                                Map.of("zh", "春晚", "en", "Gala"))),
                "aa",
                "bb");
    }

    /**
     * One change to the terms, and the difference that must come out of it: all of it, and nothing
     * else.
     */
    record Case(String name, CampaignTerms applied, TermsChange expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case differs(
            String field,
            String from,
            String to,
            Effect effect,
            String reason,
            CampaignTerms applied) {
        String name = field + ": " + from + " -> " + to;
        return new Case(name, applied, new TermsChange(field, from, to, effect, reason));
    }

    private static final String TOLD = "people have been told whether they may take part";
    private static final String PROMISED = "people have been promised it";
    private static final String TILLS = "parts of it lie in the tills already";
    private static final String REACHED = "people who reached the old cap were turned away";
    private static final String NOW_ON = "counts for what is granted from now on";
    private static final String TIME = "gives people more time";
    private static final String LABEL = "changes only what people read";
    private static final String START_REASON = "the start has been announced, and may be over";

    static Stream<Case> campaign() {
        String committed =
                "it is the commitment to a secret that draws and places are already made with";
        return Stream.of(
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

    static Stream<Case> prizes() {
        String stock = TILLS + ", in an order fixed by its stock";
        return Stream.of(
                differs(
                        "prizes[card25].names.zh",
                        "奶茶卡",
                        "饮品卡",
                        SAFE,
                        LABEL,
                        card(p -> prize(p, Map.of("zh", "饮品卡", "en", "Tea card"), p.content()))),
                differs(
                        "prizes[card25].card.count",
                        "100",
                        "101",
                        NEEDS_SECOND_PERSON,
                        "more cards are paid for out of the budget",
                        content(new Prize.Card(101, 2_500, List.of("drinks"), 0, Prize.Rest.KEEP))),
                differs(
                        "prizes[card25].card.count",
                        "100",
                        "99",
                        UNSAFE,
                        "the cards may have been granted already",
                        content(new Prize.Card(99, 2_500, List.of("drinks"), 0, Prize.Rest.KEEP))),
                differs(
                        "prizes[card25].card.amount",
                        "25.00",
                        "30.00",
                        UNSAFE,
                        "cards of the old amount have been granted",
                        content(new Prize.Card(100, 3_000, List.of("drinks"), 0, Prize.Rest.KEEP))),
                differs(
                        "prizes[card25].card.categories",
                        "drinks",
                        "dining, drinks",
                        UNSAFE,
                        PROMISED,
                        content(
                                new Prize.Card(
                                        100,
                                        2_500,
                                        List.of("drinks", "dining"),
                                        0,
                                        Prize.Rest.KEEP))),
                differs(
                        "prizes[card25].card.minimumSpend",
                        "0.00",
                        "0.01",
                        UNSAFE,
                        PROMISED,
                        content(new Prize.Card(100, 2_500, List.of("drinks"), 1, Prize.Rest.KEEP))),
                differs(
                        "prizes[card25].card.rest",
                        "keep",
                        "forfeit",
                        UNSAFE,
                        PROMISED,
                        content(
                                new Prize.Card(
                                        100, 2_500, List.of("drinks"), 0, Prize.Rest.FORFEIT))),
                differs(
                        "prizes[card25]",
                        "card of 25.00 x 100",
                        "luckySplit of 20.00 into 10, at least 0.01",
                        UNSAFE,
                        stock,
                        content(new Prize.LuckySplit(10, 2_000, 1))),
                differs(
                        "prizes[cash]",
                        "cashDeck of 2888.00 x 1, 0.88 x 10",
                        "cashDeck of 2888.00 x 2, 0.88 x 10",
                        UNSAFE,
                        stock,
                        cash(p ->
                                prize(
                                        p,
                                        p.names(),
                                        new Prize.CashDeck(
                                                List.of(
                                                        new Prize.CashDeck.Tier(288_800, 2),
                                                        new Prize.CashDeck.Tier(88, 10)))))),
                differs(
                        "prizes[card25].earnedBy",
                        "claim_once, invite",
                        "claim_once",
                        UNSAFE,
                        PROMISED,
                        card(p ->
                                new Prize(
                                        p.id(),
                                        p.names(),
                                        p.content(),
                                        Set.of(EarnedBy.CLAIM_ONCE),
                                        p.validity(),
                                        p.caps(),
                                        p.dayLimit(),
                                        p.eligibility()))),
                differs(
                        "prizes[card25].validity",
                        "until 2026-02-16T10:00+08:00",
                        "until 2026-02-17T10:00+08:00",
                        SAFE,
                        TIME,
                        card(p -> prize(p, new Validity.Until(START + 11 * DAY)))),
                differs(
                        "prizes[card25].validity",
                        "until 2026-02-16T10:00+08:00",
                        "until 2026-02-15T10:00+08:00",
                        UNSAFE,
                        PROMISED,
                        card(p -> prize(p, new Validity.Until(START + 9 * DAY)))),
                differs(
                        "prizes[card25].validity",
                        "until 2026-02-16T10:00+08:00",
                        "400 days",
                        UNSAFE,
                        PROMISED,
                        card(p -> prize(p, new Validity.Days(400)))),
                differs(
                        "prizes[cash].validity",
                        "7 days",
                        "8 days",
                        SAFE,
                        TIME,
                        cash(p -> prize(p, new Validity.Days(8)))),
                differs(
                        "prizes[cash].validity",
                        "7 days",
                        "6 days",
                        UNSAFE,
                        PROMISED,
                        cash(p -> prize(p, new Validity.Days(6)))),
                differs(
                        "prizes[card25].caps.perPerson",
                        "21",
                        "3",
                        SAFE,
                        NOW_ON,
                        card(p ->
                                new Prize(
                                        p.id(),
                                        p.names(),
                                        p.content(),
                                        p.earnedBy(),
                                        p.validity(),
                                        new PersonCaps(3, 5),
                                        p.dayLimit(),
                                        p.eligibility()))),
                differs(
                        "prizes[card25].limitPerDay",
                        "50",
                        "40",
                        UNSAFE,
                        TILLS,
                        card(p ->
                                new Prize(
                                        p.id(),
                                        p.names(),
                                        p.content(),
                                        p.earnedBy(),
                                        p.validity(),
                                        p.caps(),
                                        40,
                                        p.eligibility()))),
                differs(
                        "prizes[card25].eligibility.audience",
                        "anyone",
                        "returning",
                        UNSAFE,
                        TOLD,
                        card(p ->
                                new Prize(
                                        p.id(),
                                        p.names(),
                                        p.content(),
                                        p.earnedBy(),
                                        p.validity(),
                                        p.caps(),
                                        p.dayLimit(),
                                        new Eligibility(
                                                Eligibility.Audience.RETURNING, List.of(), "")))),
                differs(
                        "prizes[extra]",
                        "",
                        "extra",
                        UNSAFE,
                        "it cannot be added: the tills were filled without it; apply a new campaign instead",
                        with().prizes(
                                        List.of(
                                                TERMS.prizes().getFirst(),
                                                TERMS.prizes().getLast(),
                                                extra()))
                                .done()));
    }

    private static Prize extra() {
        Prize p = TERMS.prizes().getFirst();
        return new Prize(
                "extra",
                p.names(),
                p.content(),
                p.earnedBy(),
                p.validity(),
                p.caps(),
                p.dayLimit(),
                p.eligibility());
    }

    private static Prize prize(Prize p, Validity validity) {
        return new Prize(
                p.id(),
                p.names(),
                p.content(),
                p.earnedBy(),
                validity,
                p.caps(),
                p.dayLimit(),
                p.eligibility());
    }

    private static Prize prize(Prize p, Map<String, String> names, Prize.Content content) {
        return new Prize(
                p.id(),
                names,
                content,
                p.earnedBy(),
                p.validity(),
                p.caps(),
                p.dayLimit(),
                p.eligibility());
    }

    private static CampaignTerms content(Prize.Content content) {
        return card(p -> prize(p, p.names(), content));
    }

    private static CampaignTerms card(UnaryOperator<Prize> change) {
        return with().prizes(
                        List.of(change.apply(TERMS.prizes().getFirst()), TERMS.prizes().getLast()))
                .done();
    }

    private static CampaignTerms cash(UnaryOperator<Prize> change) {
        return with().prizes(
                        List.of(TERMS.prizes().getFirst(), change.apply(TERMS.prizes().getLast())))
                .done();
    }

    @ParameterizedTest
    @MethodSource({"campaign", "waves", "prizes"})
    void everyDifferenceComesOutOnceWithItsEffectAndReason(Case one) {
        assertThat(TermsChanges.between(TERMS, one.applied())).containsExactly(one.expected());
    }

    @Test
    void theSameRulesHaveNoDifference() {
        assertThat(TermsChanges.between(TERMS, terms())).isEmpty();
    }

    @Test
    void severalDifferencesComeOutInTheOrderOfTheFile() {
        CampaignTerms applied =
                with().title("Spring")
                        .budget(2_000_000)
                        .prizes(
                                List.of(
                                        TERMS.prizes().getFirst(),
                                        prize(TERMS.prizes().getLast(), new Validity.Days(1))))
                        .done();
        assertThat(TermsChanges.between(TERMS, applied).stream().map(TermsChange::field))
                .containsExactly("texts.en.title", "budget.amount", "prizes[cash].validity");
    }

    private static Changed with() {
        return new Changed();
    }

    /** The terms with some components replaced. */
    private static final class Changed {
        private String id = TERMS.id();
        private Map<String, Text> texts = TERMS.texts();
        private String currency = TERMS.currency();
        private long budgetMinor = TERMS.budgetMinor();
        private List<Funder> funders = TERMS.funders();
        private ZoneId zone = TERMS.zone();
        private Window window = TERMS.window();
        private List<Wave> waves = TERMS.waves();
        private List<Prize> prizes = TERMS.prizes();
        private PersonCaps caps = TERMS.caps();
        private Eligibility eligibility = TERMS.eligibility();
        private CampaignTerms.Expiry expiry = TERMS.expiry();
        private List<Moment> moments = TERMS.moments();
        private String drawSecretHash = TERMS.drawSecretHash();
        private String placeSecretHash = TERMS.placeSecretHash();

        CampaignTerms done() {
            return new CampaignTerms(
                    id,
                    texts,
                    currency,
                    budgetMinor,
                    funders,
                    zone,
                    window,
                    waves,
                    prizes,
                    caps,
                    eligibility,
                    expiry,
                    moments,
                    drawSecretHash,
                    placeSecretHash);
        }

        Changed id(String value) {
            id = value;
            return this;
        }

        Changed title(String english) {
            texts = Map.of("zh", new Text("春节", "红包"), "en", new Text(english, "Envelopes"));
            return this;
        }

        Changed currency(String value) {
            currency = value;
            return this;
        }

        Changed budget(long minor) {
            budgetMinor = minor;
            return this;
        }

        Changed funders(List<Funder> value) {
            funders = value;
            return this;
        }

        Changed zone(ZoneId value) {
            zone = value;
            return this;
        }

        Changed window(Window value) {
            window = value;
            return this;
        }

        Changed wave(int index, UnaryOperator<Wave> change) {
            waves = new ArrayList<>(waves);
            waves.set(index, change.apply(waves.get(index)));
            return this;
        }

        Changed waves(List<Wave> value) {
            waves = value;
            return this;
        }

        Changed prizes(List<Prize> value) {
            prizes = value;
            return this;
        }

        Changed caps(PersonCaps value) {
            caps = value;
            return this;
        }

        Changed eligibility(Eligibility value) {
            eligibility = value;
            return this;
        }

        Changed expiry(CampaignTerms.Expiry value) {
            expiry = value;
            return this;
        }

        Changed moments(List<Moment> value) {
            moments = value;
            return this;
        }

        Changed hashes(String draw, String place) {
            drawSecretHash = draw;
            placeSecretHash = place;
            return this;
        }
    }
}
