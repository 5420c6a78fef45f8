package io.hongbao.finance;

import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Posting;
import io.hongbao.core.order.OrderRef;
import io.hongbao.core.order.OrderState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What each merchant is due for some days: completed orders, what people and vouchers paid for
 * them, who funds the vouchers in which shares, what was refunded, and the net. An order counts on
 * the day on which it was completed, a refund of it on the day on which it was started. What was
 * paid for orders that were not completed is nobody's sale and is not in it.
 *
 * <p>Reads the journals twice: first for the orders that are refunded, which are remembered.
 */
public final class Settlement {
    private final Books books;
    private final Days days;
    private final long fromMillis;
    private final OpenOrders open;
    private final Map<String, String> merchantOf = new HashMap<>();
    private final Map<String, Statement> statements = new TreeMap<>();
    private final Turnover turnover = new Turnover();

    /** What was paid out to people as cash. */
    private long paidOutMinor;

    /** What vouchers were spent on that was neither order nor payout. */
    private long otherwiseMinor;

    private Settlement(Books books, Days days, Set<OrderRef> refunded) {
        this.books = books;
        this.days = days;
        this.fromMillis = books.fromMillis(days);
        this.open = new OpenOrders(refunded);
    }

    public static Settlement of(Books books, Days days) {
        long toMillis = books.toMillis(days);
        Set<OrderRef> refunded = new HashSet<>();
        books.read(
                toMillis,
                entry -> {
                    for (Event event : entry.events()) {
                        if (event instanceof Event.RefundStarted it
                                && books.isOurs(it)
                                && isOfCompleted(it)) {
                            refunded.add(new OrderRef(it.user(), it.order()));
                        }
                    }
                });
        Settlement settlement = new Settlement(books, days, refunded);
        books.read(toMillis, settlement::read);
        return settlement;
    }

    /** What comes back because an order ended on the way is on nobody's word, and was no sale. */
    private static boolean isOfCompleted(Event.RefundStarted refund) {
        return !refund.by().isEmpty();
    }

    private void read(Entry entry) {
        boolean within = entry.atMillis() >= fromMillis;
        for (Posting posting : entry.postings()) {
            if (within && posting.campaign().equals(books.campaign())) {
                turnover.within(posting);
            }
        }
        Map<String, Long> redeemed = new HashMap<>(0);
        for (Event event : entry.events()) {
            if (books.isOurs(event)) {
                read(event, entry.atMillis(), within, redeemed);
            }
        }
        if (within) {
            for (long spentMinor : redeemed.values()) {
                otherwiseMinor = Math.addExact(otherwiseMinor, spentMinor);
            }
        }
    }

    /**
     * Takes one event.
     *
     * @param redeemed what vouchers paid in this entry, by order or payout; one that is completed
     *     in it takes its own out
     */
    private void read(Event event, long atMillis, boolean within, Map<String, Long> redeemed) {
        switch (event) {
            case Event.OutletApplied it -> sells(it.outlet(), it.terms().merchant());
            case Event.OutletCopied it -> sells(it.outlet(), it.terms().merchant());
            case Event.QuoteMade it ->
                    open.quoted(it, merchantOf.getOrDefault(it.quote().outlet(), ""), atMillis);
            case Event.OrderPlaced it -> open.placed(it);
            case Event.VoucherRedeemed it -> redeemed.merge(it.quote(), it.spentMinor(), Long::sum);
            case Event.OrderMoved it when it.to().isEnded() -> {
                Sale sale = open.ended(it);
                if (it.to() == OrderState.COMPLETED) {
                    Long paid = redeemed.remove(it.order());
                    statementOf(sale.merchant()).completed(sale, paid == null ? 0 : paid, within);
                }
            }
            case Event.PayoutPaid it -> {
                Long paid = redeemed.remove(it.payout());
                paidOutMinor += within && paid != null ? paid : 0;
            }
            case Event.RefundStarted it when isOfCompleted(it) -> {
                Sale sale = open.refunded(new OrderRef(it.user(), it.order()));
                statementOf(sale.merchant()).refunded(it.paymentMinor(), it.voucherMinor(), within);
            }
            default -> {
                // Is no sale.
            }
        }
    }

    private void sells(String outlet, String merchant) {
        merchantOf.put(outlet, merchant);
        statementOf(merchant);
    }

    private Statement statementOf(String merchant) {
        return statements.computeIfAbsent(merchant, name -> new Statement(name, books.funders()));
    }

    /** Every merchant's, by name. */
    public List<Statement> statements() {
        return List.copyOf(statements.values());
    }

    /** One merchant's; empty when no outlet was ever that merchant's. */
    public Optional<Statement> statement(String merchant) {
        return Optional.ofNullable(statements.get(merchant));
    }

    /** What was paid out to people as cash, in minor units. */
    public long paidOutMinor() {
        return paidOutMinor;
    }

    /** What vouchers were spent on that was neither order nor payout, in minor units. */
    public long otherwiseMinor() {
        return otherwiseMinor;
    }

    /** What must be equal: the account is worked out from postings, statements from orders. */
    public List<Check> checks() {
        long redeemedMinor = otherwiseMinor + paidOutMinor;
        long refundedMinor = 0;
        long fundedMinor = 0;
        long sharesMinor = 0;
        for (Statement one : statements.values()) {
            redeemedMinor = Math.addExact(redeemedMinor, one.redeemedMinor());
            refundedMinor = Math.addExact(refundedMinor, one.refundedVoucherMinor());
            fundedMinor += one.redeemedMinor() - one.refundedVoucherMinor();
            sharesMinor += one.sharesMinor().stream().mapToLong(Long::longValue).sum();
        }
        return List.of(
                new Check(
                        "into spent = redeemed by orders, paid out and otherwise",
                        turnover.inMinor(Account.SPENT),
                        redeemedMinor),
                new Check(
                        "out of spent = refunded to vouchers",
                        turnover.outMinor(Account.SPENT),
                        refundedMinor),
                new Check("gross = paid by people + redeemed", grossMinor(), paidMinor()),
                new Check("net redeemed = the funders' shares", fundedMinor, sharesMinor));
    }

    private long grossMinor() {
        return statements.values().stream().mapToLong(Statement::grossMinor).sum();
    }

    private long paidMinor() {
        return statements.values().stream()
                .mapToLong(one -> one.paidMinor() + one.redeemedMinor())
                .sum();
    }

    public boolean holds() {
        return checks().stream().allMatch(Check::holds);
    }

    Books books() {
        return books;
    }

    Days days() {
        return days;
    }
}
