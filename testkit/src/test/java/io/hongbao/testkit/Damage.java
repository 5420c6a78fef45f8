package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditReport;
import io.hongbao.audit.Auditor;
import io.hongbao.audit.Invariant;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One kind of damage to journal or state, and how it must be named.
 *
 * @param life what is damaged
 * @param entity what the violation's entity must contain
 * @param amountMinor what its amount must be; {@link #ANY_AMOUNT} when that depends on the life
 * @param says what its message must contain
 * @param breaks does the damage and returns where it must be found
 */
record Damage(
        String name,
        Supplier<Life> life,
        Invariant invariant,
        String entity,
        long amountMinor,
        String says,
        Function<Life, Life.Violated> breaks) {

    static final long ANY_AMOUNT = Long.MIN_VALUE;

    static Damage of(
            String name,
            Invariant invariant,
            String entity,
            long amountMinor,
            Function<Life, Life.Violated> breaks) {
        return new Damage(name, () -> Life.lived(2), invariant, entity, amountMinor, "", breaks);
    }

    /** To a life in which people order. */
    static Damage toOrders(
            String name,
            Invariant invariant,
            String entity,
            String says,
            Function<Life, Life.Violated> breaks) {
        return new Damage(name, Life::ordered, invariant, entity, ANY_AMOUNT, says, breaks);
    }

    /** Does it, audits, and looks for the violation. */
    void check() {
        Life damaged = life.get();
        Life.Violated where = breaks.apply(damaged);
        AuditReport report = Auditor.audit(damaged);
        assertThat(report.clean()).as(report.toText()).isFalse();
        assertThat(report.violations())
                .as(report.toText())
                .anySatisfy(violation -> {
                    assertThat(violation.invariant()).isEqualTo(invariant);
                    assertThat(violation.shard()).isEqualTo(where.shard());
                    assertThat(violation.seq()).isEqualTo(where.seq());
                    assertThat(violation.entity()).contains(entity);
                    assertThat(violation.message()).contains(says);
                    if (amountMinor != ANY_AMOUNT) {
                        assertThat(violation.amountMinor()).isEqualTo(amountMinor);
                    }
                });
    }
}
