package io.hongbao.embedded;

import io.hongbao.core.EffectId;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Timer;
import io.hongbao.journal.EffectCodec;
import io.hongbao.journal.EntityCodec;
import io.hongbao.journal.TimerCodec;
import java.util.Arrays;

/**
 * The keys of the state in RocksDB. Entities lie under the keys of {@link EntityCodec}, which begin
 * with 0x01 to 0x7e; before them lies which entry was applied last, after them lie the timers, in
 * the order in which they fall due, and then the pending effects.
 */
final class StateKeys {
    private StateKeys() {}

    /**
     * Under it lie the number of the last entry that the state contains, and its time: 8 bytes
     * each, big-endian.
     */
    static final byte[] APPLIED = {0x00};

    /** All entities lie in {@code [FIRST_ENTITY, FIRST_TIMER)}. */
    static final byte[] FIRST_ENTITY = {0x01};

    /** All entities but people's lie in {@code [FIRST_ENTITY, FIRST_WALLET)}. */
    static final byte[] FIRST_WALLET = {EntityCodec.WALLET_PREFIX};

    /** All wallets lie in {@code [FIRST_WALLET, AFTER_WALLETS)}. */
    static final byte[] AFTER_WALLETS = {EntityCodec.WALLET_PREFIX + 1};

    /** All tickets lie in {@code [FIRST_TICKET, AFTER_TICKETS)}. */
    static final byte[] FIRST_TICKET = {EntityCodec.TICKET_PREFIX};

    static final byte[] AFTER_TICKETS = {EntityCodec.TICKET_PREFIX + 1};

    /** All that people have to do with invites lies in {@code [FIRST, AFTER)}. */
    static final byte[] FIRST_PERSON_INVITES = {EntityCodec.PERSON_INVITES_PREFIX};

    static final byte[] AFTER_PERSON_INVITES = {EntityCodec.PERSON_INVITES_PREFIX + 1};

    /** All timers lie in {@code [FIRST_TIMER, AFTER_TIMERS)}. */
    static final byte[] FIRST_TIMER = {0x7f};

    static final byte[] AFTER_TIMERS = {(byte) 0x80};

    /** All pending effects lie in {@code [FIRST_EFFECT, AFTER_EFFECTS)}. */
    static final byte[] FIRST_EFFECT = AFTER_TIMERS;

    static final byte[] AFTER_EFFECTS = {(byte) 0x81};

    static byte[] of(EntityKey<?> key) {
        return EntityCodec.keyBytes(key);
    }

    static byte[] of(Timer timer) {
        return prefixed(FIRST_TIMER[0], TimerCodec.encode(timer));
    }

    static byte[] of(EffectId effect) {
        return prefixed(FIRST_EFFECT[0], EffectCodec.keyBytes(effect));
    }

    private static byte[] prefixed(byte prefix, byte[] bytes) {
        byte[] key = new byte[1 + bytes.length];
        key[0] = prefix;
        System.arraycopy(bytes, 0, key, 1, bytes.length);
        return key;
    }

    /** Reads what {@link #of(Timer)} wrote. */
    static Timer timer(byte[] key) {
        return TimerCodec.decode(Arrays.copyOfRange(key, 1, key.length));
    }
}
