package io.hongbao.finance;

import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Posting;
import java.util.EnumMap;
import java.util.Map;

/**
 * What each account had before some days, what came in and went out in them, and what it had after.
 * In minor units.
 */
final class Turnover {
    private final Map<Account, Line> lines = new EnumMap<>(Account.class);

    private static final class Line {
        private long openingMinor;
        private long inMinor;
        private long outMinor;
    }

    Turnover() {
        for (Account account : Account.values()) {
            lines.put(account, new Line());
        }
    }

    /** Takes a posting from before the days. */
    void before(Posting posting) {
        Line from = line(posting.from());
        from.openingMinor = Math.subtractExact(from.openingMinor, posting.amountMinor());
        Line to = line(posting.to());
        to.openingMinor = Math.addExact(to.openingMinor, posting.amountMinor());
    }

    /** Takes a posting of the days. */
    void within(Posting posting) {
        Line from = line(posting.from());
        from.outMinor = Math.addExact(from.outMinor, posting.amountMinor());
        Line to = line(posting.to());
        to.inMinor = Math.addExact(to.inMinor, posting.amountMinor());
    }

    long openingMinor(Account account) {
        return line(account).openingMinor;
    }

    long inMinor(Account account) {
        return line(account).inMinor;
    }

    long outMinor(Account account) {
        return line(account).outMinor;
    }

    long closingMinor(Account account) {
        Line line = line(account);
        return Math.addExact(line.openingMinor, Math.subtractExact(line.inMinor, line.outMinor));
    }

    private Line line(Account account) {
        Line line = lines.get(account);
        if (line == null) {
            throw new IllegalStateException("there is a line for each account");
        }
        return line;
    }
}
