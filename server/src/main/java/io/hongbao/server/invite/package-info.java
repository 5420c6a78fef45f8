/** Invites over HTTP: made, looked up, accepted, handed on. */
@NullMarked
package io.hongbao.server.invite;

import org.jspecify.annotations.NullMarked;
