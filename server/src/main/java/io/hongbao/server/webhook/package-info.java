/** Signed requests to providers and outlets, and signed answers from them. */
@NullMarked
package io.hongbao.server.webhook;

import org.jspecify.annotations.NullMarked;
