package io.hongbao.server.outlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.campaignfile.OutletFile;
import io.hongbao.core.EntityKey;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.outlet.DayHours;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.Outlet;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Place;
import io.hongbao.core.outlet.Supply;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Answers about the sample's outlets, and about larger ones. */
class OutletAnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLE = Path.of("../samples/lny2026");
    static final CampaignTerms TERMS =
            ((CampaignFile.Valid) CampaignFile.read(SAMPLE)).draft().withoutSecrets();
    private static final List<OutletTerms> SAMPLES =
            ((OutletFile.Valid) OutletFile.read(SAMPLE, TERMS)).draft().outlets();
    private static final long TEN = Instant.parse("2026-02-06T02:00:00Z").toEpochMilli();

    private final StillHost host = new StillHost();
    private final AtomicLong machineMillis = new AtomicLong();
    private final AtomicBoolean keepsOld = new AtomicBoolean();
    private final CampaignClock clock = CampaignClock.startingAt(TEN, 1, machineMillis::get);

    private CampaignView published(String id, CampaignStatus status) {
        host.put(
                new EntityKey.OfCampaign(id),
                new Campaign(id, List.of(TERMS), status, 1, List.of()));
        return new Campaigns(host, List.of(id)).find(id).orElseThrow();
    }

    private Outlets outlets(List<OutletTerms> all) {
        all.forEach(terms -> host.put(terms, 1, false));
        return new Outlets(
                host,
                all.stream()
                        .map(terms -> new EntityKey.OfOutlet(terms.campaign(), terms.id()))
                        .toList());
    }

    private OutletAnswers answers(Outlets outlets) {
        return new OutletAnswers(outlets, new OutletLoad(host), clock, keepsOld::get);
    }

    private static OutletQuery query(String category, long day, Language language) {
        return new OutletQuery("lny2026", category, "", "", day, 50, language);
    }

    private static OutletList read(OutletAnswers.Written answer) {
        try {
            return JSON.readValue(answer.json(), OutletList.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mapper refuses members that the schema does not have. */
    @Test
    void answersAreAsTheirSchemaSays() {
        CampaignView campaign = published("lny2026", CampaignStatus.RUNNING);
        OutletAnswers answers = answers(outlets(SAMPLES));
        long day = TERMS.dayAt(TEN);
        for (Language language : Language.values()) {
            for (String category : List.of("drinks", "dining", "leisure", "train")) {
                OutletList plain =
                        read(answers.of(query(category, OutletQuery.NO_DAY, language), campaign));
                OutletList dated = read(answers.of(query(category, day, language), campaign));
                assertThat(plain.outlets()).isNotEmpty();
                assertThat(dated.outlets()).hasSameSizeAs(plain.outlets());
                assertThat(dated.date()).isEqualTo("2026-02-06");
                assertThat(plain.more()).isZero();
                assertThat(plain.serverTime()).isEqualTo("2026-02-06T10:00:00+08:00");
            }
        }
        Place bund = SAMPLES.getFirst().place();
        OutletList near =
                read(
                        answers.near(
                                query("drinks", OutletQuery.NO_DAY, Language.EN), campaign, bund));
        assertThat(near.outlets()).extracting(OutletList.OneOutlet::meters).isSorted().contains(0L);
    }

    @Test
    void whatManyAskIsWrittenOnceASecondAndAnewWhenAnOutletChanges() {
        CampaignView campaign = published("lny2026", CampaignStatus.RUNNING);
        Outlets outlets = outlets(SAMPLES);
        OutletAnswers answers = answers(outlets);
        OutletQuery query = query("dining", OutletQuery.NO_DAY, Language.ZH);
        OutletAnswers.Written first = answers.of(query, campaign);
        machineMillis.addAndGet(999);
        assertThat(answers.of(query, campaign)).isSameAs(first);
        assertThat(answers.of(query("dining", OutletQuery.NO_DAY, Language.EN), campaign).etag())
                .isNotEqualTo(first.etag());
        OutletTerms kitchen =
                outlets.of("lny2026").stream()
                        .map(OutletView::terms)
                        .filter(terms -> terms.category().equals("dining"))
                        .findFirst()
                        .orElseThrow();
        host.put(kitchen, 2, true);
        outlets.refresh("lny2026", kitchen.id());
        OutletAnswers.Written paused = answers.of(query, campaign);
        assertThat(paused.etag()).isNotEqualTo(first.etag());
        assertThat(read(paused).outlets())
                .filteredOn(one -> one.id().equals(kitchen.id()))
                .extracting(OutletList.OneOutlet::paused)
                .containsExactly(true);
        machineMillis.incrementAndGet();
        assertThat(answers.of(query, campaign)).isNotSameAs(paused);
    }

    private static OutletTerms shop(String id, List<MenuItem> items, List<DayHours> hours) {
        return new OutletTerms(
                "lny2026",
                id,
                "Shop",
                "drinks",
                Map.of("zh", "店", "en", "Shop"),
                new Place(0, 0),
                hours,
                new Supply.Kitchen(1, 10, 0),
                items);
    }

    private static MenuItem item(String id, DayHours... hours) {
        String name = "x".repeat(100);
        return new MenuItem(id, Map.of("zh", name, "en", name), 100, 1, List.of(), List.of(hours));
    }

    @Test
    void anAnswerIsBounded() {
        CampaignView campaign = published("lny2026", CampaignStatus.RUNNING);
        List<MenuItem> items = new ArrayList<>();
        for (int i = 0; i < OutletTerms.MAX_ITEMS; i++) {
            items.add(item("item-" + i));
        }
        List<OutletTerms> shops = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            shops.add(shop("shop-" + i, items, List.of()));
        }
        OutletAnswers answers = answers(outlets(shops));
        byte[] json = answers.of(query("", OutletQuery.NO_DAY, Language.EN), campaign).json();
        assertThat(json.length).isBetween(1 << 20, (1 << 20) + 200_000);
        String text = new String(json, StandardCharsets.UTF_8);
        int shown = text.split("\"merchant\"", -1).length - 1;
        assertThat(shown).isBetween(5, 49);
        assertThat(text).endsWith("],\"more\":" + (60 - shown) + "}");
    }

    @Test
    void theMenuChangesWithTheHoursAndIsKeptBetweenThem() {
        DayHours evening = new DayHours(1_200, 1_440);
        DayHours night = new DayHours(0, 120);
        OutletTerms terms =
                shop(
                        "shop",
                        List.of(item("always"), item("late", evening, night)),
                        List.of(new DayHours(60, 1_320)));
        OutletJson json =
                new OutletJson(
                        new Outlet("lny2026", "shop", List.of(terms), 1, false), Language.EN);
        byte[] noon = json.items(720);
        assertThat(json.items(1_199)).isSameAs(noon);
        for (int minute = 0; minute < 1_440; minute++) {
            boolean open = minute >= 60 && minute < 1_320;
            boolean late = open && (minute >= 1_200 || minute < 120);
            String items = new String(json.items(minute), StandardCharsets.UTF_8);
            assertThat(items.split("\"available\":true", -1).length - 1)
                    .as("minute " + minute)
                    .isEqualTo((open ? 1 : 0) + (late ? 1 : 0));
        }
    }

    @Test
    void theOnlyPublishedCampaignNeedsNoName() {
        published("draft", CampaignStatus.DRAFT);
        published("over", CampaignStatus.CLOSED);
        published("one", CampaignStatus.RUNNING);
        published("two", CampaignStatus.SCHEDULED);
        assertThat(
                        OutletQuery.campaign(
                                        new Campaigns(host, List.of("draft", "over", "one")), null)
                                .id())
                .isEqualTo("one");
        assertThat(OutletQuery.campaign(new Campaigns(host, List.of("over")), "over").id())
                .isEqualTo("over");
        assertThatThrownBy(() -> OutletQuery.campaign(new Campaigns(host, List.of("draft")), ""))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("campaign_unknown");
        assertThatThrownBy(() ->
                        OutletQuery.campaign(new Campaigns(host, List.of("one", "two")), null))
                .hasMessageContaining("parameter_invalid")
                .hasMessageContaining("one, two");
    }

    @Test
    void whileOldAnswersAreGoodEnoughTheLastOneIsGiven() {
        CampaignView campaign = published("lny2026", CampaignStatus.RUNNING);
        Outlets outlets = outlets(SAMPLES);
        OutletAnswers answers = answers(outlets);
        OutletQuery query = query("drinks", OutletQuery.NO_DAY, Language.EN);
        OutletAnswers.Written first = answers.of(query, campaign);
        keepsOld.set(true);
        machineMillis.addAndGet(3_600_000);
        outlets.refreshAll();
        assertThat(answers.of(query, campaign)).isSameAs(first);
        assertThat(answers.near(query, campaign, SAMPLES.getFirst().place())).isSameAs(first);
        OutletQuery other = query("dining", OutletQuery.NO_DAY, Language.EN);
        assertThat(read(answers.of(other, campaign)).outlets()).isNotEmpty();
        keepsOld.set(false);
        assertThat(answers.of(query, campaign)).isNotSameAs(first);
    }
}
