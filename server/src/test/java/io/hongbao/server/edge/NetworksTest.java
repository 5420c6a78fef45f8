package io.hongbao.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.250",
        "2001:db8:1:22aa::1, 2001:db8:1:22bb:9::2",
        "'10.0.0.1, 203.0.113.7', 203.0.113.8"
    })
    void neighboursAreOneNetwork(String one, String other) {
        assertThat(Networks.ofLast(one)).isEqualTo(Networks.ofLast(other)).isNotZero();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.112.7",
        "2001:db8:1:2200::1, 2001:db8:1:2300::1",
        "'203.0.113.7, 10.0.0.1', 203.0.113.8",
        "0.0.0.1, ::1:0:0"
    })
    void strangersAreTwo(String one, String other) {
        assertThat(Networks.ofLast(one)).isNotEqualTo(Networks.ofLast(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "unknown",
                "example.com",
                "203.0.113.7:443",
                "203.0.113.999",
                ":::::",
                "127.0.0.1",
                "::1",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void whatIsNoAddressOrThisMachinesOwnIsHeldToNothing(String address) {
        assertThat(Networks.ofLast(address)).isEqualTo(Networks.OWN);
    }
}
