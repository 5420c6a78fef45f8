/** The hot route of claims: from bytes to a command, from an outcome to bytes. */
@NullMarked
package io.hongbao.server.claim;

import org.jspecify.annotations.NullMarked;
