/** {@code hongbao simulate}: what would happen, played with simulated people. */
@NullMarked
package io.hongbao.cli.simulate;

import org.jspecify.annotations.NullMarked;
