package io.hongbao.audit;

import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Posting;
import java.util.Arrays;
import java.util.List;

/** The balance of every account, in minor units: a book that only adds and compares. */
@SuppressWarnings("EnumOrdinal") // an array by account: compared after every entry
final class Amounts {

    private final long[] minor = new long[Account.values().length];

    long get(Account account) {
        return minor[account.ordinal()];
    }

    void add(Account account, long amountMinor) {
        minor[account.ordinal()] += amountMinor;
    }

    /** Moves money, as one posting. */
    void move(Account from, Account to, long amountMinor) {
        add(from, -amountMinor);
        add(to, amountMinor);
    }

    void add(Posting posting) {
        move(posting.from(), posting.to(), posting.amountMinor());
    }

    void set(Amounts other) {
        System.arraycopy(other.minor, 0, minor, 0, minor.length);
    }

    List<Long> toList() {
        return Arrays.stream(minor).boxed().toList();
    }

    boolean sameAs(Amounts other) {
        return Arrays.equals(minor, other.minor);
    }

    /** The first account in which both differ, and by how much {@code other} has more. */
    Difference difference(Amounts other) {
        for (Account account : Account.values()) {
            if (get(account) != other.get(account)) {
                return new Difference(account, other.get(account) - get(account));
            }
        }
        return new Difference(Account.BUDGET, 0);
    }

    record Difference(Account account, long amountMinor) {}
}
