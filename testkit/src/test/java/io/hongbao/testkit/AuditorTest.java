package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.audit.Auditor;
import io.hongbao.audit.Invariant;
import io.hongbao.audit.Violation;
import io.hongbao.core.treasury.Treasury;
import io.hongbao.core.wallet.Wallet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Breaks every invariant on purpose, and sees it named with the entry, the entity and the amount.
 */
final class AuditorTest {

    private static final List<Damage> DAMAGES =
            Stream.of(
                            BooksDamage.ALL,
                            StockDamage.ALL,
                            PersonDamage.ALL,
                            JournalDamage.ALL,
                            VoucherDamage.ALL,
                            OrderDamage.ALL,
                            PaymentDamage.ALL,
                            CapacityDamage.ALL,
                            OrderStateDamage.ALL,
                            RoomDamage.ALL,
                            LaunchDamage.ALL,
                            PrizeStopDamage.ALL,
                            InviteDamage.ALL,
                            ForgottenDamage.ALL,
                            StateDamage.ALL)
                    .flatMap(List::stream)
                    .toList();

    @Test
    void aWholeLifeIsClean() {
        for (int shards : List.of(1, 2, 8)) {
            AuditReport report = Auditor.audit(Life.lived(shards));
            assertThat(report.clean()).as(report.toText()).isTrue();
            assertThat(report.grants()).isEqualTo(4L * Life.PEOPLE);
            assertThat(report.redemptions()).isPositive();
        }
    }

    @Test
    void theResultIsTheSameHoweverFewPeopleFitInMemory() {
        Life life = Life.lived(2);
        life.entity(Wallet.class, it -> it.vouchers().size() > 1, it -> Wallet.empty(it.user()));
        AuditReport whole = Auditor.audit(life);
        AuditReport parted =
                new Auditor(new Auditor.Options(10, true, true), AuditProgress.NONE).run(life);
        assertThat(parted.passes()).isGreaterThan(5);
        assertThat(parted.violations()).containsExactlyInAnyOrderElementsOf(whole.violations());
        assertThat(parted.grants()).isEqualTo(whole.grants());
    }

    @Test
    void aLifeWithOrdersIsCleanHoweverFewPeopleFitInMemory() {
        AuditReport whole = Auditor.audit(Life.ordered());
        assertThat(whole.clean()).as(whole.toText()).isTrue();
        assertThat(whole.toText()).contains("orders completed", "paid back, minor units");
        assertThat(whole.orders().orders())
                .isEqualTo(whole.orders().completed() + whole.orders().ended());
        AuditReport parted =
                new Auditor(new Auditor.Options(100, true, true), AuditProgress.NONE)
                        .run(Life.ordered());
        assertThat(parted.passes()).isGreaterThan(5);
        assertThat(parted.violations()).isEmpty();
        assertThat(parted.orders()).isEqualTo(whole.orders());
    }

    @Test
    void theReportIsForPeopleToo() {
        Life life = Life.lived(1);
        assertThat(Auditor.audit(life).toText()).startsWith("Audit: clean\n").contains("grants");
        life.entity(Treasury.class, _ -> true, it -> it.plusUnallotted(7));
        assertThat(Auditor.audit(life).toText())
                .startsWith("Audit: 1 violations\n")
                .contains("invariant 10", "state of shard 0", "campaign life", "7 minor units");
    }

    @Test
    void aLifeWithAStoppedPrizeIsClean() {
        AuditReport report = Auditor.audit(Life.stopped());
        assertThat(report.clean()).as(report.toText()).isTrue();
        assertThat(report.grants()).as("the other prize, and this one after it").isEqualTo(24);
    }

    @Test
    void everyInvariantIsBroken() {
        Set<Invariant> broken = EnumSet.noneOf(Invariant.class);
        DAMAGES.forEach(damage -> broken.add(damage.invariant()));
        assertThat(broken).containsExactlyInAnyOrder(Invariant.values());
    }

    @Test
    void aLifeBehindAWaitingRoomIsClean() {
        AuditReport report = Auditor.audit(Life.queued());
        assertThat(report.clean()).as(report.toText()).isTrue();
        assertThat(report.grants()).as("who entered, and the staff").isEqualTo(10);
    }

    /** What is wrong with a waiting room is no wrong with money, vouchers or orders. */
    @TestFactory
    Stream<DynamicTest> damageToAWaitingRoomIsNothingElse() {
        return RoomDamage.ALL.stream()
                .map(damage ->
                        DynamicTest.dynamicTest(
                                damage.name(),
                                () -> {
                                    Life life = damage.life().get();
                                    assertThat(damage.breaks().apply(life)).isNotNull();
                                    AuditReport report = Auditor.audit(life);
                                    assertThat(report.violations())
                                            .as(report.toText())
                                            .extracting(Violation::invariant)
                                            .isSubsetOf(
                                                    Invariant.ROOM,
                                                    Invariant.STATE,
                                                    Invariant.DURABLE);
                                }));
    }

    @TestFactory
    Stream<DynamicTest> everyDamageIsNamed() {
        return DAMAGES.stream()
                .map(damage -> DynamicTest.dynamicTest(damage.name(), damage::check));
    }
}
