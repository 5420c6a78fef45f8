package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.UserId;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PeopleFilterTest {
    private static final int MANY = 700_000;

    @Test
    void everybodyWhoWasAddedIsFoundHoweverItGrows() {
        PeopleFilter filter = new PeopleFilter();
        filter.complete(PeopleFilter.Layer.EMPTY);
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
        PeopleFilter filter = new PeopleFilter();
        filter.complete(PeopleFilter.Layer.EMPTY);
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
        PeopleFilter filter = new PeopleFilter();
        UserId before = Scene.user(1);
        assertThat(filter.mayContain(before)).isTrue();
        PeopleFilter.Layer everybody = new PeopleFilter.Layer(10);
        everybody.add(before);
        filter.complete(everybody);
        assertThat(filter.mayContain(before)).isTrue();
        assertThat(filter.mayContain(Scene.user(2))).isFalse();
    }
}
