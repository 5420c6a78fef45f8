package io.hongbao.server.overload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleSignalTest {

    @ParameterizedTest
    @CsvSource({
        "0, 20000, 1",
        "12000, 20000, 1",
        "12001, 20000, 2",
        "20000, 20000, 2",
        "30000, 20000, 3",
        "200000, 20000, 17",
        "9000000000, 1, 1000",
        "10, 0, 17"
    })
    void serversAreWantedForWhatComesAtTheUtilisationThatIsAimedAt(
            long offered, long sustained, int desired) {
        ScaleSignal signal = ScaleSignal.of(offered, sustained, 0.25);
        assertThat(signal.desiredReplicas()).isEqualTo(desired);
        assertThat(signal.utilisation()).isEqualTo((double) offered / Math.max(1, sustained));
        assertThat(signal.refusedShare()).isEqualTo(0.25);
    }

    @Test
    void anIdleServerWantsOne() {
        assertThat(ScaleSignal.of(new Overload(() -> 0, 0)).desiredReplicas()).isEqualTo(1);
    }
}
