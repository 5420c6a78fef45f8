package io.hongbao.core.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlacesTest {

    /** Of opening 1 of the campaign {@code lny2026} under {@link DrawKeyTest#SECRET}. */
    private static final String SEED =
            "a24b34cfcbd8547987086c7276d059265eac370d08277e0590b4a441512adc90";

    /**
     * Values computed by an independent implementation in Python. If one changes, old places can't
     * be checked any more.
     */
    @Test
    void neverChange() {
        assertThat(places(14, 10))
                .containsExactly(6L, 9L, 5L, 8L, 4L, 1L, 2L, 3L, 10L, 7L, 11L, 12L, 13L, 14L);
        assertThat(ends(1)).containsExactly(1L, 2L);
        assertThat(ends(2)).containsExactly(1L, 3L);
        assertThat(ends(1_000)).containsExactly(726L, 1_001L);
        assertThat(ends(1_000_000)).containsExactly(622_620L, 1_000_001L);
        assertThat(ends(10_000_000_000L)).containsExactly(4_660_824_381L, 10_000_000_001L);
        assertThat(Places.place(123_456, 1_000_000, SEED)).isEqualTo(33_329);
        assertThat(Places.place(999_999, 1_000_000, SEED)).isEqualTo(702_830);
    }

    @Test
    void eachOpeningHasASeedOfItsOwn() {
        assertThat(Places.seed(DrawKeyTest.SECRET, "lny2026", 1)).isEqualTo(SEED);
        assertThat(Places.commitment(SEED))
                .isEqualTo("aa0d2b06d94b778614befe56e2f13c3bddd16cacc5730a73bd730518463cea76");
        assertThat(Places.seed(DrawKeyTest.SECRET, "lny2026", 2))
                .isEqualTo("ab993c3c693d832f7e9241446f2e89885ecdefc94548eeb0b3b629449e125219");
        assertThat(Places.seed(DrawKeyTest.SECRET, "lny2027", 1)).isNotEqualTo(SEED);
    }

    /** What is written for those who write their own check is what this code does. */
    @Test
    void theDocumentedExampleIsRight() throws IOException {
        String page = Files.readString(Path.of("../docs/verify-place.md"));
        assertThat(page)
                .contains("| published hash | `" + Places.commitment(SEED) + "` |")
                .contains("| seed | `" + Places.seed(DrawKeyTest.SECRET, "lny2026", 1) + "` |")
                .contains("| key | `" + DrawKey.ofSeed(SEED).hex() + "` |")
                .contains("| place | `" + Places.place(123_456, 1_000_000, SEED) + "` |")
                .contains("`" + Places.seed(DrawKeyTest.SECRET, "lny2026", 2) + "`");
        Matcher row = Pattern.compile("(?m)^\\| (\\d+) \\| (\\d+) \\| (\\d+) \\|$").matcher(page);
        int rows = 0;
        for (; row.find(); rows++) {
            long place =
                    Places.place(Long.parseLong(row.group(2)), Long.parseLong(row.group(1)), SEED);
            assertThat(place).isEqualTo(Long.parseLong(row.group(3)));
        }
        assertThat(rows).isEqualTo(7);
    }

    private static List<Long> places(int count, long preQueued) {
        List<Long> places = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            places.add(Places.place(index, preQueued, SEED));
        }
        return places;
    }

    /** The place of the first, and of the first who came after the opening. */
    private static List<Long> ends(long preQueued) {
        return List.of(Places.place(0, preQueued, SEED), Places.place(preQueued, preQueued, SEED));
    }

    @Test
    void everybodyHasAPlaceOfTheirOwn() {
        for (int preQueued : new int[] {0, 1, 2, 3, 255, 256, 257, 10_000}) {
            BitSet taken = new BitSet();
            int people = preQueued + 100;
            for (int index = 0; index < people; index++) {
                long place = Places.place(index, preQueued, SEED);
                assertThat(place).isBetween(1L, (long) people);
                taken.set((int) place);
            }
            assertThat(taken.cardinality()).as("places of %d", people).isEqualTo(people);
        }
    }

    @Test
    void whoComesAfterTheOpeningIsServedFirstComeFirst() {
        for (long late = 0; late < 100; late++) {
            assertThat(Places.place(5_000 + late, 5_000, SEED)).isEqualTo(5_001 + late);
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> Places.place(-1, 10, SEED)).hasMessageContaining("index");
        assertThatThrownBy(() -> Places.place(1, 10_000_000_001L, SEED))
                .hasMessageContaining("pre-queue");
        assertThatThrownBy(() -> Places.place(1, 10, "ab")).hasMessageContaining("place seed");
        assertThatThrownBy(() -> Places.seed("ab", "lny2026", 1))
                .hasMessageContaining("place secret");
        assertThatThrownBy(() -> Places.seed(DrawKeyTest.SECRET, "lny2026", 0))
                .hasMessageContaining("opening");
    }
}
