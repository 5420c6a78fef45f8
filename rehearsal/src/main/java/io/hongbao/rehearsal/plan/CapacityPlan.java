package io.hongbao.rehearsal.plan;

import io.hongbao.rehearsal.plan.Figure.Unit;
import io.hongbao.rehearsal.plan.PlanLine.Section;
import io.hongbao.rehearsal.plan.Reckoning.Sum;
import io.hongbao.rehearsal.plan.Reckoning.Term;
import io.hongbao.rehearsal.plan.Reckoning.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a launch takes: nodes, partitions, disk and network, each with the arithmetic that leads to
 * it. It multiplies what one of each thing was measured to cost, and assumes that a thing costs the
 * same however many there are; nothing here was tried at that size.
 *
 * @param lines the arithmetic, each line from given figures, measured ones and lines above
 * @param notMeasured the costs that would have been needed, and are left out of the sums
 * @param limits what the plan does not say, and what has to be built first, one sentence or two
 *     each
 */
public record CapacityPlan(List<PlanLine> lines, List<UnitCost> notMeasured, List<String> limits) {
    /** With {@code min.insync.replicas=2}, the loss of one copy stops nothing. */
    private static final int JOURNAL_COPIES = 3;

    /** A shard's own and one standby's. */
    private static final int STATE_COPIES = 2;

    /** Replaced rows take up to three times the space of those that count. */
    private static final int ROWS_WITH_REPLACED = 4;

    /** A merge may need as much free disk as the state has. */
    private static final int MERGE = 2;

    /** A cache keeps the status document for a second; two, since it may be asked at the turn. */
    private static final double STATUS_PER_SECOND = 2;

    private static final double MICROS_PER_SECOND = 1_000_000;
    private static final int BITS_PER_BYTE = 8;
    private static final int POLLS = 1_000;

    /** Rounding of binary fractions must not add a node. */
    private static final double HAIR = 1e-9;

    private static final String COPIES_SOURCE =
            "design of the streams host, which is not built yet";

    public CapacityPlan {
        lines = List.copyOf(lines);
        notMeasured = List.copyOf(notMeasured);
        limits = List.copyOf(limits);
    }

    /** Reckons. */
    public static CapacityPlan of(Demand demand, UnitCosts costs) {
        Reckoning reckoning = new Reckoning(costs);
        load(demand, reckoning);
        Sum needed = processors(demand, reckoning);
        long nodes = nodes(demand, needed, costs.processors(), reckoning);
        Sum journalDay = disk(demand, nodes, reckoning);
        network(demand, nodes, journalDay, reckoning);
        return new CapacityPlan(
                reckoning.lines(), reckoning.missing(), limits(nodes, costs.processors()));
    }

    /**
     * The line of this id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public PlanLine line(String id) {
        return lines.stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no line " + id));
    }

    private static void load(Demand demand, Reckoning reckoning) {
        Section section = Section.LOAD;
        String people = Figure.exact((double) demand.people()) + " people";
        reckoning.line(
                section,
                "load.average",
                "people on average",
                people + " / (" + Figure.exact(demand.hours()) + " h x 3,600 s)",
                new Figure(demand.averagePerSecond(), Unit.PER_SECOND));
        reckoning.line(
                section,
                "load.peak",
                "people who are let in and claim at the peak",
                "as given",
                new Figure(demand.peakPerSecond(), Unit.PER_SECOND));
        reckoning.line(
                section,
                "load.peakOrders",
                "orders at the peak",
                perSecond(demand.peakPerSecond()).text()
                        + " x "
                        + Figure.exact(demand.ordersShare()),
                perSecond(demand.peakOrdersPerSecond()));
        reckoning.line(
                section,
                "load.orders",
                "orders in all",
                people + " x " + Figure.exact(demand.ordersShare()),
                count(demand.orders()));
        if (demand.invitesShare() + demand.acceptancesShare() > 0) {
            invitesLoad(demand, people, reckoning);
        }
        reckoning.line(
                section,
                "load.wait",
                "the longest wait, if all came in one moment",
                people + " / " + perSecond(demand.peakPerSecond()).text(),
                new Figure(demand.people() / demand.peakPerSecond(), Unit.SECONDS));
    }

    private static void invitesLoad(Demand demand, String people, Reckoning reckoning) {
        String peak = perSecond(demand.peakPerSecond()).text() + " x ";
        reckoning.line(
                Section.LOAD,
                "load.peakInvites",
                "invites at the peak",
                peak + Figure.exact(demand.invitesShare()),
                perSecond(demand.peakInvitesPerSecond()));
        reckoning.line(
                Section.LOAD,
                "load.peakAcceptances",
                "invites accepted at the peak",
                peak + Figure.exact(demand.acceptancesShare()),
                perSecond(demand.peakAcceptancesPerSecond()));
        reckoning.line(
                Section.LOAD,
                "load.invites",
                "invites in all",
                people + " x " + Figure.exact(demand.invitesShare()),
                count(demand.invites()));
        reckoning.line(
                Section.LOAD,
                "load.acceptances",
                "invites accepted in all",
                people + " x " + Figure.exact(demand.acceptancesShare()),
                count(demand.acceptances()));
    }

    private static Sum processors(Demand demand, Reckoning reckoning) {
        Figure people = perSecond(demand.peakPerSecond());
        Figure orders = perSecond(demand.peakOrdersPerSecond());
        return reckoning.sum(
                new Total(
                        Section.PROCESSORS,
                        "processors.needed",
                        "processors that are busy at the peak",
                        1 / MICROS_PER_SECOND,
                        " / 1,000,000",
                        Unit.PROCESSORS),
                List.of(
                        new Term("sessions", "sessions", people, UnitCost.SESSION_CPU),
                        new Term("tickets", "tickets", people, UnitCost.TICKET_CPU),
                        new Term("placedPasses", "placed passes", people, UnitCost.PLACED_PASS_CPU),
                        new Term("claims", "claims", people, UnitCost.CLAIM_CPU),
                        new Term("orders", "orders", orders, UnitCost.ORDER_CPU),
                        new Term(
                                "invites",
                                "invites made and handed on",
                                perSecond(demand.peakInvitesPerSecond()),
                                UnitCost.INVITE_CPU),
                        new Term(
                                "acceptances",
                                "invites opened and accepted",
                                perSecond(demand.peakAcceptancesPerSecond()),
                                UnitCost.ACCEPTANCE_CPU),
                        new Term(
                                "status",
                                "status document, behind a cache",
                                perSecond(STATUS_PER_SECOND),
                                UnitCost.STATUS_CPU)));
    }

    private static long nodes(Demand demand, Sum needed, int each, Reckoning reckoning) {
        double wanted = needed.amount() * demand.headroom();
        Figure wantedFigure = new Figure(wanted, Unit.PROCESSORS);
        long nodes = (long) Math.max(1, Math.ceil(wanted / each - HAIR));
        Section section = Section.PROCESSORS;
        reckoning.add(
                new PlanLine(
                        "processors.wanted",
                        section,
                        "with headroom",
                        new Figure(needed.amount(), Unit.PROCESSORS).text()
                                + " x "
                                + Figure.exact(demand.headroom()),
                        wantedFigure,
                        needed.atLeast(),
                        List.of()));
        reckoning.add(
                new PlanLine(
                        "nodes",
                        section,
                        "nodes like the measured machine",
                        wantedFigure.text() + " / " + each + " of a node, rounded up",
                        new Figure((double) nodes, Unit.NODES),
                        needed.atLeast(),
                        List.of()));
        partitions(nodes, each, needed, reckoning);
        refusals(nodes * each, needed.amount(), reckoning);
        return nodes;
    }

    private static void partitions(long nodes, int each, Sum needed, Reckoning reckoning) {
        boolean one = nodes == 1;
        reckoning.add(
                new PlanLine(
                        "partitions",
                        Section.PROCESSORS,
                        one ? "partitions" : "partitions of the streams host (not built yet)",
                        one
                                ? "one node: the embedded host, whose one shard is all"
                                : nodes
                                        + " nodes x "
                                        + each
                                        + " processors: a partition has one writer",
                        new Figure(one ? 1 : (double) nodes * each, Unit.PARTITIONS),
                        needed.atLeast(),
                        one ? List.of() : List.of(COPIES_SOURCE)));
    }

    private static void refusals(long processors, double needed, Reckoning reckoning) {
        reckoning
                .cost(UnitCost.REFUSAL_CPU)
                .ifPresent(cost -> {
                    double spare = processors - needed;
                    reckoning.add(
                            new PlanLine(
                                    "processors.refusals",
                                    Section.PROCESSORS,
                                    "refusals that the rest could carry, at most",
                                    "("
                                            + processors
                                            + " - "
                                            + new Figure(needed, Unit.PROCESSORS).text()
                                            + ") x 1,000,000 / "
                                            + Reckoning.each(UnitCost.REFUSAL_CPU, cost),
                                    perSecond(spare * MICROS_PER_SECOND / cost.amount()),
                                    false,
                                    List.of(cost.source())));
                });
    }

    private static Sum disk(Demand demand, long nodes, Reckoning reckoning) {
        Figure people = count((double) demand.people());
        Figure orders = count(demand.orders());
        Figure invites = count(demand.invites());
        Figure acceptances = count(demand.acceptances());
        Section section = Section.DISK;
        Sum day =
                reckoning.sum(
                        total("disk.journalDay", "journal of the day"),
                        List.of(
                                new Term("tickets", "tickets", people, UnitCost.TICKET_JOURNAL),
                                new Term(
                                        "placedPasses",
                                        "placed passes",
                                        people,
                                        UnitCost.PLACED_PASS_JOURNAL),
                                new Term("claims", "claims", people, UnitCost.CLAIM_JOURNAL),
                                new Term("orders", "orders", orders, UnitCost.ORDER_JOURNAL),
                                new Term("invites", "invites", invites, UnitCost.INVITE_JOURNAL),
                                new Term(
                                        "acceptances",
                                        "invites accepted",
                                        acceptances,
                                        UnitCost.ACCEPTANCE_JOURNAL)));
        double journal = day.amount() * demand.retentionDays();
        reckoning.add(
                new PlanLine(
                        "disk.journal",
                        section,
                        "journal that is kept, were every day like this one",
                        bytes(day.amount()).text() + " x " + demand.retentionDays() + " days",
                        bytes(journal),
                        day.atLeast(),
                        List.of()));
        Sum rows =
                reckoning.sum(
                        total("disk.rows", "rows of the state"),
                        List.of(
                                new Term("people", "people", people, UnitCost.PERSON_STATE),
                                new Term("orderRows", "their orders", orders, UnitCost.ORDER_STATE),
                                new Term(
                                        "ticketRows",
                                        "their tickets",
                                        people,
                                        UnitCost.TICKET_STATE),
                                new Term(
                                        "inviteRows",
                                        "their invites",
                                        invites,
                                        UnitCost.INVITE_STATE),
                                new Term(
                                        "acceptanceRows",
                                        "what they accepted, and both sides' gifts",
                                        acceptances,
                                        UnitCost.ACCEPTANCE_STATE)));
        double state = rows.amount() * ROWS_WITH_REPLACED * MERGE;
        reckoning.add(
                new PlanLine(
                        "disk.state",
                        section,
                        "state at most, with replaced rows and a merge",
                        bytes(rows.amount()).text() + " x " + ROWS_WITH_REPLACED + " x " + MERGE,
                        bytes(state),
                        rows.atLeast(),
                        List.of("docs/decisions/009-recent-wallets.md")));
        copies(nodes, new Sum(journal, day.atLeast()), new Sum(state, rows.atLeast()), reckoning);
        return day;
    }

    private static void copies(long nodes, Sum journal, Sum state, Reckoning reckoning) {
        boolean atLeast = journal.atLeast() || state.atLeast();
        boolean one = nodes == 1;
        String journalText = bytes(journal.amount()).text();
        String stateText = bytes(state.amount()).text();
        double all =
                one
                        ? journal.amount() + state.amount()
                        : journal.amount() * JOURNAL_COPIES + state.amount() * STATE_COPIES;
        reckoning.add(
                new PlanLine(
                        "disk",
                        Section.DISK,
                        one ? "disk" : "disk of all nodes, with copies",
                        one
                                ? journalText + " + " + stateText
                                : journalText
                                        + " x "
                                        + JOURNAL_COPIES
                                        + " + "
                                        + stateText
                                        + " x "
                                        + STATE_COPIES,
                        bytes(all),
                        atLeast,
                        one ? List.of() : List.of(COPIES_SOURCE)));
        if (!one) {
            reckoning.add(
                    new PlanLine(
                            "disk.node",
                            Section.DISK,
                            "disk of a node",
                            bytes(all).text() + " / " + nodes + " nodes",
                            bytes(all / nodes),
                            atLeast,
                            List.of()));
        }
    }

    private static void network(Demand demand, long nodes, Sum journalDay, Reckoning reckoning) {
        Section section = Section.NETWORK;
        Figure people = perSecond(demand.peakPerSecond());
        Figure orders = perSecond(demand.peakOrdersPerSecond());
        Sum answers =
                reckoning.sum(
                        new Total(
                                section,
                                "network.answers",
                                "answers at the peak",
                                BITS_PER_BYTE,
                                " x 8",
                                Unit.BITS_PER_SECOND),
                        List.of(
                                new Term("sessions", "sessions", people, UnitCost.SESSION_RESPONSE),
                                new Term("tickets", "tickets", people, UnitCost.TICKET_RESPONSE),
                                new Term(
                                        "placedPasses",
                                        "placed passes",
                                        people,
                                        UnitCost.PLACED_PASS_RESPONSE),
                                new Term("claims", "claims", people, UnitCost.CLAIM_RESPONSE),
                                new Term("orders", "orders", orders, UnitCost.ORDER_RESPONSE),
                                new Term(
                                        "invites",
                                        "invites",
                                        perSecond(demand.peakInvitesPerSecond()),
                                        UnitCost.INVITE_RESPONSE),
                                new Term(
                                        "acceptances",
                                        "invites opened and accepted",
                                        perSecond(demand.peakAcceptancesPerSecond()),
                                        UnitCost.ACCEPTANCE_RESPONSE)));
        reckoning.add(
                new PlanLine(
                        "network",
                        section,
                        "with headroom",
                        bits(answers.amount()).text() + " x " + Figure.exact(demand.headroom()),
                        bits(answers.amount() * demand.headroom()),
                        answers.atLeast(),
                        List.of()));
        written(demand, nodes, journalDay, reckoning);
        polls(reckoning);
    }

    private static void written(Demand demand, long nodes, Sum journalDay, Reckoning reckoning) {
        double written = journalDay.amount() / demand.people() * demand.peakPerSecond();
        Figure writtenFigure = new Figure(written, Unit.BYTES_PER_SECOND);
        reckoning.add(
                new PlanLine(
                        "network.written",
                        Section.NETWORK,
                        "journal written at the peak",
                        bytes(journalDay.amount()).text()
                                + " / "
                                + Figure.exact((double) demand.people())
                                + " people x "
                                + perSecond(demand.peakPerSecond()).text(),
                        writtenFigure,
                        journalDay.atLeast(),
                        List.of()));
        if (nodes > 1) {
            reckoning.add(
                    new PlanLine(
                            "network.copies",
                            Section.NETWORK,
                            "the journal's other copies, with headroom",
                            writtenFigure.text()
                                    + " x "
                                    + (JOURNAL_COPIES - 1)
                                    + " x 8 x "
                                    + Figure.exact(demand.headroom()),
                            bits(
                                    written
                                            * (JOURNAL_COPIES - 1)
                                            * BITS_PER_BYTE
                                            * demand.headroom()),
                            journalDay.atLeast(),
                            List.of(COPIES_SOURCE)));
        }
    }

    private static void polls(Reckoning reckoning) {
        Optional<UnitCosts.Measured> status = reckoning.cost(UnitCost.STATUS_RESPONSE);
        status.ifPresent(cost ->
                reckoning.add(
                        new PlanLine(
                                "network.polls",
                                Section.NETWORK,
                                "each 1,000 polls/s, at the cache",
                                perSecond(POLLS).text()
                                        + " x "
                                        + Reckoning.each(UnitCost.STATUS_RESPONSE, cost)
                                        + " x 8",
                                bits(POLLS * cost.amount() * BITS_PER_BYTE),
                                false,
                                List.of(cost.source()))));
    }

    private static List<String> limits(long nodes, int each) {
        List<String> limits = new ArrayList<>();
        if (nodes > 1) {
            limits.add(
                    "More than one node takes the streams host, which is not built yet. The costs are"
                            + " the embedded host's; what exactly-once commits and other nodes add is"
                            + " not measured, so the nodes are a lower bound.");
        }
        limits.add(
                "A node is a machine with "
                        + each
                        + (each == 1 ? " processor" : " processors")
                        + " like the measured one. What one with more of them can do is not measured.");
        limits.add(
                "Sessions, tickets and placed passes are taken to come as fast as claims; who comes"
                        + " faster waits, or is refused.");
        limits.add(
                "Left out: memory, requests on the wire, TLS, chat, posters, traces, the campaign's"
                        + " pages, backups, the cache that answers polls, and load balancers.");
        return limits;
    }

    private static Total total(String id, String what) {
        return new Total(Section.DISK, id, what, 1, "", Unit.BYTES);
    }

    private static Figure count(double amount) {
        return new Figure(amount, Unit.COUNT);
    }

    private static Figure perSecond(double amount) {
        return new Figure(amount, Unit.PER_SECOND);
    }

    private static Figure bytes(double amount) {
        return new Figure(amount, Unit.BYTES);
    }

    private static Figure bits(double amount) {
        return new Figure(amount, Unit.BITS_PER_SECOND);
    }
}
