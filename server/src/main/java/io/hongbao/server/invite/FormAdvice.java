package io.hongbao.server.invite;

import io.hongbao.core.UserId;
import io.hongbao.share.Channel;
import io.hongbao.share.ShareForm;
import java.time.LocalDate;
import java.util.List;

/** Says in which form an invite is best handed on, and in which it must not be. */
@FunctionalInterface
public interface FormAdvice {

    /**
     * What is known of a channel. Never blocks; may be called on any thread.
     *
     * @param channel where it will be handed on
     * @param user who hands it on
     */
    OnChannel onChannel(String campaign, Channel channel, UserId user);

    /**
     * What is known of a channel.
     *
     * @param form which is recommended
     * @param rewordings how often texts had to be worded anew there
     * @param rules what the platform forbids there
     */
    record OnChannel(ShareForm form, int rewordings, List<Rule> rules) {

        /** Nobody has spoken of it. */
        public static final OnChannel UNKNOWN = new OnChannel(ShareForm.LINK, 0, List.of());

        public OnChannel {
            rules = List.copyOf(rules);
        }
    }

    /**
     * A platform's rule that forbids a form.
     *
     * @param text what it says
     * @param source where it stands
     * @param checked when somebody last looked
     */
    record Rule(ShareForm form, String text, String source, LocalDate checked) {}
}
