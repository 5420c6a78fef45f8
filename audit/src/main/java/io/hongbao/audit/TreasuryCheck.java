package io.hongbao.audit;

import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Stock;
import java.util.Optional;

/**
 * Keeps the treasury's book: what it got, what it sent, what came back, and when it says that
 * nothing is left.
 */
final class TreasuryCheck {
    private TreasuryCheck() {}

    static void funded(Reading reading, Event.BudgetFunded it) {
        CampaignBook book = reading.book();
        book.fundedMinor += it.amountMinor();
        book.unallottedMinor += it.amountMinor();
        book.counted.move(Account.BUDGET, Account.TREASURY, it.amountMinor());
    }

    static void allotted(Reading reading, Event.StockAllotted it) {
        CampaignBook book = reading.book();
        Bucket bucket = it.bucket();
        CampaignBook.PotBook pot = book.pot(bucket);
        long amountMinor = it.stock().amountMinor();
        pot.allotted += it.stock().count();
        pot.allottedMinor += amountMinor;
        book.unallottedMinor -= amountMinor;
        Stock allowed = reading.rule().map(rule -> limit(rule.terms(), bucket)).orElse(Stock.EMPTY);
        if (pot.allotted > allowed.count() || pot.allottedMinor > allowed.amountMinor()) {
            reading.violation(
                    Invariant.STOCK,
                    reading.treasury(bucket),
                    pot.allottedMinor - allowed.amountMinor(),
                    "got "
                            + pot.allotted
                            + " envelopes with "
                            + pot.allottedMinor
                            + ", but the rules allow "
                            + allowed.count()
                            + " with "
                            + allowed.amountMinor());
        }
        if (book.unallottedMinor < 0) {
            reading.violation(
                    Invariant.BOOKS,
                    "treasury",
                    -book.unallottedMinor,
                    "more was allotted to prizes than the budget holds");
        }
        if (it.incoming()) {
            book.counted.move(Account.TREASURY, Account.IN_TRANSFER, amountMinor);
            pot.incoming.put(it.stock());
        } else {
            putFree(reading, bucket, it.stock());
        }
    }

    /** How much of a bucket the rules allow in all. */
    private static Stock limit(CampaignTerms terms, Bucket bucket) {
        return switch (bucket.kind()) {
            case PRIZE -> {
                Optional<Prize.Content> content = terms.prize(bucket.id()).map(Prize::content);
                yield content.map(it -> Stock.loose(it.count(), it.totalMinor()))
                        .orElse(Stock.EMPTY);
            }
            case PRIZE_DAY ->
                    Stock.loose(terms.prize(bucket.id()).map(Prize::dayLimit).orElse(0L), 0);
            case WAVE -> Stock.loose(terms.wave(bucket.id()).map(Wave::limit).orElse(0L), 0);
        };
    }

    static void sent(Reading reading, Event.SliceSent it) {
        CampaignBook book = reading.book();
        reading.violationIf(
                book.pot(it.bucket()).free.take(it.stock()),
                Invariant.STOCK,
                reading.treasury(it.bucket()),
                it.stock().amountMinor());
        book.counted.add(Account.TREASURY, -it.stock().amountMinor());
        if (it.transferId() != book.transfers + 1) {
            reading.violation(
                    Invariant.STOCK,
                    "transfer " + it.transferId(),
                    it.stock().amountMinor(),
                    "its number should be " + (book.transfers + 1));
        }
        book.transfers = Math.max(book.transfers, it.transferId());
        book.travelling.put(
                it.transferId(), new CampaignBook.Sent(it.bucket(), it.toShard(), it.stock()));
        book.unsettled.add(it.transferId());
        Message.SliceOffered offered =
                new Message.SliceOffered(it.bucket(), it.transferId(), it.stock());
        boolean told =
                reading.entry().messages().stream()
                        .anyMatch(message ->
                                message.toShard() == it.toShard()
                                        && message.body().equals(offered));
        if (!told) {
            reading.violation(
                    Invariant.STOCK,
                    "transfer " + it.transferId(),
                    it.stock().amountMinor(),
                    "shard " + it.toShard() + " was not told of it");
        }
    }

    static void settled(Reading reading, Event.SliceSettled it) {
        endTransfer(reading, it.transferId());
        if (reading.book().travelling.containsKey(it.transferId())) {
            reading.violation(
                    Invariant.STOCK,
                    "transfer " + it.transferId(),
                    reading.book().travelling.get(it.transferId()).stock().amountMinor(),
                    "it is settled, but has not arrived");
        }
    }

    static void voided(Reading reading, Event.SliceVoided it) {
        endTransfer(reading, it.transferId());
        CampaignBook.Sent sent = reading.book().travelling.remove(it.transferId());
        if (sent == null || !sent.stock().equals(it.stock())) {
            reading.violation(
                    Invariant.STOCK,
                    "transfer " + it.transferId(),
                    it.stock().amountMinor(),
                    "it came back as "
                            + it.stock()
                            + ", but "
                            + (sent == null ? "it had arrived" : sent.stock())
                            + " was on its way");
        }
        reading.book().counted.add(Account.TREASURY, it.stock().amountMinor());
        putFree(reading, it.bucket(), it.stock());
    }

    private static void endTransfer(Reading reading, long transferId) {
        if (!reading.book().unsettled.remove(transferId)) {
            reading.violation(
                    Invariant.STOCK,
                    "transfer " + transferId,
                    0,
                    "it was ended twice, or never sent");
        }
    }

    static void answered(Reading reading, Event.RecallAnswered it) {
        boolean told =
                reading.cause().isPresent()
                        && reading.cause().get().fromShard() == it.shard()
                        && reading.cause()
                                .get()
                                .body()
                                .equals(
                                        new Message.SliceReturned(
                                                it.bucket(), it.round(), it.stock()));
        if (!told) {
            reading.violation(
                    Invariant.STOCK,
                    reading.treasury(it.bucket()),
                    it.stock().amountMinor(),
                    "shard " + it.shard() + " did not return " + it.stock());
        }
        reading.book().counted.add(Account.TREASURY, it.stock().amountMinor());
        putFree(reading, it.bucket(), it.stock());
    }

    static void returned(Reading reading, Event.StockReturned it) {
        boolean told =
                reading.cause().isPresent()
                        && reading.cause()
                                .get()
                                .body()
                                .equals(new Message.EnvelopeReturned(it.bucket(), it.stock()));
        if (!told) {
            reading.violation(
                    Invariant.STOCK,
                    reading.treasury(it.bucket()),
                    it.stock().amountMinor(),
                    "no wallet returned " + it.stock());
        }
        if (it.incoming()) {
            reading.book().counted.add(Account.IN_TRANSFER, it.stock().amountMinor());
            reading.book().pot(it.bucket()).incoming.put(it.stock());
        } else {
            reading.book().counted.add(Account.TREASURY, it.stock().amountMinor());
            putFree(reading, it.bucket(), it.stock());
        }
    }

    static void takenBack(Reading reading, Event.MoneyTakenBack it) {
        reading.book().unallottedMinor += it.amountMinor();
        reading.book().counted.add(Account.TREASURY, it.amountMinor());
    }

    static void soldOut(Reading reading, Event.BucketSoldOut it) {
        reading.book().pot(it.bucket()).soldOut = true;
        sayNothingLeft(reading, it.bucket(), reading.treasury(it.bucket()));
    }

    static void reopened(Reading reading, Event.BucketReopened it) {
        CampaignBook.PotBook pot = reading.book().pot(it.bucket());
        pot.soldOut = false;
        Stock incoming = pot.incoming.takeAll();
        if (!incoming.equals(it.stock())) {
            reading.violation(
                    Invariant.STOCK,
                    reading.treasury(it.bucket()),
                    it.stock().amountMinor() - incoming.amountMinor(),
                    "reopened with " + it.stock() + ", but " + incoming + " had come in");
        }
        reading.book().counted.move(Account.IN_TRANSFER, Account.TREASURY, incoming.amountMinor());
        putFree(reading, it.bucket(), incoming);
    }

    private static void putFree(Reading reading, Bucket bucket, Stock stock) {
        reading.book().pot(bucket).free.put(stock);
        noneSaysSoldOut(reading, bucket, stock);
    }

    /** Something is there to grant: no till may go on saying that it is sold out. */
    static void noneSaysSoldOut(Reading reading, Bucket bucket, Stock stock) {
        for (int shard = 0; shard < reading.book().shards.size() && !stock.isEmpty(); shard++) {
            if (reading.book().shards.get(shard).sayingSoldOut.contains(bucket)) {
                reading.violation(
                        Invariant.STOCK,
                        Reading.name(bucket),
                        stock.amountMinor(),
                        "till "
                                + shard
                                + " says that it is sold out, but there are "
                                + stock.count()
                                + " to grant");
            }
        }
    }

    /** Somebody says that a bucket is sold out: nothing may be left anywhere. */
    static void sayNothingLeft(Reading reading, Bucket bucket, String who) {
        CampaignBook.PotBook pot = reading.book().pot(bucket);
        long left = pot.free.count() + pot.travelling;
        long leftMinor = pot.free.amountMinor();
        for (CampaignBook.ShardBook shard : reading.book().shards) {
            Lots slice = shard.till.getOrDefault(bucket, new Lots());
            left += slice.count();
            leftMinor += slice.amountMinor();
        }
        if (left != 0) {
            reading.violation(
                    Invariant.STOCK,
                    who,
                    leftMinor,
                    "it is said to be sold out, but " + left + " are left");
        }
    }
}
