package io.hongbao.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.Timer;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Posting;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Orders;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import java.util.List;
import org.junit.jupiter.api.Test;

class NdjsonTest {
    static final UserId USER = new UserId(0x0123456789abcdefL, -2);

    /** A grant as it is on the first morning. */
    static final Entry GRANT =
            new Entry(
                    42,
                    1_770_343_200_007L,
                    0,
                    Entry.ByRequest.INSTANCE,
                    List.of(
                            new Event.EnvelopeGranted(
                                    USER,
                                    new Voucher(
                                            7,
                                            "lny2026",
                                            "main",
                                            "card25",
                                            EarnedBy.CLAIM_ONCE,
                                            2_500,
                                            2_500,
                                            -1,
                                            1_770_343_200_007L,
                                            20_490,
                                            0,
                                            VoucherState.Issued.INSTANCE,
                                            "key-\"1\"",
                                            "",
                                            List.of()),
                                    0,
                                    0)),
                    List.of(new Posting("lny2026", Account.TILL, Account.OUTSTANDING, 2_500)),
                    List.of(),
                    List.of(new Timer(new EntityKey.OfWallet(USER), 1_772_294_400_000L)),
                    List.of());

    /** An order whose payment came through. */
    static final Entry PAID =
            new Entry(
                    43,
                    1_770_343_200_007L,
                    0,
                    new Entry.ByEffect(new EffectId(USER, EffectId.Kind.CHARGE, "q-7", 1)),
                    List.of(
                            new Event.VoucherHeld(
                                    USER,
                                    "lny2026",
                                    7,
                                    "q-7",
                                    VoucherState.Held.UNTIL_THE_ORDER_ENDS,
                                    60_000),
                            new Event.PaymentCaptured(USER, "lny2026", "q-7", "pay-1", 300),
                            moved(OrderState.SENDING, 1_770_343_380_007L),
                            moved(OrderState.COMPLETED, Orders.NO_TIMER)),
                    List.of(new Posting("lny2026", Account.PAYERS, Account.PAID_IN, 300)),
                    List.of(),
                    List.of(),
                    List.of(
                            new Effect(
                                    new EffectId(USER, EffectId.Kind.SEND_ORDER, "q-7", 1),
                                    "lny2026",
                                    "tea-1",
                                    "CNY",
                                    0)));

    private static Event moved(OrderState to, long deadlineAtMillis) {
        return new Event.OrderMoved(USER, "lny2026", "q-7", to, OrderEnd.NONE, deadlineAtMillis);
    }

    @Test
    void aGrantIsOneReadableLine() {
        assertThat(Ndjson.line(GRANT))
                .isEqualTo(
                        """
                        {"seq":42,"at":"2026-02-06T02:00:00.007Z","shard":0,\
                        "cause":{"type":"ByRequest"},\
                        "events":[{"type":"EnvelopeGranted",\
                        "user":"0123456789abcdeffffffffffffffffe",\
                        "voucher":{"id":7,"campaign":"lny2026","wave":"main","prize":"card25",\
                        "earnedBy":"CLAIM_ONCE","amountMinor":2500,"remainingMinor":2500,\
                        "position":-1,"issuedAt":"2026-02-06T02:00:00.007Z","day":20490,\
                        "extendedUntil":null,"state":{"type":"Issued"},"key":"key-\\"1\\"",\
                        "wish":"","redemptions":[]},"splitCount":0,"splitAmountMinor":0}],\
                        "postings":[{"campaign":"lny2026","from":"TILL","to":"OUTSTANDING",\
                        "amountMinor":2500}],"messages":[],\
                        "timers":[{"entity":{"type":"Wallet",\
                        "user":"0123456789abcdeffffffffffffffffe"},\
                        "dueAt":"2026-02-28T16:00:00.000Z"}],"effects":[]}\
                        """);
    }

    @Test
    void whatNeverComesIsNullAndAnEffectHasItsName() {
        assertThat(Ndjson.line(PAID))
                .isEqualTo(
                        """
                        {"seq":43,"at":"2026-02-06T02:00:00.007Z","shard":0,\
                        "cause":{"type":"ByEffect","effect":{\
                        "user":"0123456789abcdeffffffffffffffffe","kind":"CHARGE",\
                        "subject":"q-7","attempt":1}},\
                        "events":[{"type":"VoucherHeld",\
                        "user":"0123456789abcdeffffffffffffffffe","campaign":"lny2026",\
                        "voucher":7,"quote":"q-7","until":null,"leftMillis":60000},\
                        {"type":"PaymentCaptured",\
                        "user":"0123456789abcdeffffffffffffffffe","campaign":"lny2026",\
                        "order":"q-7","reference":"pay-1","amountMinor":300},\
                        {"type":"OrderMoved","user":"0123456789abcdeffffffffffffffffe",\
                        "campaign":"lny2026","order":"q-7","to":"SENDING","end":"NONE",\
                        "deadlineAt":"2026-02-06T02:03:00.007Z"},\
                        {"type":"OrderMoved","user":"0123456789abcdeffffffffffffffffe",\
                        "campaign":"lny2026","order":"q-7","to":"COMPLETED","end":"NONE",\
                        "deadlineAt":null}],\
                        "postings":[{"campaign":"lny2026","from":"PAYERS","to":"PAID_IN",\
                        "amountMinor":300}],"messages":[],"timers":[],\
                        "effects":[{"id":{"user":"0123456789abcdeffffffffffffffffe",\
                        "kind":"SEND_ORDER","subject":"q-7","attempt":1},\
                        "campaign":"lny2026","outlet":"tea-1","currency":"CNY",\
                        "amountMinor":0}]}\
                        """);
    }

    @Test
    void everyEntryIsOneLineWithoutControlCharacters() {
        for (int seed = 0; seed < 300; seed++) {
            String line = Ndjson.line(new RandomRecords(seed).of(Entry.class));
            assertThat(line.chars()).allMatch(c -> c >= ' ');
            assertThat(line).startsWith("{\"seq\":").endsWith("]}");
        }
    }
}
