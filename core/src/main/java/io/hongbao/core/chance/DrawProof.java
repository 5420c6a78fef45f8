package io.hongbao.core.chance;

import io.hongbao.core.campaign.Prize;
import java.util.List;
import java.util.Locale;

/**
 * One draw, computed again from what is public once a campaign has closed. {@code
 * docs/verify-draw.md} describes the same computation for other languages.
 *
 * @param prize the prize's id
 * @param position the envelope's position in the prize
 * @param secretMatches whether the revealed secret is the one whose hash was published before
 *     anything was drawn; if not, the amount proves nothing
 * @param amountMinor what the envelope must hold, in minor units
 * @param steps how it was computed, for people
 */
public record DrawProof(
        String prize, long position, boolean secretMatches, long amountMinor, List<Step> steps) {

    /** One step of the computation: what it is, and what came out. */
    public record Step(String name, String value) {}

    public DrawProof {
        steps = List.copyOf(steps);
    }

    /**
     * Draws an envelope of a cash deck again.
     *
     * @param publishedHash the campaign's draw secret's published SHA-256, hexadecimal
     * @param drawSecret the revealed secret, 64 hexadecimal digits
     * @throws IllegalArgumentException when the secret is malformed or the position is not in the
     *     deck
     */
    public static DrawProof ofDeck(
            String prizeId,
            Prize.CashDeck deck,
            String publishedHash,
            String drawSecret,
            long position) {
        Deck drawn = Deck.of(drawSecret, prizeId, deck);
        long rank = drawn.rankAt(position);
        int tier = drawn.tierOf(rank);
        long amountMinor = drawn.amountMinorAt(position);
        String commitment = CampaignSecrets.commitment(drawSecret);
        return new DrawProof(
                prizeId,
                position,
                matches(commitment, publishedHash),
                amountMinor,
                List.of(
                        new Step("published hash", publishedHash),
                        new Step("hash of the secret", commitment),
                        new Step("key of the prize", DrawKey.of(drawSecret, prizeId).hex()),
                        new Step("position", position + " of " + drawn.size()),
                        new Step("rank", Long.toString(rank)),
                        new Step("tier", (tier + 1) + " of " + deck.tiers().size()),
                        new Step("amount in minor units", Long.toString(amountMinor))));
    }

    /**
     * Draws an envelope of a lucky split again.
     *
     * @param publishedHash the campaign's draw secret's published SHA-256, hexadecimal
     * @param drawSecret the revealed secret, 64 hexadecimal digits
     * @param remainingCount how many envelopes its lot had before the draw, as the journal says
     * @param remainingMinor the money in them
     * @throws IllegalArgumentException when the secret is malformed or the numbers do not fit the
     *     split
     */
    public static DrawProof ofSplit(
            String prizeId,
            Prize.LuckySplit split,
            String publishedHash,
            String drawSecret,
            long position,
            long remainingCount,
            long remainingMinor) {
        Split.Draw draw =
                Split.of(drawSecret, prizeId, split).draw(position, remainingCount, remainingMinor);
        String commitment = CampaignSecrets.commitment(drawSecret);
        return new DrawProof(
                prizeId,
                position,
                matches(commitment, publishedHash),
                draw.amountMinor(),
                List.of(
                        new Step("published hash", publishedHash),
                        new Step("hash of the secret", commitment),
                        new Step("key of the prize", DrawKey.of(drawSecret, prizeId).hex()),
                        new Step("position", position + " of " + split.count()),
                        new Step("envelopes left in the lot", Long.toString(remainingCount)),
                        new Step("money left in the lot", Long.toString(remainingMinor)),
                        new Step("rounding", Long.toString(draw.rounding())),
                        new Step("span above the minimum", Long.toString(draw.spanMinor())),
                        new Step("amount in minor units", Long.toString(draw.amountMinor()))));
    }

    private static boolean matches(String commitment, String publishedHash) {
        return commitment.equals(publishedHash.toLowerCase(Locale.ROOT));
    }
}
