package io.hongbao.cli.play;

import com.fasterxml.jackson.databind.JsonNode;
import io.hongbao.cli.AdminPaths;
import io.hongbao.cli.Api;
import java.util.ArrayList;
import java.util.List;

/** What a server says of one of its campaigns while it is under load. */
public final class CampaignWatch {
    /** The metric of how many commands wait for the writer. */
    private static final String QUEUE = "hongbao_queue_depth";

    private final Api api;
    private final String campaign;
    private final JsonNode card;

    public CampaignWatch(Api api, String campaign) {
        this.api = api;
        this.campaign = campaign;
        this.card = api.get("/v1/campaigns/" + AdminPaths.encoded(campaign));
    }

    public String campaign() {
        return campaign;
    }

    /** The campaign's public card, as it was at first. */
    public JsonNode card() {
        return card;
    }

    public String currency() {
        return card.path("currency").asText();
    }

    /** What it says of the campaign's money now. */
    public Totals totals() {
        return Totals.of(api.get(AdminPaths.totals(campaign)), queue());
    }

    /** How busy the campaign's outlets are now. */
    public OutletLoad outlets() {
        return OutletLoad.of(api.get(AdminPaths.outlets(campaign)));
    }

    /** The outlets that sell this item. */
    public List<String> outletsSelling(String item) {
        JsonNode answer =
                api.get(
                        "/v1/outlets?category=drinks&limit=50&campaign="
                                + AdminPaths.encoded(campaign));
        List<String> ids = new ArrayList<>();
        for (JsonNode outlet : answer.path("outlets")) {
            for (JsonNode sold : outlet.path("items")) {
                if (sold.path("id").asText().equals(item)) {
                    ids.add(outlet.path("id").asText());
                }
            }
        }
        return ids;
    }

    private long queue() {
        return api.text("/q/metrics")
                .lines()
                .filter(line -> line.startsWith(QUEUE))
                .mapToLong(line ->
                        (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }
}
