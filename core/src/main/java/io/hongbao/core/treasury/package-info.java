/** Where a campaign's stock lies and how it moves: treasury, tills, slices, recalls. */
@NullMarked
package io.hongbao.core.treasury;

import org.jspecify.annotations.NullMarked;
