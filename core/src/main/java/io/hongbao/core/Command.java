package io.hongbao.core;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;

/** What can be asked of the core. Each command has one shard that decides it. */
public sealed interface Command {

    /** Everything an operator may do to a campaign. Decided on the campaign's home shard. */
    sealed interface OfCampaign extends Command {
        String campaign();

        Authority by();
    }

    /** Everything that touches one wallet. Decided on the wallet's shard. */
    sealed interface OfWallet extends Command {
        UserId user();
    }

    /**
     * Puts a campaign's rules in force: a new draft, another draft, or a change to a published
     * campaign, where only safe changes are allowed.
     *
     * @param digest SHA-256 of the file, lower-case hexadecimal: a second person approves exactly
     *     this file
     */
    record ApplyCampaign(CampaignTerms terms, String digest, Authority by) implements OfCampaign {
        @Override
        public String campaign() {
            return terms.id();
        }
    }

    /**
     * Leads a campaign to another status: publish (scheduled), resume (running), pause, kill,
     * close.
     *
     * @param approved whether the second person's approval is waived: only the owner of the
     *     machine, at start, may say so
     */
    record LeadCampaign(String campaign, CampaignStatus to, Authority by, boolean approved)
            implements OfCampaign {}

    /**
     * Asks for an envelope.
     *
     * @param campaign the campaign's id
     * @param prize which prize is wished for; empty for the first one of the wave that the person
     *     can get
     * @param key the idempotency key: 1-64 of {@code [A-Za-z0-9._:-]}
     */
    record ClaimEnvelope(Person person, String campaign, String prize, String key)
            implements OfWallet {
        @Override
        public UserId user() {
            return person.user();
        }
    }

    /** Sets a voucher aside for a quote until {@code untilMillis}. */
    record HoldVoucher(UserId user, String campaign, long voucher, String quote, long untilMillis)
            implements OfWallet {}

    /**
     * Spends a voucher that the quote holds.
     *
     * @param spentMinor what the order takes from it, 1 to what is left on it
     */
    record RedeemVoucher(UserId user, String campaign, long voucher, String quote, long spentMinor)
            implements OfWallet {
        public RedeemVoucher {
            Require.inRange(spentMinor, 1, Long.MAX_VALUE, "amount to spend in minor units");
        }
    }

    /** Gives a voucher back that the quote held. */
    record ReleaseVoucher(UserId user, String campaign, long voucher, String quote)
            implements OfWallet {}

    /** Takes a voucher back from its holder. */
    record VoidVoucher(UserId user, String campaign, long voucher, Authority by)
            implements OfWallet {}

    /** A timer is due; submitted by the host only. */
    record RunTimer(Timer timer) implements Command {}

    /** A message has arrived; submitted by the host only. */
    record HandleMessage(Message message) implements Command {}
}
