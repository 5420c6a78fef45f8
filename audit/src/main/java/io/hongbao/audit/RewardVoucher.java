package io.hongbao.audit;

import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.InviteEvent;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.invite.RewardState;

/**
 * That an invite's reward and the voucher that paid it say the same: neither is there without the
 * other, and what became of the one is true of the other.
 */
final class RewardVoucher {
    private RewardVoucher() {}

    /** What a reward says of its voucher must be so, when this entry is read up to here. */
    static String wrong(
            Entry entry,
            InviteEvent.RewardMoved it,
            CampaignTerms terms,
            WalletBook wallet,
            long earnedAtMillis) {
        if (it.to() == RewardState.GRANTED) {
            return granted(entry, it, terms, earnedAtMillis);
        }
        if (it.voucher() == 0) {
            return "";
        }
        for (WalletBook.VoucherBook voucher : wallet.vouchers) {
            if (voucher.id == it.voucher() && voucher.campaign.equals(it.campaign())) {
                boolean expired =
                        terms.prize(it.prize())
                                .map(prize ->
                                        entry.atMillis()
                                                >= Math.max(
                                                        prize.validity()
                                                                .expiresAtMillis(
                                                                        voucher.issuedAtMillis),
                                                        voucher.extendedUntilMillis))
                                .orElse(false);
                boolean right =
                        switch (voucher.stage) {
                            case HELD -> it.to() == RewardState.RECALLED;
                            case VOIDED -> it.to() == RewardState.CLAWED_BACK;
                            case REDEEMED, EXPIRED -> it.to() == RewardState.GONE;
                            case ISSUED -> it.to() == RewardState.GONE && expired;
                        };
                return right ? "" : "it is " + it.to() + ", but its voucher is " + voucher.stage;
            }
        }
        return "its voucher is not this person's";
    }

    /** It is there, and of a wave that is open now or was when it was earned. */
    private static String granted(
            Entry entry, InviteEvent.RewardMoved it, CampaignTerms terms, long earnedAtMillis) {
        for (Event event : entry.events()) {
            if (event instanceof Event.EnvelopeGranted envelope && pays(envelope, it)) {
                String id = envelope.voucher().wave();
                boolean ran =
                        terms.wave(id)
                                .filter(wave ->
                                        wave.window().contains(entry.atMillis())
                                                || wave.window().contains(earnedAtMillis))
                                .isPresent();
                return ran ? "" : "it was earned while wave " + id + " was not open";
            }
        }
        return "voucher " + it.voucher() + " was not granted for it here";
    }

    private static boolean pays(Event.EnvelopeGranted envelope, InviteEvent.RewardMoved it) {
        return envelope.user().equals(it.user())
                && envelope.campaign().equals(it.campaign())
                && envelope.voucher().id() == it.voucher()
                && envelope.voucher().prize().equals(it.prize())
                && envelope.voucher().key().equals(it.id().voucherKey());
    }

    /**
     * Whether an envelope that an invite has earned is put down as its reward in the same entry.
     */
    static boolean isEarned(Entry entry, Event.EnvelopeGranted envelope) {
        return envelope.voucher().earnedBy() != EarnedBy.INVITE
                || entry.events().stream()
                        .anyMatch(event ->
                                event instanceof InviteEvent.RewardMoved it
                                        && it.to() == RewardState.GRANTED
                                        && pays(envelope, it));
    }
}
