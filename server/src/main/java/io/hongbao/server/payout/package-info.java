/** Cash that people ask to be paid, over HTTP. */
@NullMarked
package io.hongbao.server.payout;

import org.jspecify.annotations.NullMarked;
