/** Seeded populations with known abusers, and how well the score finds these. */
@NullMarked
package io.hongbao.abuse.population;

import org.jspecify.annotations.NullMarked;
