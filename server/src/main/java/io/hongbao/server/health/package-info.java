/** Whether the server lives and is ready, with the reason. */
@NullMarked
package io.hongbao.server.health;

import org.jspecify.annotations.NullMarked;
