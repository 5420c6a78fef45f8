package io.hongbao.server.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.assistant.tool.Card;
import io.hongbao.assistant.tool.ToolCall;
import io.hongbao.assistant.tool.ToolResult;
import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.campaignfile.OutletFile;
import io.hongbao.core.EntityKey;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.order.Waits;
import io.hongbao.server.outlet.Neighbours;
import io.hongbao.server.outlet.Outlets;
import io.hongbao.server.outlet.StillHost;
import io.hongbao.server.problem.Language;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches of the sample's menus, and what is kept of them. */
class MenusTest {

    private static final Path SAMPLE = Path.of("../samples/lny2026");
    private static final CampaignTerms TERMS =
            ((CampaignFile.Valid) CampaignFile.read(SAMPLE)).draft().withoutSecrets();
    private static final List<OutletTerms> OUTLETS =
            ((OutletFile.Valid) OutletFile.read(SAMPLE, TERMS)).draft().outlets();
    private static final long NOON = Instant.parse("2026-02-06T04:00:00Z").toEpochMilli();

    private final StillHost host = new StillHost();
    private final CampaignView campaign = published();
    private final Menus menus =
            new Menus(_ -> OUTLETS, new Waits(host, new Neighbours(new Outlets(host, List.of()))));

    private CampaignView published() {
        host.put(
                new EntityKey.OfCampaign("lny2026"),
                new Campaign("lny2026", List.of(TERMS), CampaignStatus.RUNNING, 1, List.of()));
        OUTLETS.forEach(terms -> host.put(terms, 1, false));
        return new Campaigns(host, List.of("lny2026")).find("lny2026").orElseThrow();
    }

    private Card.Menu search(String words, String category, String outlet) {
        ToolResult found =
                menus.search(
                        new ToolCall.SearchMenu(words, category, outlet),
                        campaign,
                        Language.ZH,
                        NOON);
        assertThat(found).isInstanceOf(ToolResult.Done.class);
        return (Card.Menu) ((ToolResult.Done) found).card();
    }

    @ParameterizedTest
    @CsvSource({
        "latte, '', ''",
        "LATTE, '', ''",
        "拿铁, '', ''",
        "pearl-milk-tea, drinks, ''",
        "'', train, ''",
        "'', '', cloud-leaf-bund"
    })
    void findsByIdByNameAndByPlace(String words, String category, String outlet) {
        assertThat(search(words, category, outlet).outlets()).isNotEmpty();
        assertThat(menus.kept().size()).isEqualTo(1);
    }

    /** Nobody needs a pass to read menus: what they send must not stay in memory. */
    @Test
    void whatIsNotThereIsNotKept() {
        for (int i = 0; i < 50; i++) {
            assertThat(search("", "", "x".repeat(60_000) + i).outlets()).isEmpty();
            assertThat(search("", "", "none-" + i).outlets()).isEmpty();
            assertThat(search("", "z".repeat(60) + i, "").outlets()).isEmpty();
            assertThat(search("none " + i, "", "").outlets()).isEmpty();
            assertThat(search("latte" + "e".repeat(60_000), "", "").outlets()).isEmpty();
            assertThat(search("?!" + "?".repeat(i), "", "").outlets()).isEmpty();
        }
        assertThat(menus.kept().size()).isZero();
    }

    @Test
    void theSameWordsAreKeptOnce() {
        for (String words : List.of("latte", "Latte", " latte!", "ｌａｔｔｅ")) {
            assertThat(search(words, "", "").outlets()).isNotEmpty();
        }
        search("latte" + "!".repeat(60_000), "", "");
        assertThat(menus.kept().size()).isEqualTo(1);
    }

    @Test
    void whatIsKeptIsBoundedInNumberAndInSize() {
        KeptMenus kept = new KeptMenus();
        for (int i = 0; i < 3_000; i++) {
            kept.keep(question(i), answer(100));
            assertThat(kept.size()).isLessThanOrEqualTo(KeptMenus.MOST);
        }
        for (int i = 0; i < 300; i++) {
            kept.keep(question(i), answer(60_000));
            assertThat(kept.characters()).isLessThanOrEqualTo(KeptMenus.MOST_CHARACTERS);
        }
        long before = kept.characters();
        kept.keep(question(299), answer(60_000));
        assertThat(kept.characters()).isEqualTo(before);
    }

    private static KeptMenus.Question question(int number) {
        return new KeptMenus.Question(
                new ToolCall.SearchMenu("w" + number, "", ""), "lny2026", Language.ZH);
    }

    private KeptMenus.Kept answer(int characters) {
        return new KeptMenus.Kept(
                campaign, 0, new ToolResult.Done(new Card.Menu(List.of()), "x".repeat(characters)));
    }
}
