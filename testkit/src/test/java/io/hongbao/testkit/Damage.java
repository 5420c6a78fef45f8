package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditReport;
import io.hongbao.audit.Auditor;
import io.hongbao.audit.Invariant;
import java.util.function.Function;

/**
 * One kind of damage to journal or state, and how it must be named.
 *
 * @param entity what the violation's entity must contain
 * @param amountMinor what its amount must be
 * @param breaks does the damage and returns where it must be found
 */
record Damage(
        String name,
        Invariant invariant,
        String entity,
        long amountMinor,
        Function<Life, Life.Violated> breaks) {

    static Damage of(
            String name,
            Invariant invariant,
            String entity,
            long amountMinor,
            Function<Life, Life.Violated> breaks) {
        return new Damage(name, invariant, entity, amountMinor, breaks);
    }

    /** Does it, audits, and looks for the violation. */
    void check() {
        Life life = Life.lived(2);
        Life.Violated where = breaks.apply(life);
        AuditReport report = Auditor.audit(life);
        assertThat(report.clean()).as(report.toText()).isFalse();
        assertThat(report.violations())
                .as(report.toText())
                .anySatisfy(violation -> {
                    assertThat(violation.invariant()).isEqualTo(invariant);
                    assertThat(violation.shard()).isEqualTo(where.shard());
                    assertThat(violation.seq()).isEqualTo(where.seq());
                    assertThat(violation.entity()).contains(entity);
                    assertThat(violation.amountMinor()).isEqualTo(amountMinor);
                });
    }
}
