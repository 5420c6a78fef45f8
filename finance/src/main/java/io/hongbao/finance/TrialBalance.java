package io.hongbao.finance;

import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Posting;
import java.util.List;
import java.util.Locale;

/**
 * The balance of every account of a campaign at a moment, worked out from all postings before it,
 * and the proof: they sum to zero, and the budget equation holds.
 */
public final class TrialBalance {
    private static final Table ACCOUNTS =
            Table.of("accounts", Table.text("account"), Table.money("balance"));
    private static final Table SHARDS =
            Table.of("shards", Table.count("shard"), Table.count("lastSeq"));

    private final Books books;
    private final Turnover turnover = new Turnover();
    private final long[] lastSeqs;
    private long postings;

    private TrialBalance(Books books) {
        this.books = books;
        this.lastSeqs = new long[books.shards()];
    }

    /** With everything that was decided before {@code untilMillis}. */
    public static TrialBalance of(Books books, long untilMillis) {
        TrialBalance balance = new TrialBalance(books);
        books.read(
                untilMillis,
                entry -> {
                    balance.lastSeqs[entry.shard()] = entry.seq();
                    for (Posting posting : entry.postings()) {
                        if (posting.campaign().equals(books.campaign())) {
                            balance.turnover.within(posting);
                            balance.postings++;
                        }
                    }
                });
        return balance;
    }

    /** The balance of an account, in minor units: what came in less what went out. */
    public long balanceMinor(Account account) {
        return turnover.closingMinor(account);
    }

    /** How many postings there are. */
    public long postings() {
        return postings;
    }

    /** What must be equal. */
    public List<Check> checks() {
        return proof(turnover);
    }

    /**
     * The proof of any balances: zero in all; the budget is where its parts are; what people paid
     * is with the provider.
     */
    static List<Check> proof(Turnover turnover) {
        long allMinor = 0;
        long partsMinor = 0;
        for (Account account : Account.values()) {
            long balanceMinor = turnover.closingMinor(account);
            allMinor = Math.addExact(allMinor, balanceMinor);
            if (isPartOfBudget(account)) {
                partsMinor = Math.addExact(partsMinor, balanceMinor);
            }
        }
        return List.of(
                new Check("sum of all balances is zero", allMinor, 0),
                new Check(
                        "budget = treasury + in transfer + till + outstanding + spent + breakage",
                        -turnover.closingMinor(Account.BUDGET),
                        partsMinor),
                new Check(
                        "paid by people = with the payment provider",
                        -turnover.closingMinor(Account.PAYERS),
                        turnover.closingMinor(Account.PAID_IN)));
    }

    private static boolean isPartOfBudget(Account account) {
        return switch (account) {
            case TREASURY, IN_TRANSFER, TILL, OUTSTANDING, SPENT, BREAKAGE -> true;
            case BUDGET, PAYERS, PAID_IN -> false;
        };
    }

    /** Whether every check holds. */
    public boolean holds() {
        return checks().stream().allMatch(Check::holds);
    }

    public void write(ReportSink sink) {
        sink.begin(
                new ReportSink.Layout(
                        "trial-balance",
                        books.campaign(),
                        books.currency(),
                        List.of(ACCOUNTS, Check.TABLE, SHARDS)));
        sink.fact("holds", Cell.truth(holds()));
        sink.fact("postings", Cell.count(postings));
        for (Account account : Account.values()) {
            sink.row(ACCOUNTS, Cell.text(word(account)), books.money(balanceMinor(account)));
        }
        checks().forEach(check -> check.write(books, sink));
        for (int shard = 0; shard < lastSeqs.length; shard++) {
            sink.row(SHARDS, Cell.count(shard), Cell.count(lastSeqs[shard]));
        }
        sink.end();
    }

    static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
