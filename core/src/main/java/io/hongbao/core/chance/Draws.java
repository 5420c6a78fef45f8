package io.hongbao.core.chance;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.treasury.Lot;
import java.util.HashMap;
import java.util.Map;

/**
 * What is in an envelope: the same for the same secret and position, whoever asks and however
 * often. Keeps the decks, splits and orders of numbers that it has made, which only saves time. One
 * per shard; not thread-safe.
 */
public final class Draws {
    private final Secrets secrets;
    private final Map<Key, Deck> decks = new HashMap<>();
    private final Map<Key, Split> splits = new HashMap<>();
    private final Map<String, InviteNumbers> invites = new HashMap<>();

    private record Key(String campaign, String prize) {}

    public Draws(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The money in the first envelope of {@code lot}, in minor units. */
    public long amountMinorOfFirst(CampaignTerms terms, Prize prize, Lot lot) {
        return switch (prize.content()) {
            case Prize.Card card -> card.amountMinor();
            case Prize.CashDeck deck -> deck(terms, prize, deck).amountMinorAt(lot.firstPosition());
            case Prize.LuckySplit split ->
                    split(terms, prize, split)
                            .amountMinorAt(lot.firstPosition(), lot.count(), lot.amountMinor());
        };
    }

    /**
     * The money in the first {@code count} envelopes of {@code lot} when they are handed on
     * together, in minor units. A split's money is handed on in proportion, so that both parts keep
     * the average and can pay the minimum.
     */
    public long amountMinorOf(CampaignTerms terms, Prize prize, Lot lot, long count) {
        if (count == lot.count()) {
            return lot.amountMinor();
        }
        return switch (prize.content()) {
            case Prize.Card card -> Math.multiplyExact(count, card.amountMinor());
            case Prize.CashDeck deck ->
                    deck(terms, prize, deck).amountMinor(lot.firstPosition(), count);
            case Prize.LuckySplit _ -> Math.multiplyExact(lot.amountMinor(), count) / lot.count();
        };
    }

    private Deck deck(CampaignTerms terms, Prize prize, Prize.CashDeck deck) {
        return decks.computeIfAbsent(
                new Key(terms.id(), prize.id()),
                key -> Deck.of(drawSecret(terms), prize.id(), deck));
    }

    private Split split(CampaignTerms terms, Prize prize, Prize.LuckySplit split) {
        return splits.computeIfAbsent(
                new Key(terms.id(), prize.id()),
                key -> Split.of(drawSecret(terms), prize.id(), split));
    }

    /** Both secrets of a campaign, to be published when it closes. */
    public CampaignSecrets secretsOf(CampaignTerms terms) {
        return secrets.of(terms.id());
    }

    /** The seed of the places of an opening of the campaign's waiting room; see {@link Places}. */
    public String placeSeed(CampaignTerms terms, int opening) {
        String secret = secrets.of(terms.id()).placeSecret();
        if (!CampaignSecrets.commitment(secret).equals(terms.placeSecretHash())) {
            throw new IllegalStateException(
                    "the place secret of campaign "
                            + terms.id()
                            + " is not the one whose hash was published: restore the right secret file");
        }
        return Places.seed(secret, terms.id(), opening);
    }

    /**
     * The number of the next invite of a shard.
     *
     * @param index how many it has handed out before
     */
    public long inviteNumber(CampaignTerms terms, long index, int shard, int shards) {
        return invites.computeIfAbsent(
                        terms.id(),
                        campaign -> InviteNumbers.of(drawSecret(terms), campaign, Invite.NUMBERS))
                .number(index, shard, shards);
    }

    private String drawSecret(CampaignTerms terms) {
        String secret = secrets.of(terms.id()).drawSecret();
        if (!CampaignSecrets.commitment(secret).equals(terms.drawSecretHash())) {
            throw new IllegalStateException(
                    "the draw secret of campaign "
                            + terms.id()
                            + " is not the one whose hash was published: restore the right secret file");
        }
        return secret;
    }
}
