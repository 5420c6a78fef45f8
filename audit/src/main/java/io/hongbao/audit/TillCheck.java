package io.hongbao.audit;

import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.Shard;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Lot;
import io.hongbao.core.treasury.Stock;
import io.hongbao.core.wallet.Voucher;
import java.util.Optional;

/**
 * Keeps the tills' books: what they received and gave back, and every envelope that was granted
 * from them.
 */
final class TillCheck {
    private TillCheck() {}

    static void received(Reading reading, Event.SliceReceived it) {
        CampaignBook.Sent sent = reading.book().travelling.remove(it.transferId());
        boolean right =
                sent != null
                        && sent.toShard() == reading.shard()
                        && sent.bucket().equals(it.bucket())
                        && sent.stock().equals(it.stock());
        if (!right) {
            reading.violation(
                    Invariant.STOCK,
                    "transfer " + it.transferId(),
                    it.stock().amountMinor(),
                    "till "
                            + reading.shard()
                            + " received "
                            + it.stock()
                            + ", but "
                            + (sent == null ? "nothing" : sent.stock())
                            + " was on its way to it");
        }
        reading.book().counted.add(Account.TILL, it.stock().amountMinor());
        reading.here().slice(it.bucket()).put(it.stock());
        TreasuryCheck.noneSaysSoldOut(reading, it.bucket(), it.stock());
    }

    static void givenBack(Reading reading, Event.SliceGivenBack it) {
        reading.violationIf(
                reading.here().slice(it.bucket()).take(it.stock()),
                Invariant.STOCK,
                reading.till(it.bucket()),
                it.stock().amountMinor());
        reading.book().counted.add(Account.TILL, -it.stock().amountMinor());
        boolean told =
                reading.entry().messages().stream()
                        .anyMatch(message ->
                                message.body()
                                                instanceof
                                                Message.SliceReturned(var bucket, _, var stock)
                                        && bucket.equals(it.bucket())
                                        && stock.equals(it.stock()));
        if (!told) {
            reading.violation(
                    Invariant.STOCK,
                    reading.till(it.bucket()),
                    it.stock().amountMinor(),
                    "nobody was given it back");
        }
    }

    static void soldOutNoted(Reading reading, Event.SoldOutNoted it) {
        reading.here().slice(it.bucket());
        if (it.soldOut()) {
            reading.here().sayingSoldOut.add(it.bucket());
            TreasuryCheck.sayNothingLeft(reading, it.bucket(), reading.till(it.bucket()));
        } else {
            reading.here().sayingSoldOut.remove(it.bucket());
        }
    }

    static void granted(Reading reading, Event.EnvelopeGranted it) {
        Voucher voucher = it.voucher();
        CampaignBook.ShardBook here = reading.here();
        String entity = name(voucher, it);
        reading.book().counted.move(Account.TILL, Account.OUTSTANDING, voucher.amountMinor());
        here.totals.put(
                voucher.prize(), here.totals(voucher.prize()).plusGranted(voucher.amountMinor()));
        here.vouchersIssued++;
        if (voucher.id() <= here.lastVoucher
                || voucher.id() % Shard.MAX_SHARDS != reading.shard()) {
            reading.violation(
                    Invariant.STOCK,
                    entity,
                    voucher.amountMinor(),
                    "its id was given away before, or is not this till's");
        }
        here.lastVoucher = Math.max(here.lastVoucher, voucher.id());
        takeFromTill(reading, it, entity);
        Optional<Rules.Rule> rule = reading.rule();
        if (rule.isEmpty() || !rule.get().allowsGrants()) {
            String status = rule.map(known -> known.status().name()).orElse("unknown here");
            reading.violation(
                    Invariant.STOCK, entity, voucher.amountMinor(), "the campaign is " + status);
            return;
        }
        if (rule.get().stoppedPrizes().contains(voucher.prize())) {
            reading.violation(
                    Invariant.STOCK,
                    entity,
                    voucher.amountMinor(),
                    "prize " + voucher.prize() + " is stopped");
        }
        rule.get()
                .terms()
                .prize(voucher.prize())
                .ifPresentOrElse(
                        prize -> checkContent(reading, rule.get().terms(), prize, it, entity),
                        () ->
                                reading.violation(
                                        Invariant.STOCK,
                                        entity,
                                        voucher.amountMinor(),
                                        "there is no prize " + voucher.prize()));
    }

    private static void takeFromTill(Reading reading, Event.EnvelopeGranted it, String entity) {
        Voucher voucher = it.voucher();
        Lots slice = reading.here().slice(Bucket.prize(voucher.prize()));
        boolean split = it.splitCount() != 0 || it.splitAmountMinor() != 0;
        if (split
                && (it.splitCount() != slice.firstCount()
                        || it.splitAmountMinor() != slice.firstAmountMinor())) {
            reading.violation(
                    Invariant.STOCK,
                    entity,
                    it.splitAmountMinor() - slice.firstAmountMinor(),
                    "it was split off "
                            + it.splitCount()
                            + " envelopes with "
                            + it.splitAmountMinor()
                            + ", but the till's lot has "
                            + slice.firstCount()
                            + " with "
                            + slice.firstAmountMinor());
        }
        reading.violationIf(
                slice.take(voucher.position(), 1, voucher.amountMinor()),
                Invariant.STOCK,
                entity,
                voucher.amountMinor());
        if (voucher.position() != Lot.LOOSE
                && !reading.book()
                        .drawn
                        .computeIfAbsent(voucher.prize(), _ -> new Positions())
                        .add(voucher.position())) {
            reading.violation(
                    Invariant.STOCK,
                    entity,
                    voucher.amountMinor(),
                    "position " + voucher.position() + " was granted before");
        }
    }

    private static void checkContent(
            Reading reading,
            CampaignTerms terms,
            Prize prize,
            Event.EnvelopeGranted it,
            String entity) {
        Voucher voucher = it.voucher();
        if (prize.dayLimit() != Prize.UNLIMITED) {
            takeLimit(reading, Bucket.prizeDay(prize.id(), voucher.day()), entity);
        }
        boolean waveLimited =
                terms.wave(voucher.wave())
                        .map(wave -> wave.limit() != Prize.UNLIMITED)
                        .orElse(false);
        if (waveLimited) {
            takeLimit(reading, Bucket.wave(voucher.wave()), entity);
        }
        long amountMinor = voucher.amountMinor();
        String wrong =
                switch (prize.content()) {
                    case Prize.Card card ->
                            amountMinor == card.amountMinor()
                                    ? ""
                                    : "a card holds " + card.amountMinor();
                    case Prize.CashDeck deck ->
                            deck.tiers().stream()
                                            .anyMatch(tier -> tier.amountMinor() == amountMinor)
                                    ? ""
                                    : "no tier holds that";
                    case Prize.LuckySplit split ->
                            amountMinor >= split.minimumMinor()
                                    ? ""
                                    : "the least is " + split.minimumMinor();
                };
        reading.violationIf(wrong, Invariant.STOCK, entity, amountMinor);
    }

    private static void takeLimit(Reading reading, Bucket bucket, String entity) {
        String wrong = reading.here().slice(bucket).take(Stock.loose(1, 0));
        if (!wrong.isEmpty()) {
            reading.violation(Invariant.STOCK, entity, 0, reading.till(bucket) + ": " + wrong);
        }
    }

    static String name(Voucher voucher, Event.EnvelopeGranted it) {
        return "voucher " + voucher.id() + " of " + it.user();
    }
}
