package io.hongbao.server.chat;

import dev.langchain4j.model.chat.response.StreamingHandle;
import io.vertx.core.http.HttpClientRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the model as a connection sees it: what has been given up is closed, so that it
 * takes neither a connection nor the model's time.
 */
final class ModelStream implements StreamingHandle {

    /** The one that is being asked for, on the thread that asks. */
    static final ScopedValue<ModelStream> OPENING = ScopedValue.newInstance();

    private final Duration life;
    private @Nullable HttpClientRequest request;
    private boolean cancelled;
    private boolean ended;

    /**
     * @param life after which it is closed, whatever still comes
     */
    ModelStream(Duration life) {
        this.life = life;
    }

    Duration life() {
        return life;
    }

    /** The model's server has begun to answer. */
    void opened(HttpClientRequest answered) {
        boolean tooLate;
        synchronized (this) {
            request = answered;
            tooLate = cancelled;
        }
        if (tooLate) {
            answered.reset();
        }
    }

    /** It has come to its end. Its connection may serve another one from now on. */
    synchronized void ended() {
        ended = true;
        request = null;
    }

    @Override
    public void cancel() {
        HttpClientRequest open;
        synchronized (this) {
            if (ended || cancelled) {
                return;
            }
            cancelled = true;
            open = request;
        }
        // Not under the lock: it tells the turn, which may be waiting for this lock.
        if (open != null) {
            open.reset();
        }
    }

    @Override
    public synchronized boolean isCancelled() {
        return cancelled;
    }
}
