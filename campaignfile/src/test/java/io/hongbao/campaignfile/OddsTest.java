package io.hongbao.campaignfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OddsTest {

    @Test
    void aDeckNamesEachTiersExactProbability() {
        List<Odds> all =
                odds(
                        "cashDeck: {tiers: [{amount: 100, count: 2}, {amount: 1, count: 5}, {amount: 0.5, count: 1}]}");
        assertThat(all)
                .containsExactly(
                        new Odds(
                                "p",
                                "cashDeck",
                                "CNY",
                                8,
                                "205.50",
                                "0.50",
                                "25.687500",
                                "100.00",
                                List.of(
                                        new Odds.TierOdds("100.00", 2, "1/4", "25%"),
                                        new Odds.TierOdds("1.00", 5, "5/8", "62.5%"),
                                        new Odds.TierOdds("0.50", 1, "1/8", "12.5%"))));
        assertThat(all.getFirst().lines())
                .containsExactly(
                        "p: cashDeck of 8, 0.50 to 100.00 CNY, on average 25.687500",
                        "  100.00 CNY: 2 of 8, 1/4 = 25%",
                        "  1.00 CNY: 5 of 8, 5/8 = 62.5%",
                        "  0.50 CNY: 1 of 8, 1/8 = 12.5%");
    }

    @Test
    void aSplitNamesMinimumMeanAndMaximum() {
        assertThat(odds("luckySplit: {total: 10, count: 3, minimum: 0.01}"))
                .containsExactly(
                        new Odds(
                                "p",
                                "luckySplit",
                                "CNY",
                                3,
                                "10.00",
                                "0.01",
                                "3.333333",
                                "9.98",
                                List.of()));
    }

    @Test
    void aCardIsCertain() {
        assertThat(odds("card: {amount: 25, count: 3}"))
                .containsExactly(
                        new Odds(
                                "p",
                                "card",
                                "CNY",
                                3,
                                "75.00",
                                "25.00",
                                "25.000000",
                                "25.00",
                                List.of(new Odds.TierOdds("25.00", 3, "1/1", "100%"))));
    }

    @Test
    void theSamplesBestPrizeIsOneIn82705() {
        CampaignFile.Valid sample =
                (CampaignFile.Valid) CampaignFile.read(Path.of("../samples/lny2026"));
        Odds cash = Odds.of(sample.draft().withoutSecrets()).getLast();
        assertThat(cash.tiers().getFirst())
                .isEqualTo(new Odds.TierOdds("2888.00", 2_500, "1/82705", "0.00120912%"));
        assertThat(cash.maximum()).isEqualTo("2888.00");
    }

    private static List<Odds> odds(String content) {
        CampaignFile file =
                CampaignFile.read("test", Example.WITH_CONTENT.replace("CONTENT", content));
        assertThat(file).isInstanceOf(CampaignFile.Valid.class);
        return Odds.of(((CampaignFile.Valid) file).draft().withoutSecrets());
    }
}
