package io.hongbao.campaignfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.campaign.Wave;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The sample has the published figures. */
class SampleTest {
    private static final CampaignTerms TERMS = terms();

    private static CampaignTerms terms() {
        CampaignFile file = CampaignFile.read(Path.of("../samples/lny2026"));
        assertThat(file).isInstanceOf(CampaignFile.Valid.class);
        return ((CampaignFile.Valid) file).draft().withoutSecrets();
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
                                    .containsExactly("drinks", "dining", "leisure");
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
        assertThat(cash.earnedBy()).containsExactly(EarnedBy.CLAIM_DAILY);
        assertThat(cash.content())
                .isInstanceOfSatisfying(
                        Prize.CashDeck.class,
                        deck ->
                                assertThat(deck.tiers().getFirst().amountMinor())
                                        .isEqualTo(288_800));
    }

    @Test
    void holidayGalaAndBlockAreMoments() {
        assertThat(TERMS.moments().stream().map(moment -> moment.id()))
                .contains("holiday", "gala", "block-lift");
    }
}
