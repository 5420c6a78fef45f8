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
     * All forms of one invite. The wording of its passphrase follows from its code, and from how
     * often texts were worded anew.
     *
     * @param place where it will be handed on
     */
    public ShareKit kit(ShortCode code, Occasion occasion, Language language, Place place) {
        long turn = code.number() + place.rewordings();
        return new ShareKit(
                link(code, ShareForm.LINK, place),
                code,
                wordings.passphrase(language, place.channel(), turn, code, occasion.prize()),
                new Poster(link(code, ShareForm.POSTER, place), occasion, language),
                new SpokenWords(code, language));
    }

    private Link link(ShortCode code, ShareForm form, Place place) {
        return new Link(base, code, form, place.channel(), place.campaign());
    }

    /** Reads invites back, in all forms that these kits have. */
    public InviteSearch search() {
        return new InviteSearch(Set.of(base.host()), wordings);
    }
}
