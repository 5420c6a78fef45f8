package io.hongbao.share;

import java.util.Set;

/** Makes the forms of invites for one deployment. */
public final class ShareKits {
    private final Link.Base base;
    private final Wordings wordings;

    /**
     * @param base where the public pages are
     */
    public ShareKits(Link.Base base, Wordings wordings) {
        this.base = base;
        this.wordings = wordings;
    }

    /**
     * All forms of one invite. The wording of its passphrase follows from its code.
     *
     * @param channel where it will be handed on
     */
    public ShareKit kit(ShortCode code, Occasion occasion, Language language, Channel channel) {
        return new ShareKit(
                new Link(base, code, ShareForm.LINK, channel),
                code,
                wordings.passphrase(language, channel, code.number(), code, occasion.prize()),
                new Poster(new Link(base, code, ShareForm.POSTER, channel), occasion, language),
                new SpokenWords(code, language));
    }

    /** Reads invites back, in all forms that these kits have. */
    public InviteSearch search() {
        return new InviteSearch(Set.of(base.host()), wordings);
    }
}
