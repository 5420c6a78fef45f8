package io.hongbao.embedded;

import io.hongbao.core.EntityKey;
import org.rocksdb.RocksDBException;

/**
 * Fills the wallet filter with everybody who had a wallet when the host started. It takes seconds
 * for millions, so the host does not wait for it: until then every wallet is looked up.
 */
final class WalletFilterFill implements Runnable {
    private final StateStore store;
    private final WalletFilter filter;
    private final FatalStop fatal;
    private volatile boolean stopped;

    WalletFilterFill(StateStore store, WalletFilter filter, FatalStop fatal) {
        this.store = store;
        this.filter = filter;
        this.fatal = fatal;
    }

    @Override
    public void run() {
        try {
            WalletFilter.Layer everybody = new WalletFilter.Layer(store.walletsEstimate());
            if (store.forEachWalletKey(key -> add(key, everybody))) {
                filter.complete(everybody);
            }
        } catch (RocksDBException | RuntimeException | Error e) {
            fatal.because(e);
        }
    }

    private boolean add(EntityKey<?> key, WalletFilter.Layer everybody) {
        if (key instanceof EntityKey.OfWallet wallet) {
            everybody.add(wallet.user());
        }
        return !stopped;
    }

    /** Ends early: nobody needs the filter any more. */
    void stop() {
        stopped = true;
    }
}
