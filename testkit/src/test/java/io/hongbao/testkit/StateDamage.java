package io.hongbao.testkit;

import static io.hongbao.audit.Invariant.STATE;

import io.hongbao.audit.Violation;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Mailbox;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Ledger;
import io.hongbao.core.ledger.Posting;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Lot;
import io.hongbao.core.treasury.Stock;
import io.hongbao.core.treasury.Till;
import io.hongbao.core.treasury.Treasury;
import io.hongbao.core.wallet.Wallet;
import java.util.List;

/** A state that is not what the journal says. */
final class StateDamage {
    static final List<Damage> ALL =
            List.of(
                    Damage.of(
                            "a voucher in a wallet is worth more",
                            STATE,
                            "voucher ",
                            1,
                            life -> {
                                return life.entity(
                                        Wallet.class,
                                        it -> !it.vouchers().isEmpty(),
                                        it ->
                                                it.replacing(
                                                        Edits.withRemaining(
                                                                it.vouchers().getFirst())));
                            }),
                    Damage.of(
                            "a wallet is gone",
                            STATE,
                            "voucher ",
                            500,
                            life -> {
                                return life.entity(
                                        Wallet.class,
                                        it ->
                                                it.vouchers().size() == 4
                                                        && it.vouchers().getFirst().amountMinor()
                                                                == 500,
                                        it -> Wallet.empty(it.user()));
                            }),
                    Damage.of(
                            "a wallet's timer is another",
                            STATE,
                            "timer of wallet",
                            0,
                            life -> {
                                return life.entity(Wallet.class, it -> true, it -> it.withTimer(1));
                            }),
                    Damage.of(
                            "a treasury has more",
                            STATE,
                            "treasury of life, unallotted",
                            5,
                            life -> {
                                return life.entity(
                                        Treasury.class, it -> true, it -> it.plusUnallotted(5));
                            }),
                    Damage.of(
                            "a treasury has more of a prize",
                            STATE,
                            "treasury of life, prize card, free",
                            2_500,
                            life -> {
                                return life.entity(
                                        Treasury.class,
                                        it -> true,
                                        it ->
                                                it.with(
                                                        Bucket.prize("card"),
                                                        pot ->
                                                                pot.plusFree(
                                                                        Stock.loose(1, 2_500))));
                            }),
                    Damage.of(
                            "a till has more",
                            STATE,
                            "of life, prize split",
                            300,
                            life -> {
                                return life.entity(
                                        Till.class,
                                        it -> true,
                                        it ->
                                                it.withReceived(
                                                        Bucket.prize("split"),
                                                        new Stock(List.of(new Lot(59, 1, 300)))));
                            }),
                    Damage.of(
                            "a ledger has another balance",
                            STATE,
                            "ledger ",
                            0,
                            life -> {
                                return life.entity(
                                        Ledger.class,
                                        it -> true,
                                        it ->
                                                it.with(
                                                        new Posting(
                                                                Life.CAMPAIGN,
                                                                Account.TILL,
                                                                Account.SPENT,
                                                                1)));
                            }),
                    Damage.of(
                            "a ledger has other totals",
                            STATE,
                            "prize card",
                            2_500,
                            life -> {
                                return life.entity(
                                        Ledger.class,
                                        it -> true,
                                        it ->
                                                it.withTotals(
                                                        "card",
                                                        totals -> totals.plusGranted(2_500)));
                            }),
                    Damage.of(
                            "a campaign has another status",
                            STATE,
                            "campaign life",
                            0,
                            life -> {
                                return life.entity(
                                        Campaign.class,
                                        it -> true,
                                        it ->
                                                it.withStatus(
                                                        CampaignStatus.RUNNING, it.clearance()));
                            }),
                    Damage.of(
                            "a message number is another",
                            STATE,
                            "mailbox of shard",
                            0,
                            life -> {
                                return life.entity(
                                        Mailbox.class, it -> true, it -> it.withSent(1, 1_000_000));
                            }),
                    Damage.of(
                            "there is a campaign that the journal does not know",
                            STATE,
                            "OfTreasury",
                            0,
                            life -> {
                                life.states
                                        .getFirst()
                                        .put(
                                                new EntityKey.OfTreasury("ghost"),
                                                Treasury.empty("ghost"));
                                return new Life.Violated(0, Violation.NO_ENTRY);
                            }));

    private StateDamage() {}
}
