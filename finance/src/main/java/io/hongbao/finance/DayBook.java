package io.hongbao.finance;

import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Posting;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.Payment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything that some days meant to a campaign's money: each account's turnover, what happened to
 * each prize, to orders, payments, refunds and payouts, and a digest over the days' postings.
 */
public final class DayBook {
    static final String GRANTED = "granted";
    static final String REDEEMED = "redeemed";
    static final String REFUNDED = "refunded";
    static final String VOIDED = "voided";
    static final String EXPIRED_TO_TREASURY = "expired_to_treasury";
    static final String EXPIRED_TO_BREAKAGE = "expired_to_breakage";
    static final String FORFEITED_TO_TREASURY = "forfeited_to_treasury";
    static final String FORFEITED_TO_BREAKAGE = "forfeited_to_breakage";

    static final String ORDERS = "orders";
    static final String PAYMENTS = "payments";
    static final String REFUNDS = "refunds";
    static final String PAYOUTS = "payouts";
    static final String PAID_OUT = "paid_out";
    private static final String CAPTURED = "captured";
    private static final String TO_VOUCHERS = "to_vouchers";
    private static final String TO_PAYERS_ASKED = "to_payers_asked";
    private static final String TO_PAYERS_DONE = "to_payers_done";

    private final Books books;
    private final long fromMillis;
    private final Turnover turnover = new Turnover();
    private final Figures prizes = new Figures();
    private final Figures activity = new Figures();
    private final long[] firstSeqs;
    private final long[] lastSeqs;
    private final MessageDigest sha256 = sha256();
    private long postings;

    private DayBook(Books books, Days days) {
        this.books = books;
        this.fromMillis = books.fromMillis(days);
        this.firstSeqs = new long[books.shards()];
        this.lastSeqs = new long[books.shards()];
    }

    /** Reads the journals up to the end of {@code days}. */
    public static DayBook of(Books books, Days days) {
        DayBook book = new DayBook(books, days);
        books.read(books.toMillis(days), book::read);
        return book;
    }

    private void read(Entry entry) {
        boolean within = entry.atMillis() >= fromMillis;
        for (Posting posting : entry.postings()) {
            if (posting.campaign().equals(books.campaign())) {
                if (within) {
                    turnover.within(posting);
                    digest(entry, posting);
                } else {
                    turnover.before(posting);
                }
            }
        }
        if (within) {
            if (firstSeqs[entry.shard()] == 0) {
                firstSeqs[entry.shard()] = entry.seq();
            }
            lastSeqs[entry.shard()] = entry.seq();
            for (Event event : entry.events()) {
                if (books.isOurs(event)) {
                    add(event);
                }
            }
        }
    }

    private void digest(Entry entry, Posting posting) {
        postings++;
        String line =
                entry.shard()
                        + " "
                        + entry.seq()
                        + " "
                        + posting.from()
                        + " "
                        + posting.to()
                        + " "
                        + posting.amountMinor()
                        + "\n";
        sha256.update(line.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Only what {@link #checks} ties to the accounts is counted in money, so that a kind of event
     * that is missing here cannot go unnoticed.
     */
    private void add(Event event) {
        switch (event) {
            case Event.EnvelopeGranted it ->
                    prizes.add(it.voucher().prize(), GRANTED, it.voucher().amountMinor());
            case Event.VoucherRedeemed it -> {
                prizes.add(it.prize(), REDEEMED, it.spentMinor());
                if (it.forfeitedMinor() > 0) {
                    prizes.add(
                            it.prize(),
                            it.toBreakage() ? FORFEITED_TO_BREAKAGE : FORFEITED_TO_TREASURY,
                            it.forfeitedMinor());
                }
            }
            case Event.VoucherExpired it ->
                    prizes.add(
                            it.prize(),
                            it.toBreakage() ? EXPIRED_TO_BREAKAGE : EXPIRED_TO_TREASURY,
                            it.amountMinor());
            case Event.VoucherVoided it -> prizes.add(it.prize(), VOIDED, it.amountMinor());
            case Event.VoucherRefunded it -> prizes.add(it.prize(), REFUNDED, it.amountMinor());
            case Event.OrderPlaced _ -> activity.add(ORDERS, "placed", 0);
            case Event.OrderMoved it when it.to().isEnded() -> activity.add(ORDERS, ended(it), 0);
            case Event.PaymentMoved it -> activity.add(PAYMENTS, moved(it.to()), 0);
            case Event.PaymentCaptured it -> activity.add(PAYMENTS, CAPTURED, it.amountMinor());
            case Event.RefundStarted it -> {
                if (it.voucherMinor() > 0) {
                    activity.add(REFUNDS, TO_VOUCHERS, it.voucherMinor());
                }
                if (it.paymentMinor() > 0) {
                    activity.add(REFUNDS, TO_PAYERS_ASKED, it.paymentMinor());
                }
            }
            case Event.RefundDone it -> activity.add(REFUNDS, TO_PAYERS_DONE, it.paymentMinor());
            case Event.PayoutAsked it -> activity.add(PAYOUTS, "asked", it.hold().spentMinor());
            case Event.PayoutSent _ -> activity.add(PAYOUTS, "sent", 0);
            case Event.PayoutPaid it -> activity.add(PAYOUTS, PAID_OUT, it.amountMinor());
            case Event.PayoutFailed _ -> activity.add(PAYOUTS, "failed", 0);
            default -> {
                // Moves no money and is not counted.
            }
        }
    }

    private static String ended(Event.OrderMoved moved) {
        return moved.to() == OrderState.COMPLETED
                ? TrialBalance.word(moved.to())
                : TrialBalance.word(moved.to()) + "_" + TrialBalance.word(moved.end());
    }

    private static String moved(Payment.State to) {
        return to == Payment.State.CHARGING ? "asked" : TrialBalance.word(to);
    }

    Turnover turnover() {
        return turnover;
    }

    /** What happened to the prizes, by prize. */
    Figures prizes() {
        return prizes;
    }

    /** What happened to orders, payments, refunds and payouts. */
    Figures activity() {
        return activity;
    }

    /** The first entry of the days in a shard's journal; 0 when there is none. */
    public long firstSeq(int shard) {
        return firstSeqs[shard];
    }

    /** The last one; 0 when there is none. */
    public long lastSeq(int shard) {
        return lastSeqs[shard];
    }

    /** How many postings the days have. */
    public long postings() {
        return postings;
    }

    /**
     * SHA-256, in hexadecimal, over a line {@code shard seq from to amountMinor} and a line feed
     * for each of the days' postings, shard after shard, each in order.
     */
    public String digest() {
        try {
            MessageDigest copy = (MessageDigest) sha256.clone();
            return HexFormat.of().formatHex(copy.digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        }
    }

    /**
     * The proof of the closing balances, and what ties the figures of events to the accounts, which
     * are worked out from postings alone.
     */
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>(TrialBalance.proof(turnover));
        checks.add(
                new Check(
                        "into outstanding = granted + refunded onto vouchers",
                        turnover.inMinor(Account.OUTSTANDING),
                        prizes.amountMinor(GRANTED) + prizes.amountMinor(REFUNDED)));
        long endedMinor =
                prizes.amountMinor(EXPIRED_TO_TREASURY)
                        + prizes.amountMinor(FORFEITED_TO_TREASURY)
                        + prizes.amountMinor(VOIDED);
        long breakageMinor =
                prizes.amountMinor(EXPIRED_TO_BREAKAGE) + prizes.amountMinor(FORFEITED_TO_BREAKAGE);
        checks.add(
                new Check(
                        "out of outstanding = redeemed + expired + forfeited + voided",
                        turnover.outMinor(Account.OUTSTANDING),
                        prizes.amountMinor(REDEEMED) + endedMinor + breakageMinor));
        checks.add(
                new Check(
                        "into spent = redeemed",
                        turnover.inMinor(Account.SPENT),
                        prizes.amountMinor(REDEEMED)));
        checks.add(
                new Check(
                        "out of spent = refunded onto vouchers",
                        turnover.outMinor(Account.SPENT),
                        activity.amountMinor(TO_VOUCHERS)));
        checks.add(
                new Check(
                        "into breakage = expired and forfeited to breakage",
                        turnover.inMinor(Account.BREAKAGE),
                        breakageMinor));
        checks.add(
                new Check(
                        "into paid in = payments captured",
                        turnover.inMinor(Account.PAID_IN),
                        activity.amountMinor(CAPTURED)));
        checks.add(
                new Check(
                        "out of paid in = refunds to payers done",
                        turnover.outMinor(Account.PAID_IN),
                        activity.amountMinor(TO_PAYERS_DONE)));
        return checks;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
