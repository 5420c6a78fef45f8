/** Small files that must survive power loss. */
@NullMarked
package io.hongbao.server.durable;

import org.jspecify.annotations.NullMarked;
