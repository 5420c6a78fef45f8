package io.hongbao.audit;

import io.hongbao.core.Event;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.order.OrderState;

/** Counts orders, and moves the money that people pay for them. */
final class OrderCounts {

    private long placed;
    private long completed;
    private long ended;
    private long paidMinor;
    private long refundedMinor;

    void read(Amounts counted, Event.OfOrder event) {
        switch (event) {
            case Event.OrderPlaced _ -> placed++;
            case Event.OrderMoved it -> {
                if (it.to() == OrderState.COMPLETED) {
                    completed++;
                } else if (it.to() == OrderState.CANCELLED || it.to() == OrderState.REJECTED) {
                    ended++;
                }
            }
            case Event.PaymentCaptured it -> {
                paidMinor += it.amountMinor();
                counted.move(Account.PAYERS, Account.PAID_IN, it.amountMinor());
            }
            case Event.RefundDone it -> {
                refundedMinor += it.paymentMinor();
                counted.move(Account.PAID_IN, Account.PAYERS, it.paymentMinor());
            }
            case Event.QuoteMade _,
                    Event.OrderReserved _,
                    Event.PaymentMoved _,
                    Event.RefundStarted _ -> {
                // Moves no money.
            }
        }
    }

    OrderFigures figures() {
        return new OrderFigures(placed, completed, ended, paidMinor, refundedMinor);
    }
}
