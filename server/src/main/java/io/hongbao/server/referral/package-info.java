/** Who invited whom, by which form and channel, and what came of it. */
@NullMarked
package io.hongbao.server.referral;

import org.jspecify.annotations.NullMarked;
