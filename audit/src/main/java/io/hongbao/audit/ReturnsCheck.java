package io.hongbao.audit;

import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Stock;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes back to the treasury as an envelope is the envelope of a voucher that ended in the same
 * entry, whole and in its own prize: otherwise one prize would grant what was another's.
 */
final class ReturnsCheck {

    private ReturnsCheck() {}

    static void read(Entry entry, Findings findings) {
        List<Message> returned = new ArrayList<>(0);
        for (Message message : entry.messages()) {
            if (message.body() instanceof Message.EnvelopeReturned) {
                returned.add(message);
            }
        }
        if (returned.isEmpty()) {
            return;
        }
        List<Message.EnvelopeReturned> owed = new ArrayList<>();
        for (Event event : entry.events()) {
            switch (event) {
                case Event.VoucherExpired it when !it.toBreakage() ->
                        owed.add(envelope(it.prize(), it.amountMinor()));
                case Event.VoucherVoided it -> owed.add(envelope(it.prize(), it.amountMinor()));
                default -> {}
            }
        }
        for (Message message : returned) {
            Message.EnvelopeReturned it = (Message.EnvelopeReturned) message.body();
            if (!owed.remove(it)) {
                findings.add(
                        Invariant.STOCK,
                        message.campaign(),
                        MessageBook.name(message),
                        it.stock().amountMinor(),
                        "it returns an envelope of "
                                + it.bucket()
                                + ", and no voucher of that prize and amount ended here");
            }
        }
    }

    private static Message.EnvelopeReturned envelope(String prize, long amountMinor) {
        return new Message.EnvelopeReturned(Bucket.prize(prize), Stock.loose(1, amountMinor));
    }
}
