package io.hongbao.core.ledger;

import static io.hongbao.core.ledger.Account.BREAKAGE;
import static io.hongbao.core.ledger.Account.BUDGET;
import static io.hongbao.core.ledger.Account.IN_TRANSFER;
import static io.hongbao.core.ledger.Account.OUTSTANDING;
import static io.hongbao.core.ledger.Account.PAID_IN;
import static io.hongbao.core.ledger.Account.PAYERS;
import static io.hongbao.core.ledger.Account.SPENT;
import static io.hongbao.core.ledger.Account.TILL;
import static io.hongbao.core.ledger.Account.TREASURY;

import io.hongbao.core.Event;
import io.hongbao.core.InviteEvent;
import io.hongbao.core.PrizeEvent;
import io.hongbao.core.RoomEvent;
import java.util.ArrayList;
import java.util.List;

/** What each event means to the ledger: the one place that says which event moves which money. */
public final class Postings {
    private final List<Posting> postings = new ArrayList<>(2);

    private Postings() {}

    /** The postings of {@code events}, in their order. */
    public static List<Posting> of(List<Event> events) {
        Postings all = new Postings();
        for (Event event : events) {
            all.add(event);
        }
        return all.postings;
    }

    private void add(Event event) {
        switch (event) {
            case Event.EnvelopeGranted it ->
                    move(it, TILL, OUTSTANDING, it.voucher().amountMinor());
            case Event.VoucherRedeemed it -> {
                move(it, OUTSTANDING, SPENT, it.spentMinor());
                move(
                        it,
                        OUTSTANDING,
                        it.toBreakage() ? BREAKAGE : IN_TRANSFER,
                        it.forfeitedMinor());
            }
            case Event.VoucherExpired it ->
                    move(
                            it,
                            OUTSTANDING,
                            it.toBreakage() ? BREAKAGE : IN_TRANSFER,
                            it.amountMinor());
            case Event.VoucherRefunded it -> move(it, SPENT, OUTSTANDING, it.amountMinor());
            case Event.PaymentCaptured it -> move(it, PAYERS, PAID_IN, it.amountMinor());
            case Event.RefundDone it -> move(it, PAID_IN, PAYERS, it.paymentMinor());
            case Event.VoucherVoided it -> move(it, OUTSTANDING, IN_TRANSFER, it.amountMinor());
            case Event.BudgetFunded it -> move(it, BUDGET, TREASURY, it.amountMinor());
            case Event.StockAllotted it ->
                    move(it, TREASURY, IN_TRANSFER, it.incoming() ? it.stock().amountMinor() : 0);
            case Event.SliceSent it -> move(it, TREASURY, IN_TRANSFER, it.stock().amountMinor());
            case Event.SliceReceived it -> move(it, IN_TRANSFER, TILL, it.stock().amountMinor());
            case Event.SliceVoided it -> move(it, IN_TRANSFER, TREASURY, it.stock().amountMinor());
            case Event.SliceGivenBack it -> move(it, TILL, IN_TRANSFER, it.stock().amountMinor());
            case Event.RecallAnswered it ->
                    move(it, IN_TRANSFER, TREASURY, it.stock().amountMinor());
            case Event.StockReturned it ->
                    move(it, IN_TRANSFER, TREASURY, it.incoming() ? 0 : it.stock().amountMinor());
            case Event.BucketReopened it ->
                    move(it, IN_TRANSFER, TREASURY, it.stock().amountMinor());
            case Event.MoneyTakenBack it -> move(it, IN_TRANSFER, TREASURY, it.amountMinor());
            case Event.CampaignApplied _,
                    Event.ActProposed _,
                    Event.StatusChanged _,
                    Event.CampaignCopied _,
                    Event.SliceSettled _,
                    Event.TillWaited _,
                    Event.RecallStarted _,
                    Event.BucketSoldOut _,
                    Event.ReopeningStarted _,
                    Event.ReopeningConfirmed _,
                    Event.SliceAsked _,
                    Event.NothingReceived _,
                    Event.SoldOutNoted _,
                    Event.VoucherHeld _,
                    Event.VoucherReleased _,
                    Event.OfOutlet _,
                    Event.QuoteMade _,
                    Event.OrderPlaced _,
                    Event.OrderReserved _,
                    Event.OrderMoved _,
                    Event.PaymentMoved _,
                    Event.RefundStarted _,
                    Event.OfPayouts _,
                    InviteEvent _,
                    PrizeEvent _,
                    RoomEvent _ -> {
                // Moves no money.
            }
        }
    }

    private void move(Event event, Account from, Account to, long amountMinor) {
        if (amountMinor != 0) {
            postings.add(new Posting(event.campaign(), from, to, amountMinor));
        }
    }
}
