package io.hongbao.share;

/**
 * One invite in all its forms, in one language, for one channel.
 *
 * @param code also the form to type
 * @param poster to be drawn by a {@link PosterPainter}
 * @param words also the form to say
 */
public record ShareKit(
        Link link, ShortCode code, Passphrase passphrase, Poster poster, SpokenWords words) {}
