/** How channels carry invites: watched, told, and turned into advice. */
@NullMarked
package io.hongbao.server.channel;

import org.jspecify.annotations.NullMarked;
