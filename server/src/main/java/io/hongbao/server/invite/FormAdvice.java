package io.hongbao.server.invite;

import io.hongbao.core.UserId;
import io.hongbao.share.Channel;
import io.hongbao.share.ShareForm;

/** Says in which form an invite is best handed on. */
@FunctionalInterface
public interface FormAdvice {

    /**
     * The form that is recommended. Never blocks; may be called on any thread.
     *
     * @param channel where it will be handed on
     * @param user who hands it on
     */
    ShareForm formFor(String campaign, Channel channel, UserId user);
}
