package io.hongbao.core.wallet;

import io.hongbao.core.Command;
import io.hongbao.core.Deciding;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.Refusal;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.room.WaitingRoom;
import java.util.Optional;

/**
 * Decides a claim. The order of the checks is part of the contract: a repeated key first, so that a
 * retry gets its answer whatever has become of the campaign; then the campaign, the waiting room,
 * the person, the caps, the prize, whether it is stopped, and the stock last.
 */
public final class ClaimDecider {

    /** How long somebody waits before asking again whose till is dry. */
    public static final long QUEUED_RETRY_MILLIS = Granting.QUEUED_RETRY_MILLIS;

    private final Deciding deciding;
    private final Command.ClaimEnvelope claim;
    private final CampaignTerms terms;
    private final Wallet wallet;
    private final Granting granting;
    private final long day;

    private ClaimDecider(
            Deciding deciding, Command.ClaimEnvelope claim, Campaign campaign, Wallet wallet) {
        this.deciding = deciding;
        this.claim = claim;
        this.terms = campaign.terms();
        this.wallet = wallet;
        this.granting = new Granting(deciding, claim.user(), campaign);
        this.day = terms.dayAt(deciding.atMillis());
    }

    /** What {@code claim} comes to. */
    public static Outcome claim(Deciding deciding, Command.ClaimEnvelope claim) {
        Campaign campaign = deciding.get(new EntityKey.OfCampaign(claim.campaign()));
        if (campaign.isAbsent()) {
            return rejected(Refusal.CAMPAIGN_UNKNOWN);
        }
        Wallet wallet = deciding.get(new EntityKey.OfWallet(claim.user()));
        Optional<Voucher> answered = wallet.answered(claim.campaign(), claim.key());
        if (answered.isPresent()) {
            Voucher voucher = answered.get();
            return voucher.wish().equals(claim.prize())
                    ? new Outcome.Granted(voucher.asIssued(), true)
                    : rejected(Refusal.KEY_REUSED);
        }
        return switch (campaign.status()) {
            case ABSENT -> rejected(Refusal.CAMPAIGN_UNKNOWN);
            case DRAFT ->
                    new Outcome.Rejected(
                            Refusal.CAMPAIGN_NOT_STARTED, campaign.terms().window().fromMillis());
            case PAUSED -> rejected(Refusal.CAMPAIGN_PAUSED);
            case KILLED -> rejected(Refusal.CAMPAIGN_KILLED);
            case CLOSED -> rejected(Refusal.CAMPAIGN_CLOSED);
            case SCHEDULED, RUNNING ->
                    new ClaimDecider(deciding, claim, campaign, wallet).inWindow(campaign);
        };
    }

    private Outcome inWindow(Campaign campaign) {
        long now = deciding.atMillis();
        if (now < terms.window().fromMillis()) {
            return new Outcome.Rejected(Refusal.CAMPAIGN_NOT_STARTED, terms.window().fromMillis());
        }
        if (now >= terms.window().toMillis()) {
            return rejected(Refusal.CAMPAIGN_ENDED);
        }
        Optional<Wave> wave = terms.waveAt(now);
        if (wave.isEmpty()) {
            return new Outcome.Rejected(Refusal.NO_WAVE_OPEN, granting.nextWaveFromMillis());
        }
        WaitingRoom room = deciding.get(new EntityKey.OfRoom(terms.id()));
        if (!claim.person().placed() && room.stateAt(campaign, now).needsPlace()) {
            return rejected(Refusal.PLACE_NEEDED);
        }
        if (wallet.vouchers().size() >= Wallet.MAX_VOUCHERS) {
            return rejected(Refusal.WALLET_FULL);
        }
        return eligibility(terms.eligibility()).orElseGet(() -> inWave(wave.get()));
    }

    private Optional<Outcome> eligibility(Eligibility rules) {
        Person person = claim.person();
        if (!rules.admitsAudience(person)) {
            return Optional.of(rejected(Refusal.AUDIENCE_NOT_ELIGIBLE));
        }
        if (!rules.admitsRegion(person)) {
            return Optional.of(rejected(Refusal.REGION_NOT_ELIGIBLE));
        }
        if (!rules.admitsAppVersion(person)) {
            return Optional.of(rejected(Refusal.APP_VERSION_NOT_ELIGIBLE));
        }
        return Optional.empty();
    }

    private Outcome inWave(Wave wave) {
        Optional<Outcome.Rejected> overCaps = granting.overCaps(wave);
        if (overCaps.isPresent()) {
            return overCaps.get();
        }
        return claim.prize().isEmpty() ? anyPrize(wave) : wishedPrize(wave);
    }

    private Outcome wishedPrize(Wave wave) {
        Optional<Prize> prize = terms.prize(claim.prize());
        if (prize.isEmpty()) {
            return rejected(Refusal.PRIZE_UNKNOWN);
        }
        if (!wave.prizes().contains(claim.prize())) {
            return rejected(Refusal.PRIZE_NOT_IN_WAVE);
        }
        return onePrize(wave, prize.get());
    }

    /**
     * The first prize of the wave that this person can get. A dry till ends the search: the person
     * is owed that prize first. A stopped prize does not: nobody knows for how long it is. When
     * there is none, the most hopeful refusal is the answer: the one that says when to come again,
     * or that something is there but stopped.
     */
    private Outcome anyPrize(Wave wave) {
        Outcome best = rejected(Refusal.PRIZE_NOT_CLAIMABLE);
        for (String id : wave.prizes()) {
            Prize prize = terms.prize(id).orElseThrow();
            Outcome outcome = onePrize(wave, prize);
            if (!(outcome instanceof Outcome.Rejected rejected)) {
                return outcome;
            }
            if (hope(rejected) > hope(best)) {
                best = rejected;
            }
        }
        return best;
    }

    private static int hope(Outcome outcome) {
        if (!(outcome instanceof Outcome.Rejected rejected)
                || rejected.refusal() == Refusal.PRIZE_NOT_CLAIMABLE) {
            return 0;
        }
        if (rejected.retryAtMillis() != Outcome.NEVER) {
            return 3;
        }
        return rejected.refusal() == Refusal.PRIZE_STOPPED ? 2 : 1;
    }

    private Outcome onePrize(Wave wave, Prize prize) {
        Optional<EarnedBy> byClaim =
                prize.earnedBy().stream().filter(EarnedBy::isClaim).findFirst();
        boolean byOrder = prize.earnedBy().contains(EarnedBy.ORDER);
        if (byClaim.isEmpty() && !byOrder) {
            return rejected(Refusal.PRIZE_NOT_CLAIMABLE);
        }
        Optional<Outcome> refused = eligibility(prize.eligibility());
        if (refused.isPresent()) {
            return refused.get();
        }
        int byOrders = 0;
        boolean claimed = false;
        boolean claimedToday = false;
        for (Voucher voucher : wallet.vouchers()) {
            if (voucher.prize().equals(prize.id()) && voucher.campaign().equals(terms.id())) {
                byOrders += voucher.earnedBy() == EarnedBy.ORDER ? 1 : 0;
                claimed |= voucher.earnedBy() == EarnedBy.CLAIM_ONCE;
                claimedToday |= voucher.earnedBy() == EarnedBy.CLAIM_DAILY && voucher.day() == day;
            }
        }
        boolean mayClaim = byClaim.isPresent() && !claimed && !claimedToday;
        if (!mayClaim && !(byOrder && byOrders < completedOrders())) {
            return claimed
                    ? rejected(Refusal.ALREADY_CLAIMED)
                    : claimedToday
                            ? rejectedUntilTomorrow(Refusal.ALREADY_CLAIMED_TODAY)
                            : rejected(Refusal.ORDER_NEEDED);
        }
        EarnedBy earnedBy = mayClaim ? byClaim.get() : EarnedBy.ORDER;
        return granting.grant(wave, prize, earnedBy, claim.key(), claim.prize());
    }

    /**
     * How many orders of this campaign the person has completed: each earns one envelope of a prize
     * that orders earn. The person asks for it, so that a dry till loses nothing.
     */
    private long completedOrders() {
        return deciding.get(new EntityKey.OfOrders(claim.user())).orders().stream()
                .filter(order ->
                        order.campaign().equals(terms.id())
                                && order.state() == OrderState.COMPLETED)
                .count();
    }

    private static Outcome.Rejected rejected(Refusal refusal) {
        return new Outcome.Rejected(refusal, Outcome.NEVER);
    }

    private Outcome rejectedUntilTomorrow(Refusal refusal) {
        return new Outcome.Rejected(refusal, terms.dayEndMillis(day));
    }
}
