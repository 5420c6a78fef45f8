package io.hongbao.core.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InviteNumbersTest {

    private static final String SECRET = "ab".repeat(32);
    private static final long COUNT = 1L << 45;

    @Test
    void everyShardHandsOutItsOwnNumbersAndEachOnce() {
        int shards = 3;
        Set<Long> all = new HashSet<>();
        for (int shard = 0; shard < shards; shard++) {
            for (int index = 0; index < 100; index++) {
                long number = InviteNumbers.of(SECRET, "lny", 300).number(index, shard, shards);
                assertThat(number).isBetween(0L, 299L);
                assertThat(number % shards).isEqualTo(shard);
                all.add(number);
            }
        }
        assertThat(all).as("all there are").hasSize(300);
        assertThatThrownBy(() -> InviteNumbers.of(SECRET, "lny", 300).number(100, 0, shards))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherSecretOrCampaignGivesOtherNumbers() {
        long number = InviteNumbers.of(SECRET, "lny", COUNT).number(0, 5, 8);
        assertThat(number).isBetween(0L, COUNT - 1);
        assertThat(InviteNumbers.of(SECRET, "lny", COUNT).number(0, 5, 8)).isEqualTo(number);
        assertThat(InviteNumbers.of("cd".repeat(32), "lny", COUNT).number(0, 5, 8))
                .isNotEqualTo(number);
        assertThat(InviteNumbers.of(SECRET, "spring", COUNT).number(0, 5, 8)).isNotEqualTo(number);
    }
}
