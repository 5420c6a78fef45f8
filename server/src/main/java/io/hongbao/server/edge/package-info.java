/** The front door: the HTTP server, its limits, and the way to the routes. */
@NullMarked
package io.hongbao.server.edge;

import org.jspecify.annotations.NullMarked;
