/**
 * Launch certificates: what a rehearsal proved of a campaign on a machine, signed, so that a server
 * can ask for it before it lets the campaign be published.
 */
@NullMarked
package io.hongbao.rehearsal.certificate;

import org.jspecify.annotations.NullMarked;
