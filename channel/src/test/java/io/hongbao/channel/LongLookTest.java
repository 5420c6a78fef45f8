package io.hongbao.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LongLookTest {
    private static final double MEAN = 300;
    private static final double TOLD = 300;
    private static final double BESIDE = 60;

    private long minute;

    /**
     * Minutes that bring these shares of what is expected, here and in the channel's other forms.
     */
    private void minutes(LongLook look, int minutes, double share, double beside) {
        for (int i = 0; i < minutes; i++) {
            look.step(
                    new LongLook.Step(
                            minute++, 1, MEAN * share, MEAN, TOLD, BESIDE * beside, BESIDE));
            look.learn();
        }
    }

    @Test
    void aHalfHourAtSeventyPercentAlarmsAndNoShorterTimeDoes() {
        LongLook look = new LongLook();
        minutes(look, 29, 0.7, 1);
        assertThat(look.alarms()).isFalse();
        assertThat(look.suspicion()).isZero();
        minutes(look, 1, 0.7, 1);
        assertThat(look.alarms()).isTrue();
        assertThat(look.sinceMinute()).isZero();
        assertThat(look.share()).isBetween(0.69, 0.71);
    }

    /** What was before the half hour counts no more. */
    @Test
    void aHalfHourIsForgottenWithTheNextOne() {
        LongLook look = new LongLook();
        minutes(look, 30, 0.7, 1);
        minutes(look, 30, 1, 1);
        assertThat(look.share()).isBetween(0.99, 1.01);
        assertThat(look.sinceMinute()).isEqualTo(30);
        assertThat(look.alarms()).isFalse();
    }

    /** Steps of several minutes, as at night: no look is shorter than half an hour. */
    @Test
    void stepsOfSeveralMinutesFillTheHalfHourToo() {
        LongLook look = new LongLook();
        for (int i = 0; i < 5; i++) {
            assertThat(look.alarms()).isFalse();
            look.step(new LongLook.Step(i * 7L, 7, 1_400, 2_100, 2_100, 0, 0));
        }
        assertThat(look.alarms()).isTrue();
    }

    @Test
    void howeverSurelyAFormFellItWorksAboveFourFifths() {
        LongLook look = new LongLook();
        minutes(look, 60, 0.82, 1);
        assertThat(look.suspicion()).isGreaterThan(0.7);
        assertThat(look.alarms()).isFalse();
    }

    /** Few outcomes make no alarm of a drop that many make one of. */
    @Test
    void chanceIsBelieved() {
        LongLook look = new LongLook();
        for (int i = 0; i < 30; i++) {
            look.step(new LongLook.Step(i, 1, 1.4, 2, TOLD, 0, 0));
        }
        assertThat(look.share()).isBetween(0.69, 0.71);
        assertThat(look.alarms()).isFalse();
    }

    /** On a good day of the channel a block looks less bad than it is: its other forms tell. */
    @Test
    void theOtherFormsSayHowTheChannelItselfDoes() {
        LongLook alone = new LongLook();
        minutes(alone, 30, 0.81, 1);
        LongLook beside = new LongLook();
        minutes(beside, 30, 0.81, 1.15);
        assertThat(alone.alarms()).isFalse();
        assertThat(beside.alarms()).isTrue();
        LongLook badDay = new LongLook();
        minutes(badDay, 30, 0.78, 0.85);
        assertThat(badDay.alarms()).isFalse();
    }

    @Test
    void aBlockOfAllFormsDoesNotHideItself() {
        LongLook look = new LongLook();
        minutes(look, 30, 0.7, 0.7);
        assertThat(look.ofChannel()).isEqualTo(0.94);
        assertThat(look.alarms()).isTrue();
    }

    /** A ratio whose half hours always went up and down is not suspected for one that goes down. */
    @Test
    void whatAlwaysWanderedTakesMoreToAlarm() {
        LongLook look = new LongLook();
        for (int i = 0; i < 100; i++) {
            minutes(look, 30, i % 2 == 0 ? 0.85 : 1.15, 1);
        }
        minutes(look, 30, 0.7, 1);
        assertThat(look.share()).isLessThan(LongLook.MOST_LEFT);
        assertThat(look.alarms()).isFalse();
    }

    @Test
    void anEndOfABlockShowsBeforeAHalfHourIsOver() {
        LongLook look = new LongLook();
        minutes(look, 60, 0.7, 1);
        assertThat(look.isUsualAgain()).isFalse();
        minutes(look, 10, 1, 1);
        assertThat(look.isUsualAgain()).isFalse();
        minutes(look, 10, 1, 1);
        assertThat(look.isUsualAgain()).isTrue();
        look.reset();
        assertThat(look.isUsualAgain()).isFalse();
    }
}
