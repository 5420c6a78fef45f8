/** Whether a campaign may be published: launch certificates, overrides and waivers. */
@NullMarked
package io.hongbao.server.launch;

import org.jspecify.annotations.NullMarked;
