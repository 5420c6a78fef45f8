package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.UserId;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WalletFilterTest {
    private static final int MANY = 700_000;

    @Test
    void everybodyWhoWasAddedIsFoundHoweverItGrows() {
        WalletFilter filter = new WalletFilter();
        filter.complete(WalletFilter.Layer.EMPTY);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < MANY; i++) {
            filter.add(new UserId(random.nextLong(), random.nextLong()));
        }
        SplittableRandom same = new SplittableRandom(7);
        for (int i = 0; i < MANY; i++) {
            assertThat(filter.mayContain(new UserId(same.nextLong(), same.nextLong()))).isTrue();
        }
    }

    @Test
    void peopleWhoCountAreFoundTooAndFewOthers() {
        WalletFilter filter = new WalletFilter();
        filter.complete(WalletFilter.Layer.EMPTY);
        for (int i = 0; i < MANY; i++) {
            filter.add(new UserId(0, i));
        }
        int wrong = 0;
        for (int i = 0; i < MANY; i++) {
            assertThat(filter.mayContain(new UserId(0, i))).isTrue();
            wrong += filter.mayContain(new UserId(0, MANY + i)) ? 1 : 0;
        }
        assertThat(wrong).isLessThan(MANY / 50);
    }

    @Test
    void everybodyMayHaveAWalletUntilThoseBeforeAreKnown() {
        WalletFilter filter = new WalletFilter();
        UserId before = Scene.user(1);
        assertThat(filter.mayContain(before)).isTrue();
        WalletFilter.Layer everybody = new WalletFilter.Layer(10);
        everybody.add(before);
        filter.complete(everybody);
        assertThat(filter.mayContain(before)).isTrue();
        assertThat(filter.mayContain(Scene.user(2))).isFalse();
    }
}
