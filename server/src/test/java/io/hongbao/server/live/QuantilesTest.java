package io.hongbao.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class QuantilesTest {

    private static final double[] ENDS = {1, 2, 5, 10};
    private static final Offset<Double> CLOSE = Offset.offset(1e-9);

    @Test
    void withinABucketItIsLinear() {
        long[] counts = {0, 100, 100, 100, 100};
        assertThat(Quantiles.of(0.5, ENDS, counts)).isCloseTo(1.5, CLOSE);
        assertThat(Quantiles.of(0.99, ENDS, counts)).isCloseTo(1.99, CLOSE);
        assertThat(Quantiles.of(1, ENDS, counts)).isCloseTo(2, CLOSE);
    }

    @Test
    void overSeveralBuckets() {
        long[] counts = {50, 90, 99, 100, 100};
        assertThat(Quantiles.of(0.5, ENDS, counts)).isCloseTo(1, CLOSE);
        assertThat(Quantiles.of(0.945, ENDS, counts)).isCloseTo(3.5, CLOSE);
        assertThat(Quantiles.of(0.99, ENDS, counts)).isCloseTo(5, CLOSE);
    }

    @Test
    void beyondTheLastBucketItIsItsEnd() {
        assertThat(Quantiles.of(0.5, ENDS, new long[] {0, 0, 0, 10, 100})).isEqualTo(10);
    }
}
