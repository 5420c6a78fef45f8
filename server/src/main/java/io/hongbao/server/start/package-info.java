/** How the server starts and stops: options, data directory, campaign files, the ready line. */
@NullMarked
package io.hongbao.server.start;

import org.jspecify.annotations.NullMarked;
