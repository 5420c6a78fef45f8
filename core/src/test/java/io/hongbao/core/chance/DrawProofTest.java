package io.hongbao.core.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.core.campaign.Prize.CashDeck;
import io.hongbao.core.campaign.Prize.CashDeck.Tier;
import io.hongbao.core.campaign.Prize.LuckySplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawProofTest {
    private static final String SECRET = DrawKeyTest.SECRET;
    private static final String HASH = CampaignSecrets.commitment(SECRET);
    private static final CashDeck DECK =
            new CashDeck(List.of(new Tier(288_800, 1), new Tier(8_800, 99), new Tier(88, 9_900)));
    private static final LuckySplit SPLIT = new LuckySplit(1_000_000, 100_000_000, 10);

    @Test
    void drawsWhatTheDeckDrew() {
        Deck deck = Deck.of(SECRET, "daily-cash", DECK);
        for (long position = 0; position < deck.size(); position += 101) {
            DrawProof proof = DrawProof.ofDeck("daily-cash", DECK, HASH, SECRET, position);
            assertThat(proof.amountMinor()).isEqualTo(deck.amountMinorAt(position));
            assertThat(proof.secretMatches()).isTrue();
        }
    }

    @Test
    void drawsWhatTheSplitDrew() {
        Split split = Split.of(SECRET, "lucky", SPLIT);
        DrawProof proof = DrawProof.ofSplit("lucky", SPLIT, HASH, SECRET, 123_456, 7, 5_000);
        assertThat(proof.amountMinor()).isEqualTo(split.amountMinorAt(123_456, 7, 5_000));
        assertThat(proof.secretMatches()).isTrue();
    }

    @Test
    void saysWhenTheSecretIsAnother() {
        String other = "ff".repeat(32);
        assertThat(DrawProof.ofDeck("daily-cash", DECK, HASH, other, 0).secretMatches()).isFalse();
        assertThat(DrawProof.ofSplit("lucky", SPLIT, HASH, other, 0, 1, 10).secretMatches())
                .isFalse();
        assertThatThrownBy(() -> DrawProof.ofDeck("daily-cash", DECK, HASH, "short", 0))
                .hasMessageContaining("64 hexadecimal digits");
    }

    /** The document's worked examples stand on these steps, word by word. */
    @Test
    void theDocumentsExamplesAreWhatIsComputed() throws IOException {
        String document = Files.readString(Path.of("../docs/verify-draw.md"));
        DrawProof deck = DrawProof.ofDeck("daily-cash", DECK, HASH, SECRET, 0);
        DrawProof split = DrawProof.ofSplit("lucky", SPLIT, HASH, SECRET, 123_456, 7, 5_000);
        assertThat(document).contains(SECRET);
        for (DrawProof proof : List.of(deck, split)) {
            for (DrawProof.Step step : proof.steps()) {
                assertThat(document).contains("| " + step.name() + " | `" + step.value() + "` |");
            }
        }
    }
}
