package io.hongbao.server.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryAdviceTest {

    private static int[] spread(double refusedShare) {
        return IntStream.range(0, 1_000)
                .map(i -> RetryAdvice.seconds(refusedShare, i / 1_000.0))
                .distinct()
                .sorted()
                .toArray();
    }

    @Test
    void theMoreIsRefusedTheWiderCallersAreSpread() {
        assertThat(spread(0)).containsExactly(1);
        assertThat(spread(0.1)).containsExactly(1, 2, 3, 4);
        assertThat(spread(1)).isEqualTo(IntStream.rangeClosed(1, 30).toArray());
    }

    @Test
    void aShareThatIsNoneIsHeldWithinBounds() {
        assertThat(spread(-3)).isEqualTo(spread(0));
        assertThat(spread(7)).isEqualTo(spread(1));
    }
}
