package io.hongbao.server.campaign;

import io.hongbao.embedded.SecretStore;
import io.hongbao.server.json.StrictJson;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The public cards as bytes, written at most once a second of campaign time for each campaign. */
public final class PublicCards {

    private final SecretStore secrets;
    private final CampaignClock clock;
    private final Map<String, Written> byCampaign = new ConcurrentHashMap<>();

    public PublicCards(SecretStore secrets, CampaignClock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A card as it is sent.
     *
     * @param view of which state of the campaign
     * @param second of which second of campaign time
     * @param etag names exactly these bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and written to the socket as it is
    public record Written(CampaignView view, long second, String etag, byte[] json) {}

    /** The card of {@code view} now. */
    public Written of(CampaignView view) {
        long nowMillis = clock.getAsLong();
        long second = Math.floorDiv(nowMillis, 1000L);
        Written known = byCampaign.get(view.id());
        if (known != null && known.view().equals(view) && known.second() == second) {
            return known;
        }
        PublicCard card = PublicCard.of(view, nowMillis, secrets.find(view.id()));
        String etag =
                view.campaign().version()
                        + "-"
                        + view.state(nowMillis)
                        + "-"
                        + Integer.toString(view.campaign().stoppedPrizes().hashCode(), 36)
                        + "-"
                        + Long.toString(second, 36);
        Written written = new Written(view, second, etag, StrictJson.write(card));
        byCampaign.put(view.id(), written);
        return written;
    }
}
