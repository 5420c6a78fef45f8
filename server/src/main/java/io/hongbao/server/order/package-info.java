/** Quotes and orders over HTTP: from bytes to a command, from an outcome to bytes. */
@NullMarked
package io.hongbao.server.order;

import org.jspecify.annotations.NullMarked;
