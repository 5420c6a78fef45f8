/** The assistant over HTTP: its tools on this host, and conversations as server-sent events. */
@NullMarked
package io.hongbao.server.chat;

import org.jspecify.annotations.NullMarked;
