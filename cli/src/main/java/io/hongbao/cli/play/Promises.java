package io.hongbao.cli.play;

import io.hongbao.audit.AuditReport;
import io.hongbao.audit.InviteFigures;
import io.hongbao.cli.Money;
import io.hongbao.cli.Terminal;
import io.hongbao.cli.Terminal.Style;
import io.hongbao.rehearsal.CrowdCount;
import io.hongbao.rehearsal.InviteCount;
import io.hongbao.rehearsal.LoadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was promised to a crowd, held against what it got, what the ledger says, and the audit. */
public final class Promises {
    /** An acceptance earns each side something, and every so many a draw besides. */
    private static final int REWARDS_MOST = 3;

    private final LoadResult load;
    private final CrowdCount crowd;
    private final Totals totals;
    private final Money money;
    private final List<Promise> promises = new ArrayList<>();

    private Promises(LoadResult load, CrowdCount crowd, Totals totals, String currency) {
        this.load = load;
        this.crowd = crowd;
        this.totals = totals;
        this.money = new Money(currency);
    }

    /**
     * All of them.
     *
     * @param totals what the ledger says of what was granted to this crowd
     * @param audits the audit, if there was one
     */
    public static List<Promise> of(
            LoadResult load,
            CrowdCount crowd,
            Totals totals,
            String currency,
            List<AuditReport> audits) {
        Promises all = new Promises(load, crowd, totals, currency);
        all.money(audits);
        audits.forEach(all::audit);
        if (crowd.invites().isAny()) {
            all.invites(audits);
        }
        all.behaviour();
        return List.copyOf(all.promises);
    }

    /** One line for each, for people. */
    public static List<String> lines(List<Promise> promises, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        for (Promise promise : promises) {
            String mark =
                    promise.kept()
                            ? terminal.styled(Style.GOOD, "kept  ")
                            : terminal.styled(Style.BAD, "BROKEN");
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "  %s  %-10s  %s",
                            mark,
                            promise.name(),
                            promise.evidence()));
        }
        return lines;
    }

    private void money(List<AuditReport> audits) {
        InviteCount invites = crowd.invites();
        if (!invites.isAny()) {
            exact("people hold", totals.granted(), totals.grantedMinor());
        } else if (audits.isEmpty()) {
            earnedUnseen();
        } else {
            InviteFigures earned = audits.getFirst().invites();
            exact(
                    "people claimed",
                    totals.granted() - earned.rewards(),
                    totals.grantedMinor() - earned.rewardsMinor());
        }
        add(
                "to the fen",
                totals.balanced()
                        && totals.grantedMinor() == totals.outstandingMinor() + totals.spentMinor(),
                "%s in wallets, %s spent",
                money.show(totals.outstandingMinor()),
                money.show(totals.spentMinor()));
    }

    /** What nobody here knows the end of may or may not be in the ledger. */
    private void exact(String held, long inLedger, long inLedgerMinor) {
        boolean exact =
                inLedger >= crowd.granted()
                        && inLedger <= crowd.granted() + crowd.unresolved()
                        && (crowd.unresolved() > 0 || inLedgerMinor == crowd.grantedMinor());
        add(
                "exact",
                exact,
                "%s %,d envelopes, the ledger has %,d%s",
                held,
                crowd.granted(),
                inLedger,
                crowd.unresolved() == 0 ? "" : figures(", %,d do not know", crowd.unresolved()));
    }

    /** What inviters get is in the ledger, and in no answer to this crowd. */
    private void earnedUnseen() {
        InviteCount invites = crowd.invites();
        long least = crowd.granted() + invites.gifts();
        long most =
                crowd.granted()
                        + crowd.unresolved()
                        + REWARDS_MOST * (invites.accepted() + invites.unresolved());
        add(
                "exact",
                totals.granted() >= least && totals.granted() <= most,
                "people hold %,d to %,d envelopes, the ledger has %,d",
                least,
                most,
                totals.granted());
    }

    private void audit(AuditReport audit) {
        String violation =
                audit.violations().isEmpty()
                        ? "none kept"
                        : audit.violations().getFirst().toString();
        add(
                "audit",
                audit.clean() && audit.grants() == totals.granted(),
                "%s",
                audit.clean()
                        ? figures("clean over %,d journal entries", audit.entries())
                        : figures("%,d violations, first: %s", audit.violationCount(), violation));
        add(
                "capacity",
                audit.clean() && audit.orders().orders() >= crowd.orders(),
                "%,d cups in %,d orders, no outlet over its rate",
                crowd.cups(),
                crowd.orders());
    }

    private void invites(List<AuditReport> audits) {
        InviteCount invites = crowd.invites();
        boolean inJournal =
                audits.stream()
                        .map(AuditReport::invites)
                        .allMatch(journal ->
                                journal.made() >= invites.made()
                                        && journal.accepted() >= invites.accepted()
                                        && journal.accepted()
                                                <= invites.accepted() + invites.unresolved()
                                        && journal.rewards() >= invites.gifts());
        add(
                "invites",
                inJournal,
                "%,d made, %,d accepted, %,d held for review%s",
                invites.made(),
                invites.accepted(),
                invites.held(),
                audits.isEmpty()
                        ? ""
                        : figures("; %,d envelopes", audits.getFirst().invites().rewards()));
        add(
                "one invite",
                invites.again() == invites.againSame(),
                "%,d made or accepted again, %,d got the same",
                invites.again(),
                invites.againSame());
        add(
                "one friend",
                invites.forbidden() == invites.forbiddenRefused(),
                "%,d accepted their own or a second one, %,d were refused",
                invites.forbidden(),
                invites.forbiddenRefused());
    }

    private void behaviour() {
        add(
                "one answer",
                crowd.retries() == crowd.retriesSame(),
                "%,d retries, %,d got the same envelope",
                crowd.retries(),
                crowd.retriesSame());
        add(
                "one order",
                crowd.orderRetries() == crowd.orderRetriesSame(),
                "%,d orders confirmed again, %,d got the same order",
                crowd.orderRetries(),
                crowd.orderRetriesSame());
        add(
                "caps",
                crowd.busters() == crowd.bustersRefused(),
                "%,d asked twice, %,d were refused",
                crowd.busters(),
                crowd.bustersRefused());
        add(
                "bad input",
                crowd.bad() == crowd.badRefused(),
                "%,d broken requests, %,d refused",
                crowd.bad(),
                crowd.badRefused());
        add(
                "wallets",
                crowd.walletsRead() == crowd.walletsRight(),
                "%,d looked at, %,d right",
                crowd.walletsRead(),
                crowd.walletsRight());
        add(
                "answers",
                load.unexpected() == 0,
                "%,d answers, %,d that must not be",
                load.answers("*"),
                load.unexpected());
    }

    private void add(String name, boolean kept, String format, Object... values) {
        promises.add(new Promise(name, kept, figures(format, values)));
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
    private static String figures(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
