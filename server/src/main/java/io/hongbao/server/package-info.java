/**
 * The server: HTTP in front of a host. Start reading at {@link
 * io.hongbao.server.start.HongbaoServer}.
 */
@NullMarked
package io.hongbao.server;

import org.jspecify.annotations.NullMarked;
