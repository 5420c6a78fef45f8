/** The capacity plan: what a launch takes, reckoned from what one of each thing was measured at. */
@NullMarked
package io.hongbao.rehearsal.plan;

import org.jspecify.annotations.NullMarked;
