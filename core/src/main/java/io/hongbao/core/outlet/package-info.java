/** Outlets: what they sell, when, and how much of it they can make. */
@NullMarked
package io.hongbao.core.outlet;

import org.jspecify.annotations.NullMarked;
