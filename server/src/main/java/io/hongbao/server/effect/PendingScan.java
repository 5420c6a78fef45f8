package io.hongbao.server.effect;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import java.util.List;

/**
 * Reads the host's index of pending effects from its beginning to its end, page by page, when there
 * is room for a page. On at start, and whenever something did not fit. Used by the dispatcher's
 * thread only, but for {@link #isOn}.
 */
final class PendingScan {

    /**
     * How many are read at once. Each page waits until the host's state has caught up with its
     * journal, so small ones would cost much.
     */
    static final int LARGEST_PAGE = 10_000;

    private final PendingEffects pending;
    private final int pageSize;
    private List<EffectId> lastRead = List.of();
    private volatile boolean on = true;
    private boolean again;

    /**
     * @param capacity how many effects may be known at once
     */
    PendingScan(PendingEffects pending, int capacity) {
        this.pending = pending;
        this.pageSize = Math.max(1, Math.min(LARGEST_PAGE, capacity / 4));
    }

    /** Something did not fit: reads everything, also what this scan has passed already. */
    void start() {
        again = on;
        on = true;
    }

    boolean isOn() {
        return on;
    }

    /** Whether a page should be read now. */
    boolean isReady(int room) {
        return on && room >= pageSize;
    }

    /** The next page. */
    List<Effect> page() {
        List<Effect> page = pending.list(pageSize, lastRead.stream().findFirst());
        if (page.size() < pageSize) {
            lastRead = List.of();
            on = again;
            again = false;
        } else {
            lastRead = List.of(page.getLast().id());
        }
        return page;
    }
}
