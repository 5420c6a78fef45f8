package io.hongbao.core;

import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.Proposal;
import io.hongbao.core.ledger.Posting;
import io.hongbao.core.payout.PayoutState;
import io.hongbao.core.treasury.Pot;
import io.hongbao.core.treasury.Till;
import io.hongbao.core.treasury.Treasury;
import io.hongbao.core.wallet.Redemption;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import io.hongbao.core.wallet.Wallet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What each event does to the state. Nothing else changes it. */
final class Evolution {
    private Evolution() {}

    /** Applies a whole entry: its events, its postings, and the numbers of its messages. */
    static void apply(MutableState state, Entry entry) {
        switch (entry.cause()) {
            case Entry.ByRequest _, Entry.ByEffect _ -> {}
            case Entry.ByTimer byTimer -> timer(state, byTimer.timer().entity(), Wallet.NO_TIMER);
            case Entry.ByMessage by ->
                    state.update(
                            new EntityKey.OfMailbox(),
                            box -> box.withReceived(by.fromShard(), by.number()));
        }
        for (Event event : entry.events()) {
            evolve(state, event, entry.atMillis());
        }
        for (Posting posting : entry.postings()) {
            state.update(
                    new EntityKey.OfLedger(posting.campaign()), ledger -> ledger.with(posting));
        }
        for (Message message : entry.messages()) {
            state.update(
                    new EntityKey.OfMailbox(),
                    box -> box.withSent(message.toShard(), message.number()));
        }
        for (Timer timer : entry.timers()) {
            timer(state, timer.entity(), timer.dueAtMillis());
        }
    }

    /** People's timers stand on the entity, so that a stale one is known; others are few. */
    private static void timer(MutableState state, EntityKey<?> entity, long atMillis) {
        switch (entity) {
            case EntityKey.OfWallet key -> state.update(key, old -> old.withTimer(atMillis));
            case EntityKey.OfOrders key -> state.update(key, old -> old.withTimer(atMillis));
            case EntityKey.OfInvite key -> state.update(key, old -> old.withTimer(atMillis));
            case EntityKey.OfPersonInvites key -> state.update(key, old -> old.withTimer(atMillis));
            default -> {
                // Keeps no timer of its own.
            }
        }
    }

    /** Applies one event decided at {@code atMillis}. */
    static void evolve(MutableState state, Event event, long atMillis) {
        switch (event) {
            case Event.OfVoucher ofVoucher -> evolveVoucher(state, ofVoucher);
            case Event.OfOrder ofOrder -> OrderEvolution.evolve(state, ofOrder, atMillis);
            case Event.OfPayouts ofPayouts -> evolvePayouts(state, ofPayouts, atMillis);
            case Event.OfOutlet ofOutlet -> OrderEvolution.evolve(state, ofOutlet, atMillis);
            case PrizeEvent.PrizeStopped it -> campaign(state, it, old -> old.stopping(it.prize()));
            case PrizeEvent.PrizeResumed it -> campaign(state, it, old -> old.resuming(it.prize()));
            case PrizeEvent.PrizeStopsCopied it ->
                    campaign(state, it, old -> old.withStoppedPrizes(Set.copyOf(it.prizes())));
            case RoomEvent ofRoom -> evolveRoom(state, ofRoom, atMillis);
            case InviteEvent ofInvite -> InviteEvolution.evolve(state, ofInvite, atMillis);

            case Event.CampaignApplied it ->
                    campaign(
                            state,
                            it,
                            old ->
                                    old.withTerms(
                                            it.terms(),
                                            old.isAbsent() ? CampaignStatus.DRAFT : old.status(),
                                            it.version(),
                                            it.digest()));
            case Event.ActProposed it ->
                    campaign(
                            state,
                            it,
                            old -> old.withProposal(new Proposal(it.act(), it.by(), atMillis)));
            case Event.StatusChanged it -> {
                campaign(state, it, old -> old.withStatus(it.to(), it.clearance()));
                if (it.to() == CampaignStatus.CLOSED) {
                    treasury(state, it, Treasury::closed);
                }
            }
            case Event.CampaignCopied it ->
                    campaign(
                            state,
                            it,
                            old -> old.withTerms(it.terms(), it.status(), it.version(), ""));

            case Event.BudgetFunded it ->
                    treasury(state, it, old -> old.plusUnallotted(it.amountMinor()));
            case Event.StockAllotted it ->
                    treasury(
                            state,
                            it,
                            old ->
                                    old.plusUnallotted(-it.stock().amountMinor())
                                            .with(
                                                    it.bucket(),
                                                    pot ->
                                                            it.incoming()
                                                                    ? pot.plusIncoming(it.stock())
                                                                    : pot.plusFree(it.stock())));
            case Event.SliceSent it ->
                    treasury(
                            state,
                            it,
                            old ->
                                    old.sent(
                                            it.bucket(),
                                            new Pot.Transfer(
                                                    it.transferId(), it.toShard(), it.stock())));
            case Event.SliceSettled it ->
                    treasury(
                            state,
                            it,
                            old -> old.with(it.bucket(), pot -> pot.settled(it.transferId())));
            case Event.SliceVoided it ->
                    treasury(
                            state,
                            it,
                            old ->
                                    old.with(
                                            it.bucket(),
                                            pot ->
                                                    pot.settled(it.transferId())
                                                            .plusFree(it.stock())));
            case Event.TillWaited it ->
                    treasury(
                            state,
                            it,
                            old -> old.with(it.bucket(), pot -> pot.waitedOnBy(it.shard())));
            case Event.RecallStarted it ->
                    treasury(
                            state,
                            it,
                            old ->
                                    old.with(
                                            it.bucket(),
                                            pot -> pot.recalling(it.shards(), it.round())));
            case Event.RecallAnswered it ->
                    treasury(
                            state,
                            it,
                            old ->
                                    old.with(
                                            it.bucket(),
                                            pot ->
                                                    pot.answered(
                                                            it.shard(), it.round(), it.stock())));
            case Event.BucketSoldOut it ->
                    treasury(state, it, old -> old.with(it.bucket(), Pot::withSoldOut));
            case Event.StockReturned it ->
                    treasury(
                            state,
                            it,
                            old ->
                                    old.with(
                                            it.bucket(),
                                            pot ->
                                                    it.incoming()
                                                            ? pot.plusIncoming(it.stock())
                                                            : pot.plusFree(it.stock())));
            case Event.ReopeningStarted it ->
                    treasury(
                            state,
                            it,
                            old -> old.with(it.bucket(), pot -> pot.reopening(it.shards())));
            case Event.ReopeningConfirmed it ->
                    treasury(
                            state,
                            it,
                            old ->
                                    old.with(
                                            it.bucket(),
                                            pot -> pot.reopeningConfirmedBy(it.shard())));
            case Event.BucketReopened it ->
                    treasury(state, it, old -> old.with(it.bucket(), Pot::reopened));
            case Event.MoneyTakenBack it ->
                    treasury(state, it, old -> old.plusUnallotted(it.amountMinor()));

            case Event.SliceAsked it -> till(state, it, old -> old.withAsked(it.bucket()));
            case Event.SliceReceived it ->
                    till(state, it, old -> old.withReceived(it.bucket(), it.stock()));
            case Event.NothingReceived it ->
                    till(state, it, old -> old.withNothingSent(it.bucket()));
            case Event.SliceGivenBack it ->
                    till(
                            state,
                            it,
                            old ->
                                    old.minus(
                                            it.bucket(),
                                            it.stock().count(),
                                            it.stock().amountMinor()));
            case Event.SoldOutNoted it ->
                    till(state, it, old -> old.withSoldOut(it.bucket(), it.soldOut()));
        }
    }

    private static void evolveVoucher(MutableState state, Event.OfVoucher event) {
        switch (event) {
            case Event.EnvelopeGranted it -> {
                Voucher voucher = it.voucher();
                state.update(new EntityKey.OfWallet(it.user()), wallet -> wallet.with(voucher));
                till(
                        state,
                        it,
                        till ->
                                till.granted(
                                        voucher.prize(),
                                        voucher.wave(),
                                        voucher.day(),
                                        voucher.amountMinor()));
                state.update(
                        new EntityKey.OfLedger(it.campaign()),
                        ledger ->
                                ledger.withTotals(
                                        voucher.prize(),
                                        totals -> totals.plusGranted(voucher.amountMinor())));
            }
            case Event.VoucherHeld it ->
                    voucher(
                            state,
                            it,
                            it.voucher(),
                            old ->
                                    old.withState(
                                            new VoucherState.Held(
                                                    it.quote(),
                                                    it.untilMillis(),
                                                    it.leftMillis(),
                                                    0)));
            case Event.VoucherReleased it ->
                    voucher(state, it, it.voucher(), old -> old.released(it.extendedUntilMillis()));
            case Event.VoucherRedeemed it -> {
                voucher(
                        state,
                        it,
                        it.voucher(),
                        old ->
                                old.withRedemption(
                                        new Redemption(
                                                it.quote(), it.spentMinor(), it.forfeitedMinor())));
                state.update(
                        new EntityKey.OfLedger(it.campaign()),
                        ledger ->
                                ledger.withTotals(
                                        it.prize(),
                                        totals -> totals.plusRedeemed(it.spentMinor())));
            }
            case Event.VoucherRefunded it -> {
                voucher(
                        state,
                        it,
                        it.voucher(),
                        old -> old.refunded(it.amountMinor(), it.extendedUntilMillis()));
                state.update(
                        new EntityKey.OfLedger(it.campaign()),
                        ledger ->
                                ledger.withTotals(
                                        it.prize(),
                                        totals -> totals.plusRefunded(it.amountMinor())));
            }
            case Event.VoucherExpired it -> {
                voucher(
                        state,
                        it,
                        it.voucher(),
                        old -> old.withState(VoucherState.Expired.INSTANCE));
                state.update(
                        new EntityKey.OfLedger(it.campaign()),
                        ledger ->
                                ledger.withTotals(
                                        it.prize(),
                                        totals -> totals.plusExpired(it.amountMinor())));
            }
            case Event.VoucherVoided it -> {
                voucher(
                        state,
                        it,
                        it.voucher(),
                        old -> old.withState(VoucherState.Voided.INSTANCE));
                state.update(
                        new EntityKey.OfLedger(it.campaign()),
                        ledger ->
                                ledger.withTotals(
                                        it.prize(), totals -> totals.plusVoided(it.amountMinor())));
            }
        }
    }

    private static void evolvePayouts(MutableState state, Event.OfPayouts event, long atMillis) {
        state.update(
                new EntityKey.OfPayouts(event.user()),
                old ->
                        switch (event) {
                            case Event.PayoutAsked it ->
                                    old.asked(
                                            it.payout(),
                                            it.campaign(),
                                            it.hold(),
                                            it.key(),
                                            atMillis);
                            case Event.PayoutSent it -> old.sent(it.payout(), atMillis);
                            case Event.PayoutPaid it ->
                                    old.ended(
                                            it.payout(),
                                            PayoutState.PAID,
                                            it.reference(),
                                            atMillis);
                            case Event.PayoutFailed it ->
                                    old.ended(
                                            it.payout(), PayoutState.FAILED, it.reason(), atMillis);
                            case Event.RealNameSet it -> old.withRealName(it.confirmed());
                        });
    }

    private static void evolveRoom(MutableState state, RoomEvent event, long atMillis) {
        state.update(new EntityKey.OfRoom(event.campaign()), old -> old.after(event));
        if (event instanceof RoomEvent.OfTicket of) {
            state.update(
                    new EntityKey.OfTicket(of.campaign(), of.user()),
                    old -> old.after(of, atMillis));
        }
    }

    private static void campaign(MutableState state, Event event, UnaryOperator<Campaign> change) {
        state.update(new EntityKey.OfCampaign(event.campaign()), change);
    }

    private static void treasury(MutableState state, Event event, UnaryOperator<Treasury> change) {
        state.update(new EntityKey.OfTreasury(event.campaign()), change);
    }

    private static void till(MutableState state, Event event, UnaryOperator<Till> change) {
        state.update(new EntityKey.OfTill(event.campaign()), change);
    }

    private static void voucher(
            MutableState state, Event.OfVoucher event, long id, UnaryOperator<Voucher> change) {
        state.update(
                new EntityKey.OfWallet(event.user()),
                wallet ->
                        wallet.replacing(
                                change.apply(
                                        wallet.voucher(event.campaign(), id)
                                                .orElseThrow(() ->
                                                        new IllegalStateException(
                                                                "the journal changes voucher "
                                                                        + id
                                                                        + " before it was granted")))));
    }
}
