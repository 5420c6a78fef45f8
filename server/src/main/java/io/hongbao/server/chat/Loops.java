package io.hongbao.server.chat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Where work goes on that waited for something. */
final class Loops {

    private static final Executor OTHERS = Executors.newVirtualThreadPerTaskExecutor();

    private Loops() {}

    /** The event loop that this runs on; threads of their own when it is none. */
    static Executor here() {
        Context context = Vertx.currentContext();
        return context instanceof ContextInternal known
                        && context.isEventLoopContext()
                        && known.nettyEventLoop().inEventLoop()
                ? known.nettyEventLoop()
                : OTHERS;
    }
}
