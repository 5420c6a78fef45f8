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

    static final int PAGE = 1_000;

    private final PendingEffects pending;
    private List<EffectId> lastRead = List.of();
    private volatile boolean on = true;
    private boolean again;

    PendingScan(PendingEffects pending) {
        this.pending = pending;
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
        return on && room >= PAGE;
    }

    /** The next page. */
    List<Effect> page(int room) {
        int limit = Math.min(PAGE, room);
        List<Effect> page = pending.list(limit, lastRead.stream().findFirst());
        if (page.size() < limit) {
            lastRead = List.of();
            on = again;
            again = false;
        } else {
            lastRead = List.of(page.getLast().id());
        }
        return page;
    }
}
