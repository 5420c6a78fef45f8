package io.hongbao.channel;

import java.time.LocalDate;
import java.util.Set;

/**
 * What a platform's rules say about sharing there, for the operator, beside the channel's health.
 *
 * @param text 1 to 500 characters
 * @param source where the rule stands, 1 to 300 characters
 * @param checkedOn when somebody last looked
 * @param forbids forms that are not recommended on this channel because of it: link, poster or
 *     passphrase; a typed code is what is always left
 */
public record PolicyNote(
        String channel, String text, String source, LocalDate checkedOn, Set<Form> forbids) {
    public PolicyNote {
        ChannelForm.requireChannel(channel);
        BinaryMoment.requireText("a note", text, 500);
        BinaryMoment.requireText("a source", source, 300);
        forbids = Set.copyOf(forbids);
        if (forbids.contains(Form.CODE) || forbids.contains(Form.SPOKEN)) {
            throw new IllegalArgumentException("only link, poster and passphrase can be forbidden");
        }
    }
}
