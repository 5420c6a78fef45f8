/** What a person holds: vouchers, their life cycle, claims and the caps on them. */
@NullMarked
package io.hongbao.core.wallet;

import org.jspecify.annotations.NullMarked;
