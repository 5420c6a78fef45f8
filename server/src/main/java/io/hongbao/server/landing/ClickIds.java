package io.hongbao.server.landing;

import io.hongbao.server.invite.Clicks;
import io.hongbao.server.trace.Trace;
import io.hongbao.share.Channel;
import io.hongbao.share.ShareForm;
import io.hongbao.share.ShortCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * Makes and reads click ids: at most {@value #MAX_LENGTH} URL-safe characters that carry an
 * invite's number, its form and channel, the time and 32 random bits, sealed. Nothing is kept: an
 * id names a click and nobody, and is good for {@value #LIFE_DAYS} days.
 */
public final class ClickIds implements Clicks {

    /** How long an id can be. */
    public static final int MAX_LENGTH = 64;

    private static final int LIFE_DAYS = 7;
    private static final long LIFE_MILLIS = LIFE_DAYS * 86_400_000L;
    private static final byte FORMAT = 1;

    /** The format, 45 bits of number with 3 of form, the second, and the random bits. */
    private static final int HEAD_BYTES = 1 + 6 + 4 + 4;

    private static final int FORM_BITS = 3;
    private static final int FORM_MASK = (1 << FORM_BITS) - 1;

    private final SealKey key;
    private final SecureRandom random = new SecureRandom();

    public ClickIds(SealKey key) {
        this.key = key;
    }

    /**
     * Names a click that happens now.
     *
     * @param nowMillis campaign time, from 1970 to 2106
     */
    public String newId(ShortCode code, Trace.Way way, long nowMillis) {
        byte[] channel = way.channel().name().getBytes(StandardCharsets.US_ASCII);
        long head = code.number() << FORM_BITS | number(way.form());
        ByteBuffer bytes =
                ByteBuffer.allocate(HEAD_BYTES + channel.length)
                        .put(FORMAT)
                        .putShort((short) (head >>> 32))
                        .putInt((int) head)
                        .putInt((int) Math.floorDiv(nowMillis, 1000L))
                        .putInt(random.nextInt())
                        .put(channel);
        return key.sealed(SealKey.Purpose.CLICK, bytes.array());
    }

    /** Part of every id: these numbers stay. */
    private static int number(ShareForm form) {
        return switch (form) {
            case LINK -> 0;
            case CODE -> 1;
            case PASSPHRASE -> 2;
            case POSTER -> 3;
            case SPOKEN -> 4;
        };
    }

    private static ShareForm form(int number) {
        return Arrays.stream(ShareForm.values())
                .filter(form -> number(form) == number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no form has number " + number));
    }

    @Override
    public Optional<Click> read(String id, long nowMillis) {
        if (id.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return key.opened(SealKey.Purpose.CLICK, id)
                .filter(bytes -> bytes.length > HEAD_BYTES && bytes[0] == FORMAT)
                .map(ByteBuffer::wrap)
                .map(ClickIds::click)
                .filter(click -> nowMillis - click.atMillis() < LIFE_MILLIS);
    }

    /** Of bytes that carry our seal, so they are as {@link #newId} put them down. */
    private static Click click(ByteBuffer bytes) {
        bytes.get();
        long head = Short.toUnsignedLong(bytes.getShort()) << 32;
        head |= Integer.toUnsignedLong(bytes.getInt());
        long atMillis = Integer.toUnsignedLong(bytes.getInt()) * 1000L;
        bytes.getInt();
        byte[] channel = new byte[bytes.remaining()];
        bytes.get(channel);
        return new Click(
                head >>> FORM_BITS,
                new Trace.Way(
                        form((int) head & FORM_MASK),
                        new Channel(new String(channel, StandardCharsets.US_ASCII))),
                atMillis);
    }
}
