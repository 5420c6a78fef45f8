package io.hongbao.server.notice;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Hands notices on to everybody who listens, and keeps the last {@value #KEPT}. May be called on
 * any thread; listeners must not block.
 */
public final class Notices {

    /** How many are kept for those who come later. */
    public static final int KEPT = 100;

    /** How many may listen at a time. */
    public static final int MOST_LISTENERS = 64;

    private static final Logger LOG = Logger.getLogger(Notices.class);

    private final MeterRegistry registry;
    private final Deque<Notice> last = new ArrayDeque<>();
    private final Map<Object, Consumer<Notice>> listeners = new LinkedHashMap<>();

    public Notices(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("hongbao.notices.listeners", this, Notices::listening);
    }

    private synchronized int listening() {
        return listeners.size();
    }

    /** Tells everybody. */
    public synchronized void tell(Notice notice) {
        registry.counter("hongbao.notices", "kind", notice.kind()).increment();
        last.addLast(notice);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
        for (Consumer<Notice> listener : List.copyOf(listeners.values())) {
            try {
                listener.accept(notice);
            } catch (RuntimeException e) {
                LOG.warnf("a listener could not take a notice: %s", e.getMessage());
            }
        }
    }

    /**
     * Listens from now on.
     *
     * @param who to be given to {@link #leave}
     * @param after the id of the last one that it knows; empty for none
     * @return what it has missed, of those that are kept; empty when as many listen as may
     */
    public synchronized Optional<List<Notice>> listen(
            Object who, String after, Consumer<Notice> listener) {
        if (listeners.size() >= MOST_LISTENERS) {
            return Optional.empty();
        }
        listeners.put(who, listener);
        List<Notice> missed = new ArrayList<>(last);
        for (int i = 0; i < missed.size(); i++) {
            if (missed.get(i).id().equals(after)) {
                return Optional.of(List.copyOf(missed.subList(i + 1, missed.size())));
            }
        }
        return Optional.of(List.copyOf(missed));
    }

    /** Listens no more. */
    public synchronized void leave(Object who) {
        listeners.remove(who);
    }
}
