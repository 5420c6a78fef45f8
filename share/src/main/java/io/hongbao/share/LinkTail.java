package io.hongbao.share;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in a link after {@code /i/}.
 *
 * @param form LINK when the link does not say
 * @param channel OTHER when the link does not say
 * @param campaign empty when the link does not say
 * @param length how many characters it takes, with a query that is not ours
 */
record LinkTail(ShortCode code, ShareForm form, Channel channel, String campaign, int length) {
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z-]{10,12}");
    private static final Pattern QUERY = Pattern.compile("\\?[!-~&&[^\"'<>#)]]*+");
    private static final Pattern FORM = Pattern.compile("[?&;]f=([a-z]{1,20})(?![a-z])");
    private static final Pattern CHANNEL = Pattern.compile("[?&;]c=([a-z0-9-]{1,20})(?![a-z0-9-])");
    private static final Pattern CAMPAIGN =
            Pattern.compile("[?&;]in=([a-z0-9-]{1,40})(?![a-z0-9-])");

    /** Reads the beginning of a text; empty when it does not begin with a well-formed code. */
    static Optional<LinkTail> read(String text) {
        Matcher start = CODE.matcher(text);
        if (!start.lookingAt()
                || !(ShortCode.parse(start.group())
                        instanceof ShortCode.Reading.Valid(ShortCode code))) {
            return Optional.empty();
        }
        Matcher rest = QUERY.matcher(text).region(start.end(), text.length());
        String query = rest.lookingAt() ? rest.group() : "";
        return Optional.of(
                new LinkTail(
                        code,
                        value(FORM, query).flatMap(ShareForm::of).orElse(ShareForm.LINK),
                        value(CHANNEL, query).flatMap(Channel::of).orElse(Channel.OTHER),
                        value(CAMPAIGN, query).orElse(""),
                        start.end() + query.length()));
    }

    private static Optional<String> value(Pattern name, String query) {
        Matcher value = name.matcher(query);
        return value.find() ? Optional.of(value.group(1)) : Optional.empty();
    }
}
