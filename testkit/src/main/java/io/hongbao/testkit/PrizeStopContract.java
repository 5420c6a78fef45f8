package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Outcome;
import io.hongbao.core.Refusal;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every host must do with stopped prizes, beside {@link HostContract}. */
public abstract class PrizeStopContract extends HostContract {

    private static final int PEOPLE = 20;

    @Test
    final void nobodyOnAnyShardIsGrantedAStoppedPrizeUntilItIsResumed() {
        Prize.CashDeck deck = new Prize.CashDeck(List.of(new Prize.CashDeck.Tier(100, 2 * PEOPLE)));
        CampaignTerms terms = opened(generator.plain("stops", clock.getAsLong(), 5, deck));
        String prize = terms.prizes().getFirst().id();
        for (int i = 0; i < PEOPLE; i++) {
            assertThat(claim(i, terms)).isInstanceOf(Outcome.Granted.class);
        }
        Command stop = new Command.StopPrize(terms.id(), prize, HostDriver.by("ann"));
        assertThat(driver().ask(stop)).isEqualTo(new Outcome.PrizeLed(prize, true));
        untilAllKnow(terms, Set.of(prize));
        for (int i = PEOPLE; i < 2 * PEOPLE; i++) {
            assertThat(claim(i, terms))
                    .isEqualTo(new Outcome.Rejected(Refusal.PRIZE_STOPPED, Outcome.NEVER));
            assertThat(claim(i - PEOPLE, terms))
                    .as("an answer is an answer")
                    .isInstanceOf(Outcome.Granted.class);
        }
        Command resume = new Command.ResumePrize(terms.id(), prize, HostDriver.by("bob"));
        assertThat(driver().ask(resume)).isEqualTo(new Outcome.PrizeLed(prize, false));
        untilAllKnow(terms, Set.of());
        for (int i = PEOPLE; i < 2 * PEOPLE; i++) {
            assertThat(claim(i, terms))
                    .as("no position is lost")
                    .isInstanceOf(Outcome.Granted.class);
        }
    }

    private Outcome claim(int person, CampaignTerms terms) {
        return driver().claim(HostDriver.person(person), terms, "", "key");
    }

    private void untilAllKnow(CampaignTerms terms, Set<String> stopped) {
        EntityKey.OfCampaign key = new EntityKey.OfCampaign(terms.id());
        driver().until(
                        "every shard to know that these are stopped: " + stopped,
                        () -> {
                            boolean known = true;
                            for (int shard = 0; shard < host().shards(); shard++) {
                                known &= host().read(shard, key).stoppedPrizes().equals(stopped);
                            }
                            return known;
                        });
    }
}
