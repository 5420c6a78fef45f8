/**
 * The core: commands in; outcomes, events and messages out. Pure and deterministic: no I/O, no
 * clock, no randomness of its own. Start reading at {@link io.hongbao.core.Shard}.
 */
@NullMarked
package io.hongbao.core;

import org.jspecify.annotations.NullMarked;
