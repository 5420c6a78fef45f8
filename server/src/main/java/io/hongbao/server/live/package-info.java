/** What operators watch while a campaign runs: a few figures, several times a second. */
@NullMarked
package io.hongbao.server.live;

import org.jspecify.annotations.NullMarked;
