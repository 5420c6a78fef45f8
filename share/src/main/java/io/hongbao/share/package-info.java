/**
 * The five forms of one invite: link, code, passphrase, poster and spoken words. Everything here is
 * pure: the same input gives the same form, and nothing knows which invites exist.
 */
@NullMarked
package io.hongbao.share;

import org.jspecify.annotations.NullMarked;
