package io.hongbao.server.invite;

import io.hongbao.share.Channel;
import io.hongbao.share.Language;
import io.hongbao.share.Occasion;
import io.hongbao.share.ShortCode;

/** Says where the poster of an invite is drawn. */
@FunctionalInterface
public interface PosterAddresses {

    /** The address of a poster: http or https. Never blocks; may be called on any thread. */
    String urlFor(ShortCode code, Occasion occasion, Language language, Channel channel);
}
