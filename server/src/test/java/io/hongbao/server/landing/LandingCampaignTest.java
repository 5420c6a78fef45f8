package io.hongbao.server.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.core.Authority;
import io.hongbao.core.Outcome;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.embedded.HostSettings;
import io.hongbao.server.campaign.CampaignCommands;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.problem.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which campaign the page of an invite speaks of. */
class LandingCampaignTest {

    private static final Authority BY = new Authority("a test", "to try it");
    private static final Path PARTY = Path.of("src/test/resources/party.yaml");
    private static final long BEFORE = millis("2026-02-06T09:59:59+08:00");
    private static final long OPEN = millis("2026-02-06T10:00:00+08:00");
    private static final long OVER = millis("2026-03-01T00:00:00+08:00");

    @TempDir private Path folder;
    private EmbeddedHost host;
    private Campaigns campaigns;

    private static long millis(String time) {
        return OffsetDateTime.parse(time).toInstant().toEpochMilli();
    }

    @BeforeEach
    void open() {
        host =
                EmbeddedHost.open(
                        folder.resolve("data"), HostSettings.defaults().withClock(() -> OPEN));
        campaigns = new Campaigns(host, List.of());
    }

    @AfterEach
    void close() {
        host.close();
    }

    /** Publishes the campaign of {@code party.yaml} under an id, with a part of it replaced. */
    private void publish(String id, String part, String by) {
        try {
            Path file = folder.resolve(id + ".yaml");
            String text = Files.readString(PARTY).replace("id: party", "id: " + id);
            assertThat(text).contains(part);
            Files.writeString(file, text.replace(part, by));
            CampaignCommands commands = new CampaignCommands(campaigns, host.secrets());
            var draft = ((CampaignFile.Valid) CampaignFile.read(file)).draft();
            commands.apply(draft, BY).join();
            commands.publish(id, BY, true, new LaunchClearance.Waived("a test")).join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> at(long nowMillis) {
        return LandingCampaign.of(campaigns, Optional.empty(), nowMillis).map(LandingCampaign::id);
    }

    private Optional<String> named(String id) {
        return LandingCampaign.of(campaigns, Optional.of(id), OPEN).map(LandingCampaign::id);
    }

    @Test
    void itIsTheOneThatRuns() {
        assertThat(at(OPEN)).isEmpty();
        publish("party", "most: 2", "most: 3");
        assertThat(at(BEFORE)).isEmpty();
        assertThat(at(OPEN)).contains("party");
        assertThat(at(OVER - 1)).contains("party");
        assertThat(at(OVER)).isEmpty();
    }

    @Test
    void ofSeveralItIsNone() {
        publish("party", "most: 2", "most: 3");
        publish("second", "most: 2", "most: 3");
        assertThat(at(OPEN)).isEmpty();
    }

    @Test
    void ofSeveralItIsTheOneThatTheLinkNames() {
        publish("party", "most: 2", "most: 3");
        publish("second", "most: 2", "most: 3");
        assertThat(named("second")).contains("second");
        assertThat(named("party")).contains("party");
        assertThat(named("third")).isEmpty();
    }

    @Test
    void aLinkOfACampaignThatDoesNotRunIsNotTakenForOneOfTheOnlyOneThatDoes() {
        publish("party", "most: 2", "most: 3");
        assertThat(named("last-year")).isEmpty();
    }

    @Test
    void aShadowIsNobodysCampaign() {
        publish("party", "most: 2", "most: 3");
        publish("second", "format: 1", "format: 1\nshadow: true");
        assertThat(at(OPEN)).contains("party");
        assertThat(named("second")).isEmpty();
    }

    @Test
    void theRowsSayWhatBothGetInTheirOrder() {
        publish("party", "later:", "later:");
        LandingCampaign campaign =
                LandingCampaign.of(campaigns, Optional.empty(), OPEN).orElseThrow();
        assertThat(campaign.rows(LandingTexts.ENGLISH))
                .extracting(row -> row.label() + " | " + row.prize())
                .containsExactly(
                        "You get | Tea card",
                        "Your friend gets | Tea card",
                        "Your friend, for every 2 friends | Cash",
                        "You, for coming back from day 1 on | Tea card");
        assertThat(campaign.terms(LandingTexts.CHINESE)).contains("2026年2月28日");
        assertThat(campaign.occasion(Language.ZH).prize()).isEqualTo("奶茶券");
    }

    @Test
    void aPausedOneIsNotSpokenOf() {
        publish("party", "most: 2", "most: 3");
        CampaignCommands commands = new CampaignCommands(campaigns, host.secrets());
        assertThat(commands.lead("party", CampaignStatus.PAUSED, BY).join())
                .isInstanceOf(Outcome.Led.class);
        assertThat(at(OPEN)).isEmpty();
    }
}
