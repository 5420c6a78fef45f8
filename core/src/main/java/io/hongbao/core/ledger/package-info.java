/** Double entry: accounts, postings, balances. */
@NullMarked
package io.hongbao.core.ledger;

import org.jspecify.annotations.NullMarked;
