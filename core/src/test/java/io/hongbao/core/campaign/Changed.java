package io.hongbao.core.campaign;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Some terms, with some components replaced: what changes are looked for in. */
final class Changed {
    static final long START = Instant.parse("2026-02-06T02:00:00Z").toEpochMilli();
    static final long DAY = 86_400_000L;
    static final PersonCaps CAPS = new PersonCaps(21, 5);
    static final CampaignTerms TERMS = terms();

    static CampaignTerms terms() {
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
                "bb",
                OrderRules.STANDARD,
                PayoutRules.STANDARD,
                RoomRules.NONE,
                InviteRules.NONE,
                false);
    }

    private Changed() {}

    static Changed with() {
        return new Changed();
    }

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
    private OrderRules orders = TERMS.orders();
    private PayoutRules payouts = TERMS.payouts();
    private RoomRules waitingRoom = TERMS.waitingRoom();
    private InviteRules invites = TERMS.invites();
    private boolean shadow = TERMS.shadow();

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
                placeSecretHash,
                orders,
                payouts,
                waitingRoom,
                invites,
                shadow);
    }

    Changed waitingRoom(RoomRules value) {
        waitingRoom = value;
        return this;
    }

    Changed invites(InviteRules value) {
        invites = value;
        return this;
    }

    Changed shadow(boolean value) {
        shadow = value;
        return this;
    }

    Changed payouts(PayoutRules value) {
        payouts = value;
        return this;
    }

    Changed orders(OrderRules value) {
        orders = value;
        return this;
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
