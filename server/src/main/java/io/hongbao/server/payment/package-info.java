/** Who takes and pays money: the ports, and the sandbox behind them. */
@NullMarked
package io.hongbao.server.payment;

import org.jspecify.annotations.NullMarked;
