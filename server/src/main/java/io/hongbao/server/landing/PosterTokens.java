package io.hongbao.server.landing;

import io.hongbao.server.invite.PosterAddresses;
import io.hongbao.share.Channel;
import io.hongbao.share.Language;
import io.hongbao.share.Link;
import io.hongbao.share.Occasion;
import io.hongbao.share.Poster;
import io.hongbao.share.ShareForm;
import io.hongbao.share.ShortCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes and reads the addresses of posters. Everything that stands on a poster is in its address,
 * sealed: nothing is kept, and nobody else can have texts of their own drawn under this name. An
 * address has no end; it says nothing but what the poster shows.
 */
public final class PosterTokens implements PosterAddresses {

    static final String PATH = "/v1/posters/";
    static final String ENDING = ".png";

    /** All texts as long as they may be, six bytes a letter, in base64. */
    private static final int MAX_LENGTH = 1_060;

    private static final int FORMAT = 2;

    private final SealKey key;
    private final Supplier<Link.Base> base;

    /**
     * @param base where the public pages are, known once the port is open
     */
    public PosterTokens(SealKey key, Supplier<Link.Base> base) {
        this.key = key;
        this.base = base;
    }

    @Override
    public String urlFor(Poster poster) {
        return base.get().url() + PATH + token(poster) + ENDING;
    }

    String token(Poster poster) {
        Link link = poster.link();
        Occasion occasion = poster.occasion();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeBoolean(poster.language() == Language.ZH);
            out.writeLong(link.code().number());
            out.writeUTF(link.channel().name());
            out.writeUTF(occasion.title());
            out.writeUTF(occasion.inviter());
            out.writeUTF(occasion.prize());
            out.writeUTF(link.campaign());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return key.sealed(SealKey.Purpose.POSTER, bytes.toByteArray());
    }

    /** The poster of a token; empty when it is none of ours. */
    Optional<Poster> read(String token) {
        return token.length() > MAX_LENGTH
                ? Optional.empty()
                : key.opened(SealKey.Purpose.POSTER, token).flatMap(this::poster);
    }

    private Optional<Poster> poster(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                return Optional.empty();
            }
            Language language = in.readBoolean() ? Language.ZH : Language.EN;
            ShortCode code = new ShortCode(in.readLong());
            Channel channel = new Channel(in.readUTF());
            Occasion occasion = new Occasion(in.readUTF(), in.readUTF(), in.readUTF());
            Link link = new Link(base.get(), code, ShareForm.POSTER, channel, in.readUTF());
            return Optional.of(new Poster(link, occasion, language));
        } catch (IOException e) {
            throw new UncheckedIOException("what was sealed here is whole", e);
        }
    }
}
