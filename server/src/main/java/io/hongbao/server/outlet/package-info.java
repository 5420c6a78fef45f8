/** Outlets: what everybody may see of them, and what operators do to them. */
@NullMarked
package io.hongbao.server.outlet;

import org.jspecify.annotations.NullMarked;
