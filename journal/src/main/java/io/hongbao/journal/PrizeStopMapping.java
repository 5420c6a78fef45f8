package io.hongbao.journal;

import io.hongbao.core.PrizeEvent;
import io.hongbao.journal.v1.JournalProto;

/** Maps what happens to single prizes of a campaign. */
final class PrizeStopMapping {
    private PrizeStopMapping() {}

    static void put(PrizeEvent event, JournalProto.Event.Builder builder) {
        switch (event) {
            case PrizeEvent.PrizeStopped of ->
                    builder.getPrizeStoppedBuilder()
                            .setCampaign(of.campaign())
                            .setPrize(of.prize())
                            .setBy(PartMapping.toProto(of.by()));
            case PrizeEvent.PrizeResumed of ->
                    builder.getPrizeResumedBuilder()
                            .setCampaign(of.campaign())
                            .setPrize(of.prize())
                            .setBy(PartMapping.toProto(of.by()));
            case PrizeEvent.PrizeStopsCopied of ->
                    builder.getPrizeStopsCopiedBuilder()
                            .setCampaign(of.campaign())
                            .addAllPrizes(of.prizes());
        }
    }

    static PrizeEvent fromProto(JournalProto.PrizeStopped of) {
        return new PrizeEvent.PrizeStopped(
                of.getCampaign(), of.getPrize(), PartMapping.fromProto(of.getBy()));
    }

    static PrizeEvent fromProto(JournalProto.PrizeResumed of) {
        return new PrizeEvent.PrizeResumed(
                of.getCampaign(), of.getPrize(), PartMapping.fromProto(of.getBy()));
    }

    static PrizeEvent fromProto(JournalProto.PrizeStopsCopied of) {
        return new PrizeEvent.PrizeStopsCopied(of.getCampaign(), of.getPrizesList());
    }
}
