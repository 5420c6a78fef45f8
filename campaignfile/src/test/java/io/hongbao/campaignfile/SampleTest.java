package io.hongbao.campaignfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.InviteRules;
import io.hongbao.core.campaign.LaunchGoals;
import io.hongbao.core.campaign.OrderRules;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.outlet.DayHours;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OptionGroup;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Showing;
import io.hongbao.core.outlet.Supply;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sample has the published figures, and outlets to spend them at. */
class SampleTest {
    private static final CampaignTerms TERMS = terms();
    private static final List<OutletTerms> OUTLETS = outlets();
    private static final List<String> CITIES =
            List.of("beijing", "shanghai", "hangzhou", "guangzhou", "chengdu", "wuhan");

    private static CampaignTerms terms() {
        CampaignFile file = CampaignFile.read(Path.of("../samples/lny2026"));
        assertThat(file).isInstanceOf(CampaignFile.Valid.class);
        return ((CampaignFile.Valid) file).draft().withoutSecrets();
    }

    private static List<OutletTerms> outlets() {
        OutletFile file = OutletFile.read(Path.of("../samples/lny2026"), TERMS);
        assertThat(file).isInstanceOf(OutletFile.Valid.class);
        return ((OutletFile.Valid) file).draft().outlets();
    }

    private static List<OutletTerms> outletsOf(String category) {
        return OUTLETS.stream().filter(outlet -> outlet.category().equals(category)).toList();
    }

    private static long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    @Test
    void threeBillionYuanAreHeldByThePrizesToTheLastFen() {
        assertThat(TERMS.currency()).isEqualTo("CNY");
        assertThat(TERMS.budgetMinor()).isEqualTo(300_000_000_000L);
        assertThat(TERMS.promisedMinor()).isEqualTo(TERMS.budgetMinor());
    }

    @Test
    void itOpensOn6FebruaryAtTenAndLastsToTheEndOf28February() {
        assertThat(TERMS.window().fromMillis()).isEqualTo(at("2026-02-06T02:00:00Z"));
        assertThat(TERMS.window().toMillis()).isEqualTo(at("2026-02-28T16:00:00Z"));
    }

    @Test
    void everybodyCanGet21CardsOf25Yuan() {
        Prize card = TERMS.prize("card25").orElseThrow();
        assertThat(card.content())
                .isInstanceOfSatisfying(
                        Prize.Card.class,
                        content -> {
                            assertThat(content.amountMinor()).isEqualTo(2_500);
                            assertThat(content.categories())
                                    .containsExactly("drinks", "dining", "leisure", "train");
                            assertThat(content.minimumSpendMinor()).isZero();
                        });
        assertThat(card.earnedBy()).containsExactlyInAnyOrder(EarnedBy.CLAIM_ONCE, EarnedBy.INVITE);
        assertThat(card.caps().total()).isEqualTo(21);
        assertThat(card.validity()).isEqualTo(new Validity.Until(at("2026-02-28T16:00:00Z")));
    }

    @Test
    void theSecondWaveHasADailyDrawOfUpTo2888Yuan() {
        Wave second = TERMS.waves().getLast();
        assertThat(second.window().fromMillis()).isEqualTo(at("2026-02-13T02:00:00Z"));
        assertThat(second.prizes()).containsExactly("card25", "cash");
        Prize cash = TERMS.prize("cash").orElseThrow();
        assertThat(cash.earnedBy())
                .containsExactlyInAnyOrder(EarnedBy.CLAIM_DAILY, EarnedBy.INVITE);
        assertThat(cash.content())
                .isInstanceOfSatisfying(
                        Prize.CashDeck.class,
                        deck ->
                                assertThat(deck.tiers().getFirst().amountMinor())
                                        .isEqualTo(288_800));
    }

    @Test
    void twentyInvitesGiveBothSidesACardAndThreeADraw() {
        assertThat(TERMS.invites())
                .isEqualTo(
                        new InviteRules(
                                new InviteRules.Sides("card25", "card25"),
                                20,
                                new InviteRules.Draw(3, "cash"),
                                List.of(),
                                InviteRules.UNTIL_THE_END,
                                false));
        assertThat(TERMS.caps()).isEqualTo(new PersonCaps(21 + 16 + 6, 21 + 1 + 6));
    }

    @Test
    void holidayGalaAndBlockAreMoments() {
        assertThat(TERMS.moments().stream().map(moment -> moment.id()))
                .contains("holiday", "gala", "block-lift");
    }

    @Test
    void itSaysWhatItsLaunchMustWithstand() {
        CampaignFile file = CampaignFile.read(Path.of("../samples/lny2026"));
        assertThat(((CampaignFile.Valid) file).draft().goals())
                .contains(new LaunchGoals(1_000, 200, 60, 90));
    }

    @Test
    void itsOrderRulesAreTheStandardOnes() {
        assertThat(TERMS.orders()).isEqualTo(OrderRules.STANDARD);
    }

    @Test
    void everyOutletTakesItsCard() {
        Prize.Card card = (Prize.Card) TERMS.prize("card25").orElseThrow().content();
        assertThat(OUTLETS)
                .allSatisfy(one -> assertThat(card.categories()).contains(one.category()));
    }

    @Test
    void sixOrMoreTeaShopsShareOneMenuOfTenDrinks() {
        List<OutletTerms> shops = outletsOf("drinks");
        assertThat(shops).hasSizeGreaterThanOrEqualTo(6);
        assertThat(shops)
                .allSatisfy(shop -> {
                    assertThat(shop.items()).isEqualTo(shops.getFirst().items());
                    assertThat(shop.names().get("zh")).startsWith("云叶茶");
                });
        assertThat(shops.getFirst().items().stream().map(MenuItem::id))
                .containsExactly(
                        "pearl-milk-tea",
                        "brown-sugar-boba",
                        "taro-milk-tea",
                        "jasmine-milk-tea",
                        "oolong-tea",
                        "mango-pomelo-sago",
                        "cheese-grape",
                        "lemon-tea",
                        "americano",
                        "latte");
        assertThat(shops.getFirst().items())
                .allSatisfy(drink -> {
                    assertThat(options(drink, "size")).containsExactly("M", "L");
                    assertThat(options(drink, "sugar"))
                            .containsExactly("100", "70", "50", "30", "0");
                    assertThat(options(drink, "ice"))
                            .containsExactly("normal", "less", "none", "room", "hot");
                    assertThat(options(drink, "toppings"))
                            .containsExactly(
                                    "pearls",
                                    "coconut-jelly",
                                    "pudding",
                                    "red-bean",
                                    "cheese-foam");
                });
    }

    private static List<String> options(MenuItem item, String group) {
        return item.group(group).orElseThrow().options().stream()
                .map(OptionGroup.Option::id)
                .toList();
    }

    @Test
    void theyAndTheKitchensAreOpenWhenItOpens() {
        int ten = TERMS.minuteOfDayAt(TERMS.window().fromMillis());
        assertThat(OUTLETS)
                .allSatisfy(outlet -> {
                    assertThat(DayHours.open(outlet.hours(), ten)).isTrue();
                    assertThat(outlet.items())
                            .allSatisfy(
                                    item -> assertThat(DayHours.open(item.hours(), ten)).isTrue());
                });
    }

    @Test
    void theKitchensHaveFourDishes() {
        assertThat(outletsOf("dining"))
                .isNotEmpty()
                .allSatisfy(kitchen ->
                        assertThat(kitchen.items().stream().map(MenuItem::id))
                                .containsExactly(
                                        "pork-dumplings",
                                        "beef-noodles",
                                        "kung-pao-rice",
                                        "spicy-hotpot-bowl"));
    }

    @Test
    void theCinemasSellSeats() {
        assertThat(outletsOf("leisure"))
                .isNotEmpty()
                .allSatisfy(cinema -> {
                    assertThat(cinema.items().stream().map(MenuItem::id))
                            .containsExactly("movie-ticket");
                    assertThat(cinema.supply()).isInstanceOf(Supply.Seated.class);
                });
    }

    @Test
    void trainsGoBetweenAllSixCitiesOnEveryDayInThreeClasses() {
        List<OutletTerms> railways = outletsOf("train");
        assertThat(railways).hasSize(1);
        assertThat(railways.getFirst().items().stream().map(MenuItem::id))
                .containsExactly("train-ticket");
        List<Showing> trains = ((Supply.Seated) railways.getFirst().supply()).showings();
        for (String from : CITIES) {
            for (String to : CITIES) {
                assertThat(
                                trains.stream()
                                        .filter(train ->
                                                train.from().equals(from) && train.to().equals(to)))
                        .as(from + " to " + to)
                        .hasSize(from.equals(to) ? 0 : 3);
            }
        }
        assertThat(trains)
                .allSatisfy(train -> {
                    assertThat(train.firstDay()).isEqualTo(LocalDate.of(2026, 2, 6).toEpochDay());
                    assertThat(train.lastDay()).isEqualTo(LocalDate.of(2026, 2, 28).toEpochDay());
                    assertThat(train.classes().stream().map(Showing.SeatClass::id))
                            .containsExactly("second", "first", "business");
                });
    }
}
