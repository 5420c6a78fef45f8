/**
 * What the server knows of campaigns without asking the host, and what everybody may see of them.
 */
@NullMarked
package io.hongbao.server.campaign;

import org.jspecify.annotations.NullMarked;
