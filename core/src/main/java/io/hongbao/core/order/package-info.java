/** Quotes and orders: what somebody wants, what it costs, and what becomes of it. */
@NullMarked
package io.hongbao.core.order;

import org.jspecify.annotations.NullMarked;
