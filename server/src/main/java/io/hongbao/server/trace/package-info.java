/** What happens on the way of an invite, from the share to the first order, kept and handed on. */
@NullMarked
package io.hongbao.server.trace;

import org.jspecify.annotations.NullMarked;
