/** Invites over HTTP: made, looked up, accepted, handed on; from bytes to a command and back. */
@NullMarked
package io.hongbao.server.invite;

import org.jspecify.annotations.NullMarked;
