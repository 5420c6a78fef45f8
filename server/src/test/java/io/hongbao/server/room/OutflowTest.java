package io.hongbao.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The control loop against a simulated crowd, ten steps a second. */
final class OutflowTest {

    private static final long STEP_NANOS = 100_000_000L;

    private final Outflow outflow = new Outflow();
    private long nowNanos = 5;
    private long joined = 10_000_000;
    private long admitted;
    private double sustainable = 1_000_000;
    private int ceiling = -1;
    private double outlets = -1;

    private long step() {
        nowNanos += STEP_NANOS;
        long more =
                outflow.step(
                        new Outflow.Measured(joined, admitted, sustainable, ceiling, outlets),
                        nowNanos);
        admitted += more;
        return more;
    }

    /** So many seconds, in which everybody comes at once. */
    private List<Double> perSecond(int seconds) {
        List<Double> rates = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            long before = admitted;
            for (int i = 0; i < 10; i++) {
                long called = step();
                for (long place = admitted - called + 1; place <= admitted; place++) {
                    outflow.came(place);
                }
            }
            rates.add((double) (admitted - before));
        }
        return rates;
    }

    @Test
    void followsTheCeilingOnceItHasRisenToIt() {
        ceiling = 3_000;
        List<Double> rates = perSecond(30);
        assertThat(rates.getFirst()).isLessThan(1_600);
        for (int i = 1; i < rates.size(); i++) {
            assertThat(rates.get(i)).isLessThanOrEqualTo(rates.get(i - 1) * 2.2 + 50);
        }
        assertThat(rates.subList(10, 30))
                .allSatisfy(rate -> assertThat(rate).isCloseTo(3_000, within(3.0)));
        assertThat(outflow.reading().perSecond()).isCloseTo(3_000, within(30.0));
    }

    @Test
    void fallsAtOnceAndDoesNotSwing() {
        sustainable = 4_000;
        perSecond(20);
        sustainable = 1_000;
        List<Double> after = perSecond(20);
        assertThat(after).allSatisfy(rate -> assertThat(rate).isCloseTo(1_000, within(2.0)));
    }

    @Test
    void takesTheLeastOfWhatServerOperatorAndOutletsAllow() {
        sustainable = 5_000;
        ceiling = 2_000;
        outlets = 700;
        assertThat(perSecond(20).getLast()).isCloseTo(700, within(2.0));
        outlets = -1;
        assertThat(perSecond(20).getLast()).isCloseTo(2_000, within(3.0));
        ceiling = -1;
        assertThat(perSecond(20).getLast()).isCloseTo(5_000, within(6.0));
    }

    @Test
    void aCeilingOfNothingLetsNobodyIn() {
        ceiling = 0;
        assertThat(perSecond(5)).allSatisfy(rate -> assertThat(rate).isZero());
        assertThat(outflow.reading().perSecond()).isZero();
        ceiling = 50;
        assertThat(perSecond(10).getLast()).isCloseTo(50, within(1.0));
    }

    @Test
    void neverGoesBeyondTheLastTicketAndSavesNothingUp() {
        ceiling = 3_000;
        joined = 20;
        perSecond(60);
        assertThat(admitted).isEqualTo(20);
        joined = 100_000;
        step();
        assertThat(admitted).isLessThanOrEqualTo(20 + 301);
    }

    @Test
    void aPauseIsNotMadeUpForInOneStep() {
        ceiling = 1_000;
        perSecond(20);
        nowNanos += 60_000_000_000L;
        assertThat(step()).isLessThanOrEqualTo(501);
    }

    @Test
    void callsMoreWhenSomeDoNotCome() {
        sustainable = 1_000;
        SplittableRandom random = new SplittableRandom(20_260_206);
        long entered = 0;
        long before = 0;
        for (int second = 0; second < 120; second++) {
            if (second == 90) {
                before = entered;
            }
            for (int i = 0; i < 10; i++) {
                long called = step();
                for (long place = admitted - called + 1; place <= admitted; place++) {
                    if (random.nextInt(10) < 6) {
                        outflow.came(place);
                        entered++;
                    }
                }
            }
        }
        assertThat(outflow.reading().shown()).isCloseTo(0.6, within(0.03));
        assertThat((entered - before) / 30.0).isCloseTo(1_000, within(50.0));
    }

    @Test
    void callsAtMostThreeForOne() {
        sustainable = 900;
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 10; i++) {
                step();
            }
        }
        assertThat(outflow.reading().shown()).isCloseTo(1 / 3.0, within(1e-9));
        long before = admitted;
        perSecond(1);
        assertThat(admitted - before).isLessThanOrEqualTo(2_701);
    }

    @Test
    void anOperatorsCeilingIsTheMostThatAreCalledWhoeverComes() {
        sustainable = 900;
        ceiling = 1_200;
        for (int second = 0; second < 60; second++) {
            long before = admitted;
            for (int i = 0; i < 10; i++) {
                step();
            }
            assertThat(admitted - before).isLessThanOrEqualTo(1_201);
        }
    }
}
