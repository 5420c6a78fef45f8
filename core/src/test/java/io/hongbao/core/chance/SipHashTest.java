package io.hongbao.core.chance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SipHashTest {
    /** The key 00 01 .. 0f of the paper's test values. */
    private static final DrawKey KEY = new DrawKey(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    @Test
    void hashesTheReferenceMessagesOfEightAndSixteenBytes() {
        // vectors_sip64[8] and [16] of the reference implementation: the messages 00..07 and
        // 00..0f.
        assertThat(SipHash.hash(KEY, 0x0706050403020100L)).isEqualTo(0x93f5f5799a932462L);
        assertThat(SipHash.hash(KEY, 0x0706050403020100L, 0x0f0e0d0c0b0a0908L))
                .isEqualTo(0x3f2acc7f57c29bdbL);
    }

    @Test
    void dependsOnBothHalvesOfTheKey() {
        long hash = SipHash.hash(KEY, 1);
        assertThat(SipHash.hash(new DrawKey(KEY.low() + 1, KEY.high()), 1)).isNotEqualTo(hash);
        assertThat(SipHash.hash(new DrawKey(KEY.low(), KEY.high() + 1), 1)).isNotEqualTo(hash);
    }
}
