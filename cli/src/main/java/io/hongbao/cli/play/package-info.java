/**
 * What the demo and rehearsals share: a sandbox server of one's own as a second process, what a
 * server says of a campaign, the live view, and promises with their evidence.
 */
@NullMarked
package io.hongbao.cli.play;

import org.jspecify.annotations.NullMarked;
