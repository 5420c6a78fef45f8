package io.hongbao.embedded;

import io.hongbao.core.EntityKey;
import org.rocksdb.RocksDBException;

/**
 * Fills the filters with everybody who had something when the host started. It takes seconds for
 * millions, so the host does not wait for it: until then each of them is looked up.
 */
final class PeopleFilterFill implements Runnable {
    private final StateStore store;
    private final PeopleFilters filters;
    private final FatalStop fatal;
    private volatile boolean stopped;

    PeopleFilterFill(StateStore store, PeopleFilters filters, FatalStop fatal) {
        this.store = store;
        this.filters = filters;
        this.fatal = fatal;
    }

    @Override
    public void run() {
        try {
            fill(filters.tickets(), StateKeys.FIRST_TICKET, StateKeys.AFTER_TICKETS);
            fill(filters.invites(), StateKeys.FIRST_PERSON_INVITES, StateKeys.AFTER_PERSON_INVITES);
            fill(filters.wallets(), StateKeys.FIRST_WALLET, StateKeys.AFTER_WALLETS);
        } catch (RocksDBException | RuntimeException | Error e) {
            fatal.because(e);
        }
    }

    private void fill(PeopleFilter filter, byte[] from, byte[] to) throws RocksDBException {
        PeopleFilter.Layer everybody =
                store.hasKey(from, to)
                        ? new PeopleFilter.Layer(store.keysEstimate())
                        : PeopleFilter.Layer.EMPTY;
        if (store.forEachKey(from, to, key -> add(key, everybody))) {
            filter.complete(everybody);
        }
    }

    private boolean add(EntityKey<?> key, PeopleFilter.Layer everybody) {
        if (key instanceof EntityKey.OfPerson<?> of) {
            everybody.add(of.user());
        }
        return !stopped;
    }

    /** Ends early: nobody needs the filters any more. */
    void stop() {
        stopped = true;
    }
}
