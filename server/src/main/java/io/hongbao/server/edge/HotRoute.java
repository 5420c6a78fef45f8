package io.hongbao.server.edge;

import io.vertx.core.http.HttpServerRequest;

/** A route that answers on the event loop, without the framework. */
public interface HotRoute {

    /**
     * Answers a request whose headers have arrived.
     *
     * @param target what stands in the path where the route has its variable; empty when it has
     *     none
     */
    void handle(HttpServerRequest request, String target, EventLoop loop);
}
