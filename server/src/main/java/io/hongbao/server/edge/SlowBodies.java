package io.hongbao.server.edge;

import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one event loop whose bodies have not wholly arrived, oldest first. A list that
 * each request leaves by itself: a timer for each would cost more than the body of most.
 */
final class SlowBodies {

    private final Waiting ends = new Waiting(this, null, 0);
    private int size;

    SlowBodies() {
        ends.before = ends;
        ends.after = ends;
    }

    Waiting add(HttpServerRequest request, long nowNanos) {
        Waiting added = new Waiting(this, request, nowNanos);
        added.before = ends.before;
        added.after = ends;
        ends.before.after = added;
        ends.before = added;
        size++;
        return added;
    }

    int size() {
        return size;
    }

    /** Refuses the requests that are older than the timeout, and closes their connections. */
    void refuseOlderThan(long timeoutMillis, long nowNanos) {
        long timeoutNanos = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        Waiting oldest = ends.after;
        while (oldest.request != null && nowNanos - oldest.sinceNanos > timeoutNanos) {
            HttpServerRequest request = oldest.request;
            oldest.arrived();
            Answers.problemAndClose(
                    request,
                    Problem.of(
                            ProblemCode.BODY_TIMEOUT,
                            "the whole body must arrive within "
                                    + timeoutMillis / 1000
                                    + " seconds"));
            oldest = ends.after;
        }
    }

    /** One request; the list's two ends are one without a request. */
    static final class Waiting {
        private final SlowBodies list;
        private final @Nullable HttpServerRequest request;
        private final long sinceNanos;
        private Waiting before = this;
        private Waiting after = this;

        Waiting(SlowBodies list, @Nullable HttpServerRequest request, long sinceNanos) {
            this.list = list;
            this.request = request;
            this.sinceNanos = sinceNanos;
        }

        /** The body is there, or will never be. Harmless when repeated. */
        void arrived() {
            if (after == this) {
                return;
            }
            before.after = after;
            after.before = before;
            before = this;
            after = this;
            list.size--;
        }
    }
}
