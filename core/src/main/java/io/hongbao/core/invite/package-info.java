/**
 * Invites: one per person and campaign, who accepted it, and what that earned both sides. Start
 * reading at {@link io.hongbao.core.invite.InviteDecider}.
 */
@NullMarked
package io.hongbao.core.invite;

import org.jspecify.annotations.NullMarked;
