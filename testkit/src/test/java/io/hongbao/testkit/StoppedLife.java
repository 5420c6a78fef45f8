package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Outcome;
import io.hongbao.core.Refusal;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.campaign.Wave;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Two shards on which one of two prizes is stopped and resumed while people claim. */
final class StoppedLife {

    static final String STOPPED = "card";

    private static final long START_MILLIS = 1_770_343_200_000L;
    private static final int PEOPLE = 12;

    private final VirtualClock clock = new VirtualClock(START_MILLIS);
    private final SeededSecrets secrets = new SeededSecrets(7);
    private final ShardedTestHost host =
            new ShardedTestHost(ShardedTestHost.Options.of(2, 7), clock, secrets);
    private final HostDriver driver = new HostDriver(host, clock, host::step);
    private final CampaignTerms terms =
            terms(new CampaignTermsGenerator(new SplittableRandom(7), secrets));

    private StoppedLife() {}

    static ShardedTestHost live() {
        StoppedLife life = new StoppedLife();
        life.driver.open(life.terms);
        life.stopAndResume();
        life.driver.lead(life.terms, CampaignStatus.CLOSED, "ann");
        life.driver.lead(life.terms, CampaignStatus.CLOSED, "bob");
        life.host.runUntilQuiet();
        return life.host;
    }

    private void stopAndResume() {
        driver.ask(new Command.StopPrize(terms.id(), STOPPED, HostDriver.by("ann")));
        untilAllKnow(Set.of(STOPPED));
        for (int i = 0; i < PEOPLE; i++) {
            assertThat(claim(i, STOPPED, "early"))
                    .isEqualTo(new Outcome.Rejected(Refusal.PRIZE_STOPPED, Outcome.NEVER));
            Outcome.Granted any = (Outcome.Granted) claim(i, "", "any");
            assertThat(any.voucher().prize()).isEqualTo("deck");
        }
        driver.ask(new Command.ResumePrize(terms.id(), STOPPED, HostDriver.by("bob")));
        untilAllKnow(Set.of());
        for (int i = 0; i < PEOPLE; i++) {
            assertThat(claim(i, STOPPED, "early")).isInstanceOf(Outcome.Granted.class);
        }
    }

    private Outcome claim(int person, String prize, String key) {
        return driver.claim(HostDriver.person(person), terms, prize, key);
    }

    private void untilAllKnow(Set<String> stopped) {
        EntityKey.OfCampaign key = new EntityKey.OfCampaign(terms.id());
        driver.until(
                "every shard to know what is stopped",
                () ->
                        host.read(0, key).stoppedPrizes().equals(stopped)
                                && host.read(1, key).stoppedPrizes().equals(stopped));
    }

    private static CampaignTerms terms(CampaignTermsGenerator generator) {
        Prize.Card card = new Prize.Card(100, 2_500, List.of(), 0, Prize.Rest.KEEP);
        Prize.CashDeck deck = new Prize.CashDeck(List.of(new Prize.CashDeck.Tier(500, 100)));
        CampaignTerms plain = generator.plain(Life.CAMPAIGN, START_MILLIS, 6, card);
        Wave first = plain.waves().getFirst();
        return Terms.of(plain)
                .budgetMinor(card.totalMinor() + deck.totalMinor())
                .prizes(
                        List.of(
                                CampaignTermsGenerator.prize(STOPPED, card, new Validity.Days(30)),
                                CampaignTermsGenerator.prize("deck", deck, new Validity.Days(30))))
                .waves(
                        List.of(
                                new Wave(
                                        first.id(),
                                        first.window(),
                                        List.of(STOPPED, "deck"),
                                        first.caps(),
                                        Prize.UNLIMITED)))
                .build();
    }
}
