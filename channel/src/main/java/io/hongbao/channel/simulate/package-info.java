/**
 * Simulated people who share, open and accept, and what becomes of them when a platform blocks a
 * form: the same seed always plays the same days. Start reading at {@link
 * io.hongbao.channel.simulate.BlockSimulation}.
 */
@NullMarked
package io.hongbao.channel.simulate;

import org.jspecify.annotations.NullMarked;
