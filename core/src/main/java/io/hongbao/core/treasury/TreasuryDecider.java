package io.hongbao.core.treasury;

import io.hongbao.core.Deciding;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Wave;

/**
 * What a campaign's treasury does with what the tills and wallets tell it.
 *
 * <p>A till that asks gets a slice while there is one. When nothing is free and a till is dry, all
 * tills are recalled: they give half of what they have. A round in which nothing became free and
 * every answer is empty proves that nothing is left anywhere, since a till gains only what the
 * treasury sends, and messages of a pair stay in order: a till answers a recall after it got
 * everything that was sent before. Only then is the bucket sold out.
 *
 * <p>What comes back to a bucket that is sold out stays in transfer until every till has confirmed
 * that it no longer says so. Hence nobody is told "sold out" while the treasury or a till has any.
 */
public final class TreasuryDecider {
    private TreasuryDecider() {}

    /**
     * Funds a campaign that is published: the whole budget comes in, and every limited bucket gets
     * its stock.
     */
    public static void fund(Deciding deciding, CampaignTerms terms) {
        String campaign = terms.id();
        deciding.happened(new Event.BudgetFunded(campaign, terms.budgetMinor()));
        for (Prize prize : terms.prizes()) {
            Prize.Content content = prize.content();
            long firstPosition = content.positional() ? 0 : Lot.LOOSE;
            Stock stock = Stock.of(firstPosition, content.count(), content.totalMinor());
            deciding.happened(
                    new Event.StockAllotted(campaign, Bucket.prize(prize.id()), stock, false));
        }
        for (Wave wave : terms.waves()) {
            if (wave.limit() != Prize.UNLIMITED) {
                Stock stock = Stock.loose(wave.limit(), 0);
                deciding.happened(
                        new Event.StockAllotted(campaign, Bucket.wave(wave.id()), stock, false));
            }
        }
    }

    /** Brings in what a changed campaign has more: a larger budget, more cards. */
    public static void fundMore(Deciding deciding, CampaignTerms before, CampaignTerms after) {
        String campaign = after.id();
        if (after.budgetMinor() > before.budgetMinor()) {
            deciding.happened(
                    new Event.BudgetFunded(campaign, after.budgetMinor() - before.budgetMinor()));
        }
        for (Prize prize : after.prizes()) {
            Prize old = before.prize(prize.id()).orElse(prize);
            long moreCount = prize.content().count() - old.content().count();
            if (moreCount > 0) {
                long moreMinor = prize.content().totalMinor() - old.content().totalMinor();
                Bucket bucket = Bucket.prize(prize.id());
                boolean incoming = pot(deciding, campaign, bucket).soldOut();
                deciding.happened(
                        new Event.StockAllotted(
                                campaign, bucket, Stock.loose(moreCount, moreMinor), incoming));
                reopenIfNeeded(deciding, campaign, bucket);
            }
        }
    }

    /** Handles a message that a treasury gets. */
    public static void handle(Deciding deciding, Message message, Message.ToTreasury body) {
        String campaign = message.campaign();
        switch (body) {
            case Message.AskForSlice ask -> answer(deciding, campaign, ask, message.fromShard());
            case Message.SliceAccepted accepted ->
                    deciding.happened(
                            new Event.SliceSettled(
                                    campaign, accepted.bucket(), accepted.transferId()));
            case Message.SliceDeclined declined -> takeDeclined(deciding, campaign, declined);
            case Message.SliceReturned returned -> {
                deciding.happened(
                        new Event.RecallAnswered(
                                campaign,
                                returned.bucket(),
                                returned.round(),
                                message.fromShard(),
                                returned.stock()));
                endRoundIfComplete(deciding, campaign, returned.bucket());
            }
            case Message.Reopened reopened -> {
                deciding.happened(
                        new Event.ReopeningConfirmed(
                                campaign, reopened.bucket(), message.fromShard()));
                Pot pot = pot(deciding, campaign, reopened.bucket());
                if (pot.reopening().isEmpty()) {
                    deciding.happened(
                            new Event.BucketReopened(campaign, reopened.bucket(), pot.incoming()));
                    endRoundIfComplete(deciding, campaign, reopened.bucket());
                }
            }
            case Message.EnvelopeReturned returned -> {
                boolean incoming = pot(deciding, campaign, returned.bucket()).soldOut();
                deciding.happened(
                        new Event.StockReturned(
                                campaign, returned.bucket(), returned.stock(), incoming));
                if (incoming) {
                    reopenIfNeeded(deciding, campaign, returned.bucket());
                } else {
                    serveWaiting(deciding, campaign, returned.bucket());
                }
            }
            case Message.MoneyReturned returned ->
                    deciding.happened(new Event.MoneyTakenBack(campaign, returned.amountMinor()));
        }
    }

    private static void answer(
            Deciding deciding, String campaign, Message.AskForSlice ask, int shard) {
        Bucket bucket = ask.bucket();
        Campaign rules = deciding.get(new EntityKey.OfCampaign(campaign));
        if (rules.status() == CampaignStatus.CLOSED) {
            deciding.tell(shard, campaign, new Message.NothingToSend(bucket));
            return;
        }
        openDay(deciding, rules.terms(), bucket);
        Pot pot = pot(deciding, campaign, bucket);
        if (!pot.free().isEmpty()) {
            send(deciding, rules.terms(), bucket, shard);
        } else if (!ask.dry()) {
            deciding.tell(shard, campaign, new Message.NothingToSend(bucket));
        } else if (pot.soldOut() && pot.reopening().isEmpty()) {
            deciding.tell(shard, campaign, new Message.SoldOut(bucket));
        } else {
            deciding.happened(new Event.TillWaited(campaign, bucket, shard));
            if (!pot.soldOut() && pot.recalling().isEmpty()) {
                recall(deciding, campaign, bucket);
            }
        }
    }

    /** A day's limit gets its stock when it is first asked for. */
    private static void openDay(Deciding deciding, CampaignTerms terms, Bucket bucket) {
        boolean isNew = deciding.get(new EntityKey.OfTreasury(terms.id())).pot(bucket).isEmpty();
        if (bucket.kind() == Bucket.Kind.PRIZE_DAY && isNew) {
            long limit = terms.prize(bucket.id()).map(Prize::dayLimit).orElse(0L);
            deciding.happened(
                    new Event.StockAllotted(terms.id(), bucket, Stock.loose(limit, 0), false));
        }
    }

    private static void send(Deciding deciding, CampaignTerms terms, Bucket bucket, int shard) {
        Treasury treasury = deciding.get(new EntityKey.OfTreasury(terms.id()));
        Stock slice = Slicing.next(deciding, terms, pot(deciding, terms.id(), bucket));
        long transferId = treasury.transfers() + 1;
        deciding.happened(new Event.SliceSent(terms.id(), bucket, transferId, shard, slice));
        deciding.tell(shard, terms.id(), new Message.SliceOffered(bucket, transferId, slice));
    }

    private static void takeDeclined(
            Deciding deciding, String campaign, Message.SliceDeclined declined) {
        Pot.Transfer transfer =
                pot(deciding, campaign, declined.bucket()).pending().stream()
                        .filter(one -> one.id() == declined.transferId())
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "no pending transfer " + declined.transferId()));
        deciding.happened(
                new Event.SliceVoided(
                        campaign, declined.bucket(), transfer.id(), transfer.stock()));
    }

    /** Asks every till, the waiting ones too: a slice may be on its way to one that asked twice. */
    private static void recall(Deciding deciding, String campaign, Bucket bucket) {
        long round = pot(deciding, campaign, bucket).round() + 1;
        deciding.happened(new Event.RecallStarted(campaign, bucket, round, deciding.allShards()));
        for (int shard : deciding.allShards()) {
            deciding.tell(shard, campaign, new Message.RecallSlice(bucket, round));
        }
    }

    private static void endRoundIfComplete(Deciding deciding, String campaign, Bucket bucket) {
        Pot pot = pot(deciding, campaign, bucket);
        if (!pot.recalling().isEmpty() || pot.waiting().isEmpty() || pot.soldOut()) {
            return;
        }
        boolean found = pot.found();
        serveWaiting(deciding, campaign, bucket);
        if (pot(deciding, campaign, bucket).waiting().isEmpty()) {
            return;
        }
        if (found) {
            recall(deciding, campaign, bucket);
        } else {
            deciding.happened(new Event.BucketSoldOut(campaign, bucket));
            for (int shard : deciding.allShards()) {
                deciding.tell(shard, campaign, new Message.SoldOut(bucket));
            }
        }
    }

    private static void serveWaiting(Deciding deciding, String campaign, Bucket bucket) {
        Campaign rules = deciding.get(new EntityKey.OfCampaign(campaign));
        for (int shard : pot(deciding, campaign, bucket).waiting()) {
            if (!pot(deciding, campaign, bucket).free().isEmpty()) {
                send(deciding, rules.terms(), bucket, shard);
            }
        }
    }

    /** Once something is incoming, all tills are told, once. */
    private static void reopenIfNeeded(Deciding deciding, String campaign, Bucket bucket) {
        Pot pot = pot(deciding, campaign, bucket);
        if (!pot.incoming().isEmpty() && pot.reopening().isEmpty()) {
            deciding.happened(new Event.ReopeningStarted(campaign, bucket, deciding.allShards()));
            for (int shard : deciding.allShards()) {
                deciding.tell(shard, campaign, new Message.Reopen(bucket));
            }
        }
    }

    private static Pot pot(Deciding deciding, String campaign, Bucket bucket) {
        return deciding.get(new EntityKey.OfTreasury(campaign))
                .pot(bucket)
                .orElseGet(() -> Pot.of(bucket, Stock.EMPTY));
    }
}
