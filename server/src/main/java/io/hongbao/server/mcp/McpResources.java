package io.hongbao.server.mcp;

import io.hongbao.assistant.tool.Card;
import io.hongbao.assistant.tool.ToolCall;
import io.hongbao.assistant.tool.ToolResult;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.campaign.PublicCards;
import io.hongbao.server.chat.HostTools;
import io.hongbao.server.json.StrictJson;
import io.quarkiverse.mcp.server.JsonRpcErrorCodes;
import io.quarkiverse.mcp.server.McpException;
import io.quarkiverse.mcp.server.ResourceManager;
import io.quarkiverse.mcp.server.ResourceResponse;
import io.quarkiverse.mcp.server.ResourceTemplateManager;
import io.quarkiverse.mcp.server.TextResourceContents;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What everybody may read over MCP: campaigns and menus. An outlet's id is unique in its campaign
 * only.
 */
@Singleton
final class McpResources {

    private static final String JSON = "application/json";
    private static final String LIST = "hongbao://campaigns";
    private static final String CAMPAIGN = "hongbao://campaign/";
    private static final String MENU = "hongbao://menu/";

    private final ResourceManager resources;
    private final ResourceTemplateManager templates;
    private final Campaigns campaigns;
    private final PublicCards cards;
    private final HostTools tools;
    private final McpCallers callers;

    McpResources(
            ResourceManager resources,
            ResourceTemplateManager templates,
            Campaigns campaigns,
            PublicCards cards,
            HostTools tools,
            McpCallers callers) {
        this.resources = resources;
        this.templates = templates;
        this.campaigns = campaigns;
        this.cards = cards;
        this.tools = tools;
        this.callers = callers;
    }

    void register(@Observes StartupEvent event) {
        resources
                .newResource("campaigns")
                .setTitle("Campaigns")
                .setDescription(
                        "The campaigns that are public, with the addresses of their cards and menus.")
                .setUri(LIST)
                .setMimeType(JSON)
                .setHandler(_ -> text(LIST, write(new Listed(listed()))))
                .register();
        templates
                .newResourceTemplate("campaign")
                .setTitle("Campaign")
                .setDescription("A campaign's public card: state, waves, prizes with their odds.")
                .setUriTemplate(CAMPAIGN + "{campaign}")
                .setMimeType(JSON)
                .setHandler(asked -> {
                    CampaignView view = campaign(String.valueOf(asked.args().get("campaign")));
                    String card = new String(cards.of(view).json(), StandardCharsets.UTF_8);
                    return text(asked.requestUri().value(), card);
                })
                .register();
        templates
                .newResourceTemplate("menu")
                .setTitle("Menu")
                .setDescription("What an outlet of a campaign sells now, with prices and options.")
                .setUriTemplate(MENU + "{campaign}/{outlet}")
                .setMimeType(JSON)
                .setHandler(asked -> {
                    CampaignView view = campaign(String.valueOf(asked.args().get("campaign")));
                    String outlet = String.valueOf(asked.args().get("outlet"));
                    return text(asked.requestUri().value(), menu(view, outlet));
                })
                .register();
    }

    /** The answer for {@code hongbao://campaigns}. */
    private record Listed(List<Entry> campaigns) {}

    private record Entry(String id, String campaign, String menus) {}

    private List<Entry> listed() {
        return campaigns.all().stream()
                .filter(CampaignView::isPublic)
                .map(view ->
                        new Entry(view.id(), CAMPAIGN + view.id(), MENU + view.id() + "/{outlet}"))
                .toList();
    }

    private CampaignView campaign(String id) {
        return campaigns.published(id).orElseThrow(McpResources::notFound);
    }

    private String menu(CampaignView view, String outlet) {
        ToolResult found =
                tools.menu(new ToolCall.SearchMenu("", "", outlet), view, callers.language());
        if (found instanceof ToolResult.Done done
                && done.card() instanceof Card.Menu menu
                && !menu.outlets().isEmpty()) {
            return done.json();
        }
        throw notFound();
    }

    private static McpException notFound() {
        return new McpException("There is no such resource", JsonRpcErrorCodes.RESOURCE_NOT_FOUND);
    }

    private static ResourceResponse text(String uri, String json) {
        return new ResourceResponse(new TextResourceContents(uri, json, JSON));
    }

    private static String write(Object value) {
        return new String(StrictJson.write(value), StandardCharsets.UTF_8);
    }
}
