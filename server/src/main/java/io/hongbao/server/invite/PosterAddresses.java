package io.hongbao.server.invite;

import io.hongbao.share.Poster;

/** Says where the poster of an invite is drawn. */
@FunctionalInterface
public interface PosterAddresses {

    /** The address of a poster: http or https. Never blocks; may be called on any thread. */
    String urlFor(Poster poster);
}
