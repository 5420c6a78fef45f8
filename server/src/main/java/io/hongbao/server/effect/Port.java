package io.hongbao.server.effect;

import java.util.function.Consumer;

/** Where the effects of one {@link Lane} go: an adapter, whatever is behind it. */
public interface Port {

    /**
     * Asks for an effect. Called by the dispatcher's thread: must not block.
     *
     * @param reply must be called once, at once or from any thread; further calls are dropped
     */
    void ask(Asked asked, Consumer<Answer> reply);
}
