/** What speaks against an acceptance: facts gathered, codes guarded, doubtful ones held. */
@NullMarked
package io.hongbao.server.abuse;

import org.jspecify.annotations.NullMarked;
