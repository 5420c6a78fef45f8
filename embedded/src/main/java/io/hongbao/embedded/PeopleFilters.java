package io.hongbao.embedded;

import io.hongbao.core.EntityKey;
import io.hongbao.core.UserId;

/**
 * Says of most people who have no wallet, no ticket or nothing to do with invites that they have
 * none, without asking RocksDB. The writer adds; any thread asks, see {@link PeopleFilter}.
 */
final class PeopleFilters {
    private final PeopleFilter wallets = new PeopleFilter();
    private final PeopleFilter tickets = new PeopleFilter();
    private final PeopleFilter invites = new PeopleFilter();

    PeopleFilter wallets() {
        return wallets;
    }

    PeopleFilter tickets() {
        return tickets;
    }

    PeopleFilter invites() {
        return invites;
    }

    /** Whether there may be something under this key; false is certain. */
    boolean mayContain(EntityKey<?> key) {
        return switch (key) {
            case EntityKey.OfWallet(UserId user) -> wallets.mayContain(user);
            case EntityKey.OfTicket(String _, UserId user) -> tickets.mayContain(user);
            case EntityKey.OfPersonInvites(String _, UserId user) -> invites.mayContain(user);
            default -> true;
        };
    }

    /** To be called by the writer before what lies under the key can be in RocksDB only. */
    void add(EntityKey<?> key) {
        switch (key) {
            case EntityKey.OfWallet(UserId user) -> wallets.add(user);
            case EntityKey.OfTicket(String _, UserId user) -> tickets.add(user);
            case EntityKey.OfPersonInvites(String _, UserId user) -> invites.add(user);
            default -> {
                // Of others there is no filter.
            }
        }
    }
}
