package io.hongbao.audit;

import java.util.List;
import java.util.Locale;

/**
 * What an audit found.
 *
 * @param clean whether every invariant holds
 * @param violations the first ones found, at most {@link #MOST_OF_EACH} of each invariant
 * @param violationCount how many there are in all
 * @param entries how many journal entries there are
 * @param campaigns how many campaigns
 * @param grants how many envelopes were granted
 * @param grantedMinor with how much money, over all currencies, in minor units
 * @param redemptions how many times a voucher was spent
 * @param redeemedMinor how much of the money was spent
 * @param messages how many messages were sent between shards
 * @param wallets how many wallets the state holds
 * @param passes how many times the journal was read
 * @param durationMillis how long it took
 * @param orders what became of orders
 * @param invites what became of invites
 */
public record AuditReport(
        boolean clean,
        List<Violation> violations,
        long violationCount,
        long entries,
        long campaigns,
        long grants,
        long grantedMinor,
        long redemptions,
        long redeemedMinor,
        long messages,
        long wallets,
        int passes,
        long durationMillis,
        OrderFigures orders,
        InviteFigures invites) {

    /** More violations of one invariant are counted, but not kept. */
    public static final int MOST_OF_EACH = 25;

    public AuditReport {
        violations = List.copyOf(violations);
    }

    /** A report of a journal in which nobody ordered anything, or invited anybody. */
    public AuditReport(
            boolean clean,
            List<Violation> violations,
            long violationCount,
            long entries,
            long campaigns,
            long grants,
            long grantedMinor,
            long redemptions,
            long redeemedMinor,
            long messages,
            long wallets,
            int passes,
            long durationMillis) {
        this(
                clean,
                violations,
                violationCount,
                entries,
                campaigns,
                grants,
                grantedMinor,
                redemptions,
                redeemedMinor,
                messages,
                wallets,
                passes,
                durationMillis,
                OrderFigures.NONE,
                InviteFigures.NONE);
    }

    /** The report for people: a verdict, the figures, and each violation on a line. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        text.append(clean ? "Audit: clean\n" : "Audit: " + violationCount + " violations\n");
        line(text, "entries", entries);
        line(text, "campaigns", campaigns);
        line(text, "grants", grants);
        line(text, "granted, minor units", grantedMinor);
        line(text, "redemptions", redemptions);
        line(text, "redeemed, minor units", redeemedMinor);
        line(text, "orders", orders.orders());
        line(text, "orders completed", orders.completed());
        line(text, "orders cancelled, rejected", orders.ended());
        line(text, "paid, minor units", orders.paidMinor());
        line(text, "paid back, minor units", orders.refundedMinor());
        line(text, "invites", invites.made());
        line(text, "invites accepted", invites.accepted());
        line(text, "rewards of invites granted", invites.rewards());
        line(text, "messages", messages);
        line(text, "wallets", wallets);
        line(text, "passes over the journal", passes);
        line(text, "milliseconds", durationMillis);
        violations.forEach(violation -> text.append("  ").append(violation).append('\n'));
        if (violationCount > violations.size()) {
            text.append("  ... and ").append(violationCount - violations.size()).append(" more\n");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, long figure) {
        text.append(String.format(Locale.ROOT, "  %-26s %,d%n", name, figure));
    }
}
