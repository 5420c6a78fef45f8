/**
 * Payouts: cash from envelopes that is paid to people, from the wish for it to the provider's word.
 */
@NullMarked
package io.hongbao.core.payout;

import org.jspecify.annotations.NullMarked;
