/**
 * What accounting needs of a campaign, as pure folds over its journal: trial balance, day close,
 * reconciliation with the payment provider, settlement with merchants, breakage. Start reading at
 * {@link io.hongbao.finance.Books}.
 */
@NullMarked
package io.hongbao.finance;

import org.jspecify.annotations.NullMarked;
