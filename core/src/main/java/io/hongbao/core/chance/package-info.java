/** Verifiable chance: keyed permutation, decks, lucky splits. */
@NullMarked
package io.hongbao.core.chance;

import org.jspecify.annotations.NullMarked;
