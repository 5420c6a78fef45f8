/** Who is calling: identities, passes, their keys and revocation. */
@NullMarked
package io.hongbao.server.session;

import org.jspecify.annotations.NullMarked;
