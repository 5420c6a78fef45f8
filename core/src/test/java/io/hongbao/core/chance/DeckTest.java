package io.hongbao.core.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.core.campaign.Prize.CashDeck;
import io.hongbao.core.campaign.Prize.CashDeck.Tier;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeckTest {
    private static final CashDeck TIERS =
            new CashDeck(
                    List.of(
                            new Tier(288_800, 3),
                            new Tier(8_800, 40),
                            new Tier(880, 1_957),
                            new Tier(88, 8_000)));
    private static final Deck DECK = Deck.of(DrawKeyTest.SECRET, "daily-cash", TIERS);

    @Test
    void givesOutEveryStockExactly() {
        Map<Long, Long> counts = new TreeMap<>();
        for (long position = 0; position < DECK.size(); position++) {
            counts.merge(DECK.amountMinorAt(position), 1L, Long::sum);
        }
        assertThat(counts)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(288_800L, 3L, 8_800L, 40L, 880L, 1_957L, 88L, 8_000L));
    }

    @Test
    void givesRanksToTiersInFileOrder() {
        assertThat(DECK.tierOf(0)).isEqualTo(0);
        assertThat(DECK.tierOf(2)).isEqualTo(0);
        assertThat(DECK.tierOf(3)).isEqualTo(1);
        assertThat(DECK.tierOf(42)).isEqualTo(1);
        assertThat(DECK.tierOf(43)).isEqualTo(2);
        assertThat(DECK.tierOf(9_999)).isEqualTo(3);
    }

    @Test
    void neverChanges() {
        // Ranks of an independent implementation in Python: 10 000 positions, key of daily-cash.
        assertThat(List.of(DECK.rankAt(0), DECK.rankAt(1), DECK.rankAt(9_999)))
                .containsExactly(2244L, 4329L, 4454L);
    }

    @Test
    void sumsRunsOfAnyLengthAsPositionByPosition() {
        Random random = new Random(17);
        for (int i = 0; i < 200; i++) {
            long first = random.nextLong(DECK.size());
            long count = random.nextLong(DECK.size() - first + 1);
            long sum = 0;
            for (long position = first; position < first + count; position++) {
                sum += DECK.amountMinorAt(position);
            }
            assertThat(DECK.amountMinor(first, count)).isEqualTo(sum);
        }
        assertThat(DECK.amountMinor(0, DECK.size())).isEqualTo(TIERS.totalMinor());
    }

    @Test
    void sumsAWholeDeckOfTenBillionAtOnce() {
        CashDeck huge = new CashDeck(List.of(new Tier(2, 1), new Tier(1, 9_999_999_999L)));
        assertThat(Deck.of(DrawKeyTest.SECRET, "huge", huge).amountMinor(0, 10_000_000_000L))
                .isEqualTo(10_000_000_001L);
    }

    @Test
    void refusesWhatIsNotInTheDeck() {
        for (long position : new long[] {-1, 10_000, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> DECK.amountMinorAt(position))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("deck position must be between 0 and 9999");
        }
        assertThatThrownBy(() -> DECK.amountMinor(9_999, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DECK.amountMinor(0, 10_001))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DECK.amountMinor(-1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DECK.amountMinor(0, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void differsByPrizeAndSecret() {
        String otherSecret = "ff".repeat(32);
        assertThat(ranks(Deck.of(DrawKeyTest.SECRET, "other", TIERS))).isNotEqualTo(ranks(DECK));
        assertThat(ranks(Deck.of(otherSecret, "daily-cash", TIERS))).isNotEqualTo(ranks(DECK));
    }

    private static List<Long> ranks(Deck deck) {
        return List.of(deck.rankAt(0), deck.rankAt(1), deck.rankAt(2), deck.rankAt(3));
    }
}
