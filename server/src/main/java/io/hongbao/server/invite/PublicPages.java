package io.hongbao.server.invite;

import io.hongbao.server.chat.Once;
import io.hongbao.share.InviteSearch;
import io.hongbao.share.Link;
import io.hongbao.share.ShareKits;
import io.hongbao.share.Wordings;
import java.util.function.Supplier;

/** Where the public pages are, and the invites that lead there: written, and found again. */
public final class PublicPages {

    private final Once<Link.Base> base;
    private final Once<ShareKits> kits;
    private final Once<InviteSearch> search;

    /**
     * @param base asked once, when it is first needed: the port may not be known before
     */
    public PublicPages(Supplier<Link.Base> base, Wordings wordings) {
        this.base = new Once<>(base);
        this.kits = new Once<>(() -> new ShareKits(this.base.get(), wordings));
        this.search = new Once<>(() -> kits.get().search());
    }

    public Link.Base base() {
        return base.get();
    }

    public ShareKits kits() {
        return kits.get();
    }

    /** Finds invites in what people paste; only links of our own host count. */
    public InviteSearch search() {
        return search.get();
    }
}
