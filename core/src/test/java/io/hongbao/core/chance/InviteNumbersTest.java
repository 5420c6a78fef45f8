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
                long number = InviteNumbers.number(SECRET, "lny", 300, index, shard, shards);
                assertThat(number).isBetween(0L, 299L);
                assertThat(number % shards).isEqualTo(shard);
                all.add(number);
            }
        }
        assertThat(all).as("all there are").hasSize(300);
        assertThatThrownBy(() -> InviteNumbers.number(SECRET, "lny", 300, 100, 0, shards))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherSecretOrCampaignGivesOtherNumbers() {
        long number = InviteNumbers.number(SECRET, "lny", COUNT, 0, 5, 8);
        assertThat(number).isBetween(0L, COUNT - 1);
        assertThat(InviteNumbers.number(SECRET, "lny", COUNT, 0, 5, 8)).isEqualTo(number);
        assertThat(InviteNumbers.number("cd".repeat(32), "lny", COUNT, 0, 5, 8))
                .isNotEqualTo(number);
        assertThat(InviteNumbers.number(SECRET, "spring", COUNT, 0, 5, 8)).isNotEqualTo(number);
    }
}
