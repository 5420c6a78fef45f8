package io.hongbao.server.invite;

import io.hongbao.share.Channel;
import io.hongbao.share.Language;
import io.hongbao.share.Occasion;
import io.hongbao.share.ShortCode;

/** Says where an invite's poster is. */
@FunctionalInterface
public interface PosterAddresses {

    /** The whole address of a PNG; whoever has it can look at the poster. */
    String urlFor(ShortCode code, Occasion occasion, Language language, Channel channel);
}
