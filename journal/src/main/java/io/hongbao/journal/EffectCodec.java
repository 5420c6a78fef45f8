package io.hongbao.journal;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Require;
import io.hongbao.core.UserId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes and reads effects and their ids for an index of those that are pending. The same effect
 * always gives the same bytes. Stateless: use from any thread.
 *
 * <p>A key is the 16 bytes of the person, the subject in UTF-8, a zero byte, a byte for the kind
 * and four for the attempt, big-endian: what is pending for one person, and in it for one order,
 * forms one range, in the order of {@link UserId}, subject, kind and attempt.
 */
public final class EffectCodec {
    private static final int USER_BYTES = 2 * Long.BYTES;
    private static final int AFTER_SUBJECT_BYTES = 2 + Integer.BYTES;

    private static final int EFFECT_BYTES = 96;

    private EffectCodec() {}

    /** The bytes of an effect. */
    public static byte[] encode(Effect effect) {
        WireBuffer out = new WireBuffer(EFFECT_BYTES);
        EffectWire.effect(effect, out);
        return out.toByteArray();
    }

    /**
     * The effect in {@code bytes}.
     *
     * @throws UnreadableJournal when a newer version wrote it or it is damaged
     */
    public static Effect decode(byte[] bytes) {
        try {
            return EffectWire.readEffect(new WireReader(bytes, 0, bytes.length));
        } catch (IllegalArgumentException e) {
            throw new UnreadableJournal("an effect is damaged: " + e.getMessage(), e);
        }
    }

    /**
     * The key's bytes; see the class.
     *
     * @throws IllegalArgumentException when the subject has a zero character: the key could not be
     *     read again
     */
    public static byte[] keyBytes(EffectId id) {
        Require.that(id.subject().indexOf(0) < 0, "an effect's subject has no zero character");
        byte[] subject = id.subject().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(USER_BYTES + subject.length + AFTER_SUBJECT_BYTES)
                .putLong(id.user().high())
                .putLong(id.user().low())
                .put(subject)
                .put((byte) 0)
                .put((byte) EnumNumbers.EFFECT_KIND.of(id.kind()))
                .putInt(id.attempt())
                .array();
    }

    /**
     * The id that {@link #keyBytes} wrote.
     *
     * @throws UnreadableJournal when it is of a kind that this version doesn't know, or damaged
     */
    public static EffectId idOf(byte[] key) {
        int end = key.length - AFTER_SUBJECT_BYTES;
        if (end < USER_BYTES || key[end] != 0) {
            throw UnreadableJournal.malformed("an effect's key has no subject");
        }
        ByteBuffer in = ByteBuffer.wrap(key);
        UserId user = new UserId(in.getLong(), in.getLong());
        String subject = new String(key, USER_BYTES, end - USER_BYTES, StandardCharsets.UTF_8);
        if (subject.indexOf(0) >= 0) {
            throw UnreadableJournal.malformed("an effect's key has two subjects");
        }
        EffectId.Kind kind = EnumNumbers.EFFECT_KIND.of(key[end + 1]);
        try {
            return new EffectId(user, kind, subject, in.getInt(end + 2));
        } catch (IllegalArgumentException e) {
            throw new UnreadableJournal("an effect's key is damaged: " + e.getMessage(), e);
        }
    }
}
