package io.hongbao.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hongbao.rehearsal.model.StepKind;
import io.hongbao.rehearsal.model.TrafficModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayingTest {
    private static final TrafficModel MODEL =
            new TrafficModel(
                    "test",
                    "A test",
                    1,
                    1,
                    List.of(new TrafficModel.Stretch(2, 6_000), new TrafficModel.Stretch(8, 600)),
                    60,
                    5,
                    new TrafficModel.Retries(1, 100, true),
                    List.of(
                            new TrafficModel.Share(
                                    "order",
                                    100,
                                    List.of(StepKind.SESSION, StepKind.CLAIM, StepKind.ORDER))));

    @Test
    void fewerAndFasterKeepsTheShape() {
        Curve curve = new Playing(MODEL, 0.1, 4, 10).curve();
        assertThat(curve.millis()).as("ten minutes in two and a half").isEqualTo(150_000);
        assertThat(curve.perSecondAt(0)).isCloseTo(6_000 / 60.0 * 0.1 * 4, within(1e-9));
        assertThat(curve.perSecondAt(140_000)).isCloseTo(600 / 60.0 * 0.1 * 4, within(1e-9));
        assertThat(curve.expectedArrivals()).isCloseTo((12_000 + 4_800) * 0.1, within(1e-6));
    }

    @Test
    void theFirstMinutesAloneCanBePlayed() {
        Playing playing = new Playing(MODEL, 1, 1, 3);
        assertThat(playing.curve().millis()).isEqualTo(180_000);
        assertThat(playing.people()).isEqualTo(12_600);
        assertThat(playing.curve().expectedArrivals()).isCloseTo(12_600, within(1e-6));
    }

    @Test
    void thereIsRoomForTheCupsOfTheBusiestMinute() {
        TeaShops shops = new Playing(MODEL, 1, 1, 10).shops();
        assertThat((long) shops.count() * shops.makesPerMinute()).isGreaterThanOrEqualTo(9_000);
        assertThat(new Playing(MODEL, 0.0001, 1, 10).shops().count()).isEqualTo(3);
    }

    @Test
    void whatCannotBePlayedIsRefused() {
        assertThatThrownBy(() -> new Playing(MODEL, 0, 1, 10)).hasMessageContaining("scale");
        assertThatThrownBy(() -> new Playing(MODEL, Double.NaN, 1, 10))
                .hasMessageContaining("scale");
        assertThatThrownBy(() -> new Playing(MODEL, 1, 2_000, 10)).hasMessageContaining("speed");
        assertThatThrownBy(() -> new Playing(MODEL, 1, 1, 0)).hasMessageContaining("played");
        assertThatThrownBy(() -> new Playing(MODEL, 100, 1_000, 10).curve())
                .hasMessageContaining("a rate must be");
    }
}
