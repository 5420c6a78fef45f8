package io.hongbao.campaignfile;

import io.hongbao.core.campaign.RoomRules;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Spot;
import java.util.Optional;

/** Reads when a campaign's waiting room opens, and how fast people are admitted. */
final class RoomReader {
    private static final int USUAL_PRE_QUEUE_MINUTES = 30;

    private RoomReader() {}

    static Optional<RoomRules> read(Spot spot) {
        return spot.fields("preQueueMinutes", "ceilingPerSecond").map(RoomReader::rules);
    }

    private static RoomRules rules(Fields fields) {
        return new RoomRules(
                true,
                fields.or(
                        "preQueueMinutes",
                        USUAL_PRE_QUEUE_MINUTES,
                        Values.whole(0, RoomRules.MAX_PRE_QUEUE_MINUTES)),
                fields.or(
                        "ceilingPerSecond",
                        RoomRules.NO_CEILING,
                        Values.smallCount(RoomRules.MAX_CEILING_PER_SECOND)));
    }
}
