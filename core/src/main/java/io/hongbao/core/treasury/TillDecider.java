package io.hongbao.core.treasury;

import io.hongbao.core.Deciding;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.PrizeEvent;
import io.hongbao.core.Shard;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Wave;

/** What a till does with what the treasury and the campaign tell it. */
public final class TillDecider {
    private TillDecider() {}

    /** Asks the treasury for more of {@code bucket}, unless an answer is awaited. */
    public static void ask(Deciding deciding, String campaign, Bucket bucket, boolean dry) {
        if (!deciding.get(new EntityKey.OfTill(campaign)).slice(bucket).asked()) {
            deciding.happened(new Event.SliceAsked(campaign, bucket, dry));
            deciding.tellTreasury(campaign, new Message.AskForSlice(bucket, dry));
        }
    }

    /** Handles a message that a till gets. */
    public static void handle(Deciding deciding, String campaign, Message.ToTill body) {
        switch (body) {
            case Message.CampaignUpdated updated -> follow(deciding, updated);
            case Message.PrizeStopsUpdated updated ->
                    deciding.happened(new PrizeEvent.PrizeStopsCopied(campaign, updated.prizes()));
            case Message.SliceOffered offered -> {
                if (deciding.get(new EntityKey.OfCampaign(campaign)).status()
                        == CampaignStatus.CLOSED) {
                    deciding.tellTreasury(
                            campaign,
                            new Message.SliceDeclined(offered.bucket(), offered.transferId()));
                } else {
                    deciding.happened(
                            new Event.SliceReceived(
                                    campaign,
                                    offered.bucket(),
                                    offered.transferId(),
                                    offered.stock()));
                    deciding.tellTreasury(
                            campaign,
                            new Message.SliceAccepted(offered.bucket(), offered.transferId()));
                }
            }
            case Message.NothingToSend nothing ->
                    deciding.happened(new Event.NothingReceived(campaign, nothing.bucket()));
            case Message.RecallSlice recall -> giveHalfBack(deciding, campaign, recall);
            case Message.SoldOut soldOut ->
                    deciding.happened(new Event.SoldOutNoted(campaign, soldOut.bucket(), true));
            case Message.Reopen reopen -> {
                deciding.happened(new Event.SoldOutNoted(campaign, reopen.bucket(), false));
                deciding.tellTreasury(campaign, new Message.Reopened(reopen.bucket()));
            }
        }
    }

    private static void follow(Deciding deciding, Message.CampaignUpdated updated) {
        CampaignTerms terms = updated.terms();
        if (Shard.homeOf(terms.id(), deciding.shards()) != deciding.shard()) {
            deciding.happened(new Event.CampaignCopied(terms, updated.status(), updated.version()));
        }
        if (updated.status() == CampaignStatus.CLOSED) {
            giveAllBack(deciding, terms.id());
        } else if (updated.status().isFunded()) {
            stockUp(deciding, terms);
        }
    }

    /** Asks for a first slice of everything, so that the first claim finds the till filled. */
    private static void stockUp(Deciding deciding, CampaignTerms terms) {
        Till till = deciding.get(new EntityKey.OfTill(terms.id()));
        for (Prize prize : terms.prizes()) {
            askIfNew(deciding, till, Bucket.prize(prize.id()));
        }
        for (Wave wave : terms.waves()) {
            if (wave.limit() != Prize.UNLIMITED) {
                askIfNew(deciding, till, Bucket.wave(wave.id()));
            }
        }
    }

    private static void askIfNew(Deciding deciding, Till till, Bucket bucket) {
        if (till.slices().stream().noneMatch(slice -> slice.bucket().equals(bucket))) {
            ask(deciding, till.campaign(), bucket, false);
        }
    }

    private static void giveAllBack(Deciding deciding, String campaign) {
        for (Slice slice : deciding.get(new EntityKey.OfTill(campaign)).slices()) {
            for (Lot lot : slice.stock().lots()) {
                giveBack(
                        deciding,
                        campaign,
                        slice.bucket(),
                        0,
                        Stock.of(lot.firstPosition(), lot.count(), lot.amountMinor()));
            }
        }
    }

    /**
     * Half of the first lot, rounded up: the last envelope goes too, to where somebody is waiting
     * for it.
     */
    private static void giveHalfBack(
            Deciding deciding, String campaign, Message.RecallSlice recall) {
        Bucket bucket = recall.bucket();
        Stock stock = deciding.get(new EntityKey.OfTill(campaign)).slice(bucket).stock();
        if (stock.isEmpty()) {
            deciding.tellTreasury(
                    campaign, new Message.SliceReturned(bucket, recall.round(), Stock.EMPTY));
            return;
        }
        Lot first = stock.first();
        Campaign rules = deciding.get(new EntityKey.OfCampaign(campaign));
        long count = Math.min(Slicing.most(rules.terms(), bucket), (first.count() + 1) / 2);
        giveBack(
                deciding,
                campaign,
                bucket,
                recall.round(),
                Slicing.off(deciding, rules.terms(), bucket, first, count));
    }

    private static void giveBack(
            Deciding deciding, String campaign, Bucket bucket, long round, Stock stock) {
        deciding.happened(new Event.SliceGivenBack(campaign, bucket, stock));
        deciding.tellTreasury(campaign, new Message.SliceReturned(bucket, round, stock));
    }
}
