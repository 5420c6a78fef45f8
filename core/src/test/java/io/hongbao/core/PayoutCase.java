package io.hongbao.core;

import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.PayoutRules;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Validity;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.payout.Payout;
import io.hongbao.core.payout.Payouts;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import java.util.List;
import java.util.Set;

/** Eve, who claims CNY 10.00 of cash a day, and what can be done. */
record PayoutCase(OneShard shard) {
    static final UserId EVE = new UserId(1, 1);
    static final long CASH_MINOR = 1_000;

    private static Rules rules(PayoutRules payouts) {
        Rules rules = new Rules();
        rules.content = new Prize.CashDeck(List.of(new Prize.CashDeck.Tier(CASH_MINOR, 10_000)));
        rules.earnedBy = Set.of(EarnedBy.CLAIM_ONCE, EarnedBy.ORDER);
        rules.validity = new Validity.Days(1);
        rules.payouts = payouts;
        return rules;
    }

    static PayoutCase with(PayoutRules payouts) {
        return new PayoutCase(new OneShard().with(rules(payouts).terms()));
    }

    /** With the real name. */
    static PayoutCase named() {
        PayoutCase one = with(new PayoutRules(100, 1_500, 1_500, true));
        one.name(true);
        return one;
    }

    static PayoutCase nameless() {
        return with(new PayoutRules(100, 1_500, 1_500, true));
    }

    long cash() {
        return ((Outcome.Granted) shard.claim(Person.of(EVE), "", "k")).voucher().id();
    }

    Outcome ask(long voucher, String key) {
        return shard.ask(new Command.RequestPayout(EVE, Rules.ID, voucher, key));
    }

    Payout asked(long voucher, String key) {
        return ((Outcome.PaysOut) ask(voucher, key)).payout();
    }

    Outcome name(boolean confirmed) {
        return shard.ask(new Command.SetRealName(EVE, confirmed, OneShard.ANN));
    }

    Outcome answer(Payout payout, Effect.Result result) {
        return shard.ask(new Command.ResolveEffect(payout.effect(EVE), result));
    }

    Payout payout(String id) {
        return payouts().payout(id).orElseThrow();
    }

    Payouts payouts() {
        return shard.get(new EntityKey.OfPayouts(EVE));
    }

    Voucher voucher(long id) {
        return shard.get(new EntityKey.OfWallet(EVE)).voucher(Rules.ID, id).orElseThrow();
    }

    long balanceMinor(Account account) {
        return shard.get(new EntityKey.OfLedger(Rules.ID)).balanceMinor(account);
    }

    List<Effect> effects() {
        return shard.journal().stream().flatMap(entry -> entry.effects().stream()).toList();
    }

    PayoutCase led(CampaignStatus to) {
        shard.lead(to);
        return this;
    }

    /** Another envelope: the second prize of the second wave, with the first one's rules. */
    long second() {
        EntityKey.OfWallet key = new EntityKey.OfWallet(EVE);
        Voucher first = shard.get(key).vouchers().getFirst();
        Voucher copy =
                new Voucher(
                        4242,
                        first.campaign(),
                        first.wave(),
                        first.prize(),
                        first.earnedBy(),
                        CASH_MINOR,
                        CASH_MINOR,
                        first.position() + 1,
                        shard.nowMillis(),
                        first.day(),
                        0,
                        VoucherState.Issued.INSTANCE,
                        "other",
                        "",
                        List.of());
        if (shard.get(key).voucher(Rules.ID, copy.id()).isEmpty()) {
            shard.put(key, shard.get(key).with(copy));
        }
        return copy.id();
    }

    /** The voucher is good for two more days. */
    void renew(long voucher) {
        EntityKey.OfWallet key = new EntityKey.OfWallet(EVE);
        shard.put(
                key,
                shard.get(key)
                        .replacing(
                                voucher(voucher)
                                        .released(shard.nowMillis() + 2 * Rules.DAY_MILLIS)));
    }

    /** As if the campaign had got other rules for payouts, also such as leave cash unpaid. */
    void change(PayoutRules payouts) {
        EntityKey.OfCampaign key = new EntityKey.OfCampaign(Rules.ID);
        Campaign now = shard.get(key);
        shard.put(
                key,
                now.withTerms(
                        rules(payouts).terms(), now.status(), now.version() + 1, now.digest()));
    }

    Outcome cancel(String payout, boolean byOperator) {
        return shard.ask(new Command.CancelPayout(EVE, payout, byOperator));
    }
}
