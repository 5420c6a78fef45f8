package io.hongbao.audit;

import io.hongbao.core.Event;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.chance.Deck;
import io.hongbao.core.chance.Split;
import io.hongbao.core.wallet.Voucher;
import java.util.HashMap;
import java.util.Map;

/**
 * Draws every envelope of a closed campaign again, from the published secret and the envelope's
 * position.
 */
final class DrawCheck {

    private final Map<String, CampaignBook> campaigns;
    private final Map<String, Deck> decks = new HashMap<>();
    private final Map<String, Split> splits = new HashMap<>();

    DrawCheck(Map<String, CampaignBook> campaigns) {
        this.campaigns = campaigns;
    }

    /**
     * Returns what is wrong with what lies in an envelope; empty when nothing is, or when it is
     * still secret.
     */
    String check(CampaignTerms terms, Event.EnvelopeGranted granted) {
        Voucher voucher = granted.voucher();
        CampaignBook book = campaigns.get(terms.id());
        String secret = book == null ? "" : book.drawSecret;
        if (secret.isEmpty() || terms.prize(voucher.prize()).isEmpty()) {
            return "";
        }
        Prize prize = terms.prize(voucher.prize()).get();
        try {
            long drawnMinor =
                    switch (prize.content()) {
                        case Prize.Card card -> card.amountMinor();
                        case Prize.CashDeck deck ->
                                decks.computeIfAbsent(
                                                terms.id() + "/" + prize.id(),
                                                _ -> Deck.of(secret, prize.id(), deck))
                                        .amountMinorAt(voucher.position());
                        case Prize.LuckySplit split ->
                                splits.computeIfAbsent(
                                                terms.id() + "/" + prize.id(),
                                                _ -> Split.of(secret, prize.id(), split))
                                        .amountMinorAt(
                                                voucher.position(),
                                                granted.splitCount(),
                                                granted.splitAmountMinor());
                    };
            return drawnMinor == voucher.amountMinor()
                    ? ""
                    : "position "
                            + voucher.position()
                            + " holds "
                            + drawnMinor
                            + " by the published secret";
        } catch (IllegalArgumentException impossible) {
            return "position "
                    + voucher.position()
                    + " cannot have been drawn: "
                    + impossible.getMessage();
        }
    }
}
