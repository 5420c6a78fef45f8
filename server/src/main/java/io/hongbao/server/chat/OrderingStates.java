package io.hongbao.server.chat;

import io.hongbao.assistant.tool.OrderingState;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;

/** Whether orders are being taken in a campaign right now. */
final class OrderingStates {

    /** How long ordering counts as down after the host refused a command, in campaign time. */
    static final long REST_MILLIS = 3_000;

    private final CampaignClock clock;
    private volatile long downUntilMillis;

    OrderingStates(CampaignClock clock) {
        this.clock = clock;
    }

    /** The host has just refused a command because its queue was full. */
    void overloaded() {
        downUntilMillis = clock.getAsLong() + REST_MILLIS;
    }

    OrderingState of(CampaignView campaign) {
        long nowMillis = clock.getAsLong();
        long fromMillis = campaign.terms().window().fromMillis();
        return switch (campaign.campaign().status()) {
            case KILLED, CLOSED, ABSENT, DRAFT ->
                    new OrderingState(OrderingState.Kind.PAUSED, OrderingState.UNKNOWN);
            case SCHEDULED, RUNNING, PAUSED -> {
                if (nowMillis < fromMillis) {
                    yield new OrderingState(OrderingState.Kind.PAUSED, fromMillis);
                }
                yield nowMillis < downUntilMillis
                        ? new OrderingState(OrderingState.Kind.DOWN, downUntilMillis)
                        : OrderingState.OPEN;
            }
        };
    }
}
