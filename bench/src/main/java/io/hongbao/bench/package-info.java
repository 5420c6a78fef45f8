/**
 * Measurements, each a main class of its own. They print ratios and figures; nothing here is a
 * test.
 */
@NullMarked
package io.hongbao.bench;

import org.jspecify.annotations.NullMarked;
