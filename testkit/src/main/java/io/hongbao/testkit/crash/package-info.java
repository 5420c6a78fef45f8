/**
 * Kills a real server at random moments and looks for everything that it had answered. Start
 * reading at {@link io.hongbao.testkit.crash.KillLoop}.
 */
@NullMarked
package io.hongbao.testkit.crash;

import org.jspecify.annotations.NullMarked;
