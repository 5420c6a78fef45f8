package io.hongbao.rehearsal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic, against examples that were computed by hand. */
class CapacityPlanTest {
    private static final String SOURCE = "made up";

    private static final UnitCosts ALL =
            costs(
                    4,
                    Map.ofEntries(
                            Map.entry(UnitCost.CLAIM_CPU, 20.0),
                            Map.entry(UnitCost.ORDER_CPU, 100.0),
                            Map.entry(UnitCost.SESSION_CPU, 10.0),
                            Map.entry(UnitCost.TICKET_CPU, 5.0),
                            Map.entry(UnitCost.PLACED_PASS_CPU, 5.0),
                            Map.entry(UnitCost.STATUS_CPU, 8.0),
                            Map.entry(UnitCost.REFUSAL_CPU, 4.0),
                            Map.entry(UnitCost.CLAIM_JOURNAL, 200.0),
                            Map.entry(UnitCost.ORDER_JOURNAL, 1_000.0),
                            Map.entry(UnitCost.TICKET_JOURNAL, 50.0),
                            Map.entry(UnitCost.PLACED_PASS_JOURNAL, 50.0),
                            Map.entry(UnitCost.PERSON_STATE, 100.0),
                            Map.entry(UnitCost.ORDER_STATE, 500.0),
                            Map.entry(UnitCost.TICKET_STATE, 50.0),
                            Map.entry(UnitCost.SESSION_RESPONSE, 250.0),
                            Map.entry(UnitCost.TICKET_RESPONSE, 300.0),
                            Map.entry(UnitCost.PLACED_PASS_RESPONSE, 300.0),
                            Map.entry(UnitCost.CLAIM_RESPONSE, 400.0),
                            Map.entry(UnitCost.ORDER_RESPONSE, 2_000.0),
                            Map.entry(UnitCost.STATUS_RESPONSE, 500.0),
                            Map.entry(UnitCost.INVITE_CPU, 50.0),
                            Map.entry(UnitCost.ACCEPTANCE_CPU, 80.0),
                            Map.entry(UnitCost.INVITE_JOURNAL, 100.0),
                            Map.entry(UnitCost.ACCEPTANCE_JOURNAL, 600.0),
                            Map.entry(UnitCost.INVITE_STATE, 150.0),
                            Map.entry(UnitCost.ACCEPTANCE_STATE, 400.0),
                            Map.entry(UnitCost.INVITE_RESPONSE, 1_000.0),
                            Map.entry(UnitCost.ACCEPTANCE_RESPONSE, 16_000.0)));

    private static UnitCosts costs(int processors, Map<UnitCost, Double> amounts) {
        return new UnitCosts(
                "a machine",
                processors,
                amounts.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        one -> new UnitCosts.Measured(one.getValue(), SOURCE))));
    }

    private static Demand demand(double peakPerSecond) {
        return new Demand(36_000_000, peakPerSecond, 0.5, 0, 0, 5, 2, 2);
    }

    /** Each line of a plan for 36 million people, 100,000 a second, half of whom order. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "load.average | 36,000,000 people / (5 h x 3,600 s) | 2000 | 2,000/s",
                "load.peak | as given | 100000 | 100,000/s",
                "load.peakOrders | 100,000/s x 0.5 | 50000 | 50,000/s",
                "load.orders | 36,000,000 people x 0.5 | 18000000 | 18,000,000",
                "load.wait | 36,000,000 people / 100,000/s | 360 | 6 minutes",
                "processors.sessions | 100,000/s x 10 us / 1,000,000 | 1 | 1 processors",
                "processors.tickets | 100,000/s x 5 us / 1,000,000 | 0.5 | 0.5 processors",
                "processors.placedPasses | 100,000/s x 5 us / 1,000,000 | 0.5 | 0.5 processors",
                "processors.claims | 100,000/s x 20 us / 1,000,000 | 2 | 2 processors",
                "processors.orders | 50,000/s x 100 us / 1,000,000 | 5 | 5 processors",
                "processors.status | 2/s x 8 us / 1,000,000 | 0.000016 | 0.000016 processors",
                "processors.wanted | 9 processors x 2 | 18.000032 | 18 processors",
                "nodes | 18 processors / 4 of a node, rounded up | 5 | 5 nodes",
                "partitions | 5 nodes x 4 processors: a partition has one writer | 20 | 20 partitions",
                "processors.refusals | (20 - 9 processors) x 1,000,000 / 4 us | 2749996 | 2,749,996/s",
                "disk.tickets | 36,000,000 x 50 bytes | 1.8e9 | 1.8 GB",
                "disk.placedPasses | 36,000,000 x 50 bytes | 1.8e9 | 1.8 GB",
                "disk.claims | 36,000,000 x 200 bytes | 7.2e9 | 7.2 GB",
                "disk.orders | 18,000,000 x 1,000 bytes | 18e9 | 18 GB",
                "disk.journalDay | 1.8 GB + 1.8 GB + 7.2 GB + 18 GB | 28.8e9 | 28.8 GB",
                "disk.journal | 28.8 GB x 2 days | 57.6e9 | 57.6 GB",
                "disk.rows | 3.6 GB + 9 GB + 1.8 GB | 14.4e9 | 14.4 GB",
                "disk.state | 14.4 GB x 4 x 2 | 115.2e9 | 115.2 GB",
                "disk | 57.6 GB x 3 + 115.2 GB x 2 | 403.2e9 | 403.2 GB",
                "disk.node | 403.2 GB / 5 nodes | 80.64e9 | 80.6 GB",
                "network.claims | 100,000/s x 400 bytes x 8 | 320e6 | 320 Mbit/s",
                "network.orders | 50,000/s x 2,000 bytes x 8 | 800e6 | 800 Mbit/s",
                "network | 1.8 Gbit/s x 2 | 3.6e9 | 3.6 Gbit/s",
                "network.written | 28.8 GB / 36,000,000 people x 100,000/s | 80e6 | 80 MB/s",
                "network.copies | 80 MB/s x 2 x 8 x 2 | 2.56e9 | 2.56 Gbit/s",
                "network.polls | 1,000/s x 500 bytes x 8 | 4e6 | 4 Mbit/s"
            })
    void everyLineIsAsComputedByHand(String id, String formula, double amount, String text) {
        PlanLine line = CapacityPlan.of(demand(100_000), ALL).line(id);
        assertThat(line.formula()).isEqualTo(formula);
        assertThat(line.result().amount()).isCloseTo(amount, within(amount * 1e-9));
        assertThat(line.result().text()).isEqualTo(text);
        assertThat(line.atLeast()).isFalse();
    }

    /** A hundredth invites, and a fiftieth accepts: on top of everything above. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "load.peakInvites | 100,000/s x 0.01 | 1000 | 1,000/s",
                "load.peakAcceptances | 100,000/s x 0.02 | 2000 | 2,000/s",
                "load.invites | 36,000,000 people x 0.01 | 360000 | 360,000",
                "load.acceptances | 36,000,000 people x 0.02 | 720000 | 720,000",
                "processors.invites | 1,000/s x 50 us / 1,000,000 | 0.05 | 0.05 processors",
                "processors.acceptances | 2,000/s x 80 us / 1,000,000 | 0.16 | 0.16 processors",
                "disk.invites | 360,000 x 100 bytes | 36e6 | 36 MB",
                "disk.acceptances | 720,000 x 600 bytes | 432e6 | 432 MB",
                "disk.inviteRows | 360,000 x 150 bytes | 54e6 | 54 MB",
                "disk.acceptanceRows | 720,000 x 400 bytes | 288e6 | 288 MB",
                "network.invites | 1,000/s x 1,000 bytes x 8 | 8e6 | 8 Mbit/s",
                "network.acceptances | 2,000/s x 16,000 bytes x 8 | 256e6 | 256 Mbit/s"
            })
    void invitesAreCountedBesides(String id, String formula, double amount, String text) {
        CapacityPlan plan =
                CapacityPlan.of(new Demand(36_000_000, 100_000, 0.5, 0.01, 0.02, 5, 2, 2), ALL);
        PlanLine line = plan.line(id);
        assertThat(line.formula()).isEqualTo(formula);
        assertThat(line.result().amount()).isCloseTo(amount, within(amount * 1e-9));
        assertThat(line.result().text()).isEqualTo(text);
        CapacityPlan without = CapacityPlan.of(demand(100_000), ALL);
        assertThat(without.lines()).extracting(PlanLine::id).doesNotContain(id);
        for (String sum : List.of("processors.needed", "disk.journalDay", "disk.rows", "network")) {
            assertThat(plan.line(sum).result().amount())
                    .as(sum)
                    .isGreaterThan(without.line(sum).result().amount());
        }
    }

    @Test
    void whatWasMeasuredNamesItsSource() {
        CapacityPlan plan = CapacityPlan.of(demand(100_000), ALL);
        assertThat(plan.notMeasured()).isEmpty();
        assertThat(plan.line("processors.claims").sources()).containsExactly(SOURCE);
        assertThat(plan.line("load.peak").sources()).isEmpty();
        assertThat(plan.line("partitions").what()).contains("not built yet");
        assertThat(plan.limits().getFirst()).contains("not built yet").contains("lower bound");
    }

    @Test
    void whatFitsOnOneNodeIsTheEmbeddedHostsWithoutCopies() {
        CapacityPlan plan = CapacityPlan.of(demand(10_000), ALL);
        assertThat(plan.line("nodes").result().text()).isEqualTo("1 node");
        assertThat(plan.line("partitions").result().text()).isEqualTo("1 partition");
        assertThat(plan.line("partitions").formula()).contains("embedded host");
        assertThat(plan.line("disk").result().amount()).isCloseTo(172.8e9, within(1.0));
        assertThat(plan.lines()).extracting(PlanLine::id).doesNotContain("network.copies");
        assertThat(plan.limits()).noneMatch(limit -> limit.contains("streams host"));
    }

    @Test
    void whatWasNotMeasuredIsLeftOutAndSaidSo() {
        CapacityPlan plan =
                CapacityPlan.of(demand(100_000), costs(4, Map.of(UnitCost.CLAIM_CPU, 20.0)));
        assertThat(plan.notMeasured())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(UnitCost.values())
                                .filter(cost -> cost != UnitCost.CLAIM_CPU)
                                .filter(cost -> !cost.thing().equals("invite"))
                                .filter(cost -> !cost.thing().equals("acceptance"))
                                .toList());
        assertThat(plan.line("processors.needed").result().amount()).isCloseTo(2, within(1e-9));
        for (String id : List.of("processors.needed", "nodes", "partitions", "disk", "network")) {
            assertThat(plan.line(id).atLeast()).as(id).isTrue();
        }
        assertThat(plan.line("disk.journalDay").formula()).isEqualTo("nothing of it was measured");
        assertThat(plan.lines()).extracting(PlanLine::id).doesNotContain("processors.orders");
    }

    @Test
    void ofWhatNobodyDoesNoCostIsMissing() {
        CapacityPlan plan =
                CapacityPlan.of(
                        new Demand(1_000, 10, 0, 0, 0, 5, 1, 1),
                        costs(4, Map.of(UnitCost.CLAIM_CPU, 20.0)));
        assertThat(plan.notMeasured())
                .doesNotContain(
                        UnitCost.ORDER_CPU,
                        UnitCost.ORDER_JOURNAL,
                        UnitCost.ORDER_STATE,
                        UnitCost.ORDER_RESPONSE)
                .contains(UnitCost.SESSION_CPU);
    }

    /** 0.1 x 3 is a hair more than 0.3 in binary. */
    @Test
    void roundingOfBinaryFractionsAddsNoNode() {
        UnitCosts costs = costs(1, Map.of(UnitCost.CLAIM_CPU, 0.1));
        assertThat(3e6 * 0.1 * 10 * 1e-6).isGreaterThanOrEqualTo(3);
        CapacityPlan plan = CapacityPlan.of(new Demand(1_000, 3e6, 0, 0, 0, 5, 1, 10), costs);
        assertThat(plan.line("nodes").result().amount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 1 | 0.4 | 0.1 | 0.1 | 5 | 30 | 2 | people must be 1 to 10,000,000,000, not 0",
                "-5 | 1 | 0.4 | 0.1 | 0.1 | 5 | 30 | 2 | people must be 1 to 10,000,000,000, not -5",
                "20000000000 | 1 | 0.4 | 0.1 | 0.1 | 5 | 30 | 2 | people must be 1 to 10,000,000,000, not 20,000,000,000",
                "10 | 0 | 0.4 | 0.1 | 0.1 | 5 | 30 | 2 | peak must be above 0, to 10,000,000/s, not 0/s",
                "10 | -1 | 0.4 | 0.1 | 0.1 | 5 | 30 | 2 | peak must be above 0, to 10,000,000/s, not -1/s",
                "10 | 2e7 | 0.4 | 0.1 | 0.1 | 5 | 30 | 2 | peak must be above 0, to 10,000,000/s, not 20,000,000/s",
                "10 | NaN | 0.4 | 0.1 | 0.1 | 5 | 30 | 2 | peak must be above 0",
                "10 | 1 | -0.1 | 0.1 | 0.1 | 5 | 30 | 2 | orders-share must be 0 to 1, not -0.1",
                "10 | 1 | 0.4 | -1 | 0.1 | 5 | 30 | 2 | invites-share must be 0 to 1, not -1",
                "10 | 1 | 0.4 | 0.1 | 1.1 | 5 | 30 | 2 | acceptances-share must be 0 to 1, not 1.1",
                "10 | 1 | 1.5 | 0.1 | 0.1 | 5 | 30 | 2 | orders-share must be 0 to 1, not 1.5",
                "10 | 1 | 0.4 | 0.1 | 0.1 | 0 | 30 | 2 | hours must be 0.01 to 168, not 0",
                "10 | 1 | 0.4 | 0.1 | 0.1 | 200 | 30 | 2 | hours must be 0.01 to 168, not 200",
                "10 | 1 | 0.4 | 0.1 | 0.1 | 5 | 0 | 2 | retention-days must be 1 to 3,650, not 0",
                "10 | 1 | 0.4 | 0.1 | 0.1 | 5 | 4000 | 2 | retention-days must be 1 to 3,650, not 4,000",
                "10 | 1 | 0.4 | 0.1 | 0.1 | 5 | 30 | 0.5 | headroom must be 1 to 100, not 0.5",
                "10 | 1 | 0.4 | 0.1 | 0.1 | 5 | 30 | 1000 | headroom must be 1 to 100, not 1,000",
                "50000000 | 2000 | 0.4 | 0.1 | 0.1 | 5 | 30 | 2 | peak must be at least 2,778/s: that is what 50,000,000 people in 5 hours are on average"
            })
    void aDemandThatCannotBeIsNamed(
            long people,
            double peak,
            double share,
            double invites,
            double acceptances,
            double hours,
            long days,
            double headroom,
            String said) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Demand(
                                people, peak, share, invites, acceptances, hours, days, headroom))
                .withMessageStartingWith(said);
    }
}
