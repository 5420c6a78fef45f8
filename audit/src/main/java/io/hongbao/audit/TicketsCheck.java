package io.hongbao.audit;

import io.hongbao.core.EntityKey;
import io.hongbao.core.Shard;
import io.hongbao.core.room.Ticket;
import java.util.Optional;

/** Holds people's tickets in the state against the auditor's own. */
final class TicketsCheck {

    private final int shard;
    private final int shards;
    private final WalletPass pass;
    private final Findings findings;

    TicketsCheck(int shard, int shards, WalletPass pass, Findings findings) {
        this.shard = shard;
        this.shards = shards;
        this.pass = pass;
        this.findings = findings;
    }

    /** Compares a person's ticket and crosses it off, when they are of this pass. */
    void read(AuditSource.Keyed keyed) {
        if (keyed.entity() instanceof Ticket ticket && pass.isOurs(ticket.user())) {
            EntityKey.OfTicket key = new EntityKey.OfTicket(ticket.campaign(), ticket.user());
            if (home(key) != shard) {
                violation(key, "it belongs on shard " + home(key));
                return;
            }
            compare(
                    key,
                    Optional.ofNullable(pass.room().tickets().remove(key))
                            .orElseGet(RoomPass.TicketBook::new),
                    ticket);
        }
    }

    /** What the journal has for this shard and the state has not. */
    void finish() {
        pass.room()
                .tickets()
                .forEach((key, own) -> {
                    if (home(key) == shard) {
                        compare(key, own, key.none());
                    }
                });
    }

    private int home(EntityKey.OfTicket key) {
        return Shard.homeOf(key.campaign(), shards);
    }

    private void compare(EntityKey.OfTicket key, RoomPass.TicketBook own, Ticket found) {
        Ticket expected = RoomPass.expected(key, own);
        if (!expected.equals(found)) {
            violation(key, "by the journal it is " + expected + ", in the state " + found);
        }
    }

    private void violation(EntityKey.OfTicket key, String message) {
        findings.add(Invariant.STATE, key.campaign(), "ticket of " + key.user(), 0, message);
    }
}
