package io.hongbao.audit;

import io.hongbao.core.UserId;
import io.hongbao.core.payout.Payout;
import io.hongbao.core.payout.Payouts;
import java.util.Optional;

/** Holds people's payouts in the state against the auditor's own. */
final class PayoutsCheck {

    private final int shard;
    private final int shards;
    private final WalletPass pass;
    private final Findings findings;

    PayoutsCheck(int shard, int shards, WalletPass pass, Findings findings) {
        this.shard = shard;
        this.shards = shards;
        this.pass = pass;
        this.findings = findings;
    }

    /** Compares a person's payouts and crosses them off, when they are of this pass. */
    void read(AuditSource.Keyed keyed) {
        if (keyed.entity() instanceof Payouts payouts && pass.isOurs(payouts.user())) {
            PayoutsBook own =
                    Optional.ofNullable(pass.payouts().people().remove(payouts.user()))
                            .orElseGet(PayoutsBook::new);
            compare(payouts.user(), own, payouts);
        }
    }

    /** What the journal has for this shard and the state has not. */
    void finish() {
        pass.payouts()
                .people()
                .forEach((user, own) -> {
                    if (user.shard(shards) == shard) {
                        compare(user, own, Payouts.none(user));
                    }
                });
    }

    private void compare(UserId user, PayoutsBook own, Payouts found) {
        String name = "payouts of " + user;
        if (user.shard(shards) != shard) {
            violation(name, "they belong on shard " + user.shard(shards));
        }
        if (own.hasRealName != found.hasRealName()) {
            violation(name, "by the journal the real name is set: " + own.hasRealName);
        }
        if (own.payouts.size() != found.payouts().size()) {
            violation(
                    name,
                    "by the journal there are "
                            + own.payouts.size()
                            + ", in the state "
                            + found.payouts().size());
            return;
        }
        for (int i = 0; i < own.payouts.size(); i++) {
            Payout payout = found.payouts().get(i);
            if (!own.payouts.get(i).isSame(payout)) {
                violation(
                        PayoutsPass.name(user, own.payouts.get(i).id),
                        "by the journal it is "
                                + own.payouts.get(i).state
                                + ", in the state it is "
                                + payout);
            }
        }
    }

    private void violation(String entity, String message) {
        findings.add(Invariant.STATE, "", entity, 0, message);
    }
}
