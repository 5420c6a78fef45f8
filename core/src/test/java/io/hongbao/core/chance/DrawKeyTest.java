package io.hongbao.core.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DrawKeyTest {
    static final String SECRET = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    @Test
    void neverChanges() {
        assertThat(DrawKey.of(SECRET, "daily-cash").hex())
                .isEqualTo("5a1e1c0a08c6298de56c1d499ad1718e");
        assertThat(DrawKey.of(SECRET, "lucky").hex()).isEqualTo("d51cba69a52a2102a444f4b704fe82fa");
    }

    @Test
    void refusesASecretThatIsNot64HexadecimalDigits() {
        assertThatThrownBy(() -> DrawKey.of("00", "p"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64 hexadecimal digits");
        assertThatThrownBy(() -> DrawKey.of("z".repeat(64), "p"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsItselfOutOfLogs() {
        assertThat(DrawKey.of(SECRET, "lucky")).hasToString("DrawKey[kept]");
    }
}
