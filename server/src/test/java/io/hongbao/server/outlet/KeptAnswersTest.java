package io.hongbao.server.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.EntityKey;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.problem.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {

    private static final int MIB = 1 << 20;

    private final KeptAnswers kept = new KeptAnswers();
    private final CampaignView campaign = campaign();

    private static CampaignView campaign() {
        StillHost host = new StillHost();
        host.put(
                new EntityKey.OfCampaign("lny2026"),
                new Campaign(
                        "lny2026",
                        List.of(OutletAnswersTest.TERMS),
                        CampaignStatus.RUNNING,
                        1,
                        List.of()));
        return new Campaigns(host, List.of("lny2026")).find("lny2026").orElseThrow();
    }

    private static OutletQuery query(String category) {
        return new OutletQuery("lny2026", category, "", "", OutletQuery.NO_DAY, 50, Language.EN);
    }

    private KeptAnswers.Of at(long second) {
        return new KeptAnswers.Of(second, 0, campaign);
    }

    private static OutletAnswers.Written answer(int bytes) {
        return new OutletAnswers.Written("etag", new byte[bytes]);
    }

    @Test
    void largeAnswersAreBoundedByTheirBytes() {
        for (int i = 0; i < 100; i++) {
            kept.put(query("c" + i), at(1), answer(MIB));
            assertThat(kept.bytes()).isLessThanOrEqualTo(KeptAnswers.MOST_BYTES);
            assertThat(kept.count()).isLessThanOrEqualTo(16);
            assertThat(kept.find(query("c" + i), at(1))).isPresent();
        }
    }

    @Test
    void theWordsOfQuestionsCountToo() {
        for (int i = 0; i < 400; i++) {
            kept.put(query(i + "x".repeat(100_000)), at(1), answer(1));
        }
        assertThat(kept.bytes()).isBetween(200_000L, KeptAnswers.MOST_BYTES);
        assertThat(kept.count()).isLessThan(100);
    }

    @Test
    void smallAnswersAreBoundedByTheirNumber() {
        for (int i = 0; i < 3 * KeptAnswers.MOST; i++) {
            kept.put(query("c" + i), at(1), answer(10));
            assertThat(kept.count()).isLessThanOrEqualTo(KeptAnswers.MOST);
        }
    }

    @Test
    void whatIsOfAnEarlierSecondGoesFirstWhenThereIsNoRoom() {
        for (int i = 0; i < 10; i++) {
            kept.put(query("old" + i), at(1), answer(MIB - 100));
        }
        assertThat(kept.find(query("old0"), at(2))).as("it is old").isEmpty();
        for (int i = 0; i < 7; i++) {
            kept.put(query("new" + i), at(2), answer(MIB - 100));
        }
        assertThat(kept.count()).isEqualTo(7);
        assertThat(kept.bytes()).isEqualTo(7L * (MIB - 100 + 8));
        assertThat(kept.find(query("new0"), at(2))).isPresent();
    }

    @Test
    void anAnswerThatIsReplacedCountsOnce() {
        for (int i = 0; i < 3; i++) {
            kept.put(query("a"), new KeptAnswers.Of(1, i, campaign), answer(10));
        }
        assertThat(kept.count()).isEqualTo(1);
        assertThat(kept.bytes()).isEqualTo(12);
        assertThat(kept.find(query("a"), new KeptAnswers.Of(1, 1, campaign))).isEmpty();
        assertThat(kept.find(query("a"), new KeptAnswers.Of(1, 2, campaign))).isPresent();
    }
}
