/** What a person holds, as JSON. */
@NullMarked
package io.hongbao.server.wallet;

import org.jspecify.annotations.NullMarked;
