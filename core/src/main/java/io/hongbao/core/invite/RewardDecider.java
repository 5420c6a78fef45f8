package io.hongbao.core.invite;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Deciding;
import io.hongbao.core.EntityKey;
import io.hongbao.core.InviteEvent;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.wallet.Granting;
import io.hongbao.core.wallet.VoucherDecider;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the rewards of one holder: they go through the same caps and the same till as
 * claims. One that cannot be had now is owed, and tried again by a timer until it is granted or it
 * is certain that it never can be.
 */
final class RewardDecider {

    /** No owed reward is tried less often. */
    static final long LONGEST_WAIT_MILLIS = 900_000L;

    private static final long NOT_BEFORE_ASKED = Long.MAX_VALUE;

    private static final Authority AFTER_THE_ORDER =
            new Authority("clock", "its acceptance was clawed back while it was set aside");

    private final Deciding deciding;
    private final UserId holder;
    private final String campaign;
    private final EntityKey<?> key;

    /** When to look again; {@link #NOT_BEFORE_ASKED} when nothing waits. */
    private long wakeAtMillis = NOT_BEFORE_ASKED;

    /**
     * @param key the entity that the rewards lie in, which is woken for them
     */
    RewardDecider(Deciding deciding, UserId holder, String campaign, EntityKey<?> key) {
        this.deciding = deciding;
        this.holder = holder;
        this.campaign = campaign;
        this.key = key;
    }

    /** An acceptance that stands so has earned this; nothing when there is no prize for it. */
    void earn(RewardId id, String prize, Standing standing) {
        if (prize.isEmpty() || !standing.earns()) {
            return;
        }
        if (standing == Standing.HELD) {
            moved(id, prize, RewardState.HELD);
        } else {
            pay(id, prize, false, deciding.atMillis());
        }
    }

    /** Does to the rewards of one acceptance what a review has come to. */
    void review(List<Reward> rewards, Standing to, Authority by) {
        for (Reward reward : rewards) {
            switch (to) {
                case HELD -> {
                    if (reward.state() == RewardState.OWED) {
                        moved(reward.id(), reward.prize(), RewardState.HELD);
                    }
                }
                case CLEAR -> {
                    if (reward.state() == RewardState.HELD) {
                        pay(reward.id(), reward.prize(), false, deciding.atMillis());
                    }
                }
                case FORFEITED -> forfeit(reward);
                case CLAWED_BACK -> {
                    forfeit(reward);
                    if (reward.state() == RewardState.GRANTED) {
                        takeBack(reward, by);
                    }
                }
            }
        }
    }

    private void forfeit(Reward reward) {
        if (reward.state() == RewardState.OWED || reward.state() == RewardState.HELD) {
            moved(reward.id(), reward.prize(), RewardState.FORFEITED);
        }
    }

    /** Tries everything again that waits. */
    void settle(Rewards rewards) {
        for (Reward reward : rewards.all()) {
            if (reward.state() == RewardState.OWED) {
                pay(reward.id(), reward.prize(), true, reward.sinceMillis());
            } else if (reward.state() == RewardState.RECALLED) {
                takeBack(reward, AFTER_THE_ORDER);
            }
        }
    }

    /**
     * Sets the timer for what waits.
     *
     * @param timerAtMillis when the entity's timer is due already
     */
    void wakeBefore(long timerAtMillis) {
        if (wakeAtMillis < timerAtMillis) {
            deciding.wake(key, wakeAtMillis);
        }
    }

    /**
     * Grants a reward, or puts down that it is owed or has lapsed.
     *
     * @param owed whether that it is owed has been put down before
     * @param sinceMillis since when it is
     */
    private void pay(RewardId id, String prize, boolean owed, long sinceMillis) {
        switch (attempt(id, prize)) {
            case Paid(long voucher) ->
                    deciding.happened(
                            new InviteEvent.RewardMoved(
                                    holder,
                                    campaign,
                                    id,
                                    prize,
                                    RewardState.GRANTED,
                                    voucher,
                                    List.of()));
            case Never(Lapse why) ->
                    deciding.happened(
                            new InviteEvent.RewardMoved(
                                    holder,
                                    campaign,
                                    id,
                                    prize,
                                    RewardState.LAPSED,
                                    Reward.NO_VOUCHER,
                                    List.of(why)));
            case NotYet(long atMillis) -> {
                if (!owed) {
                    moved(id, prize, RewardState.OWED);
                }
                wakeAt(atMillis == Outcome.NEVER ? nextTryMillis(sinceMillis) : atMillis);
            }
        }
    }

    /** The longer it has waited, the longer it waits: nobody knows what for. */
    private long nextTryMillis(long sinceMillis) {
        long waitedMillis = deciding.atMillis() - sinceMillis;
        return deciding.atMillis()
                + Math.clamp(waitedMillis, Granting.QUEUED_RETRY_MILLIS, LONGEST_WAIT_MILLIS);
    }

    private void wakeAt(long atMillis) {
        wakeAtMillis = Math.min(wakeAtMillis, atMillis);
    }

    private void moved(RewardId id, String prize, RewardState to) {
        deciding.happened(
                new InviteEvent.RewardMoved(
                        holder, campaign, id, prize, to, Reward.NO_VOUCHER, List.of()));
    }

    // ---- granting

    /** What came of trying to grant a reward. */
    private sealed interface Attempt {}

    private record Paid(long voucher) implements Attempt {}

    private record Never(Lapse why) implements Attempt {}

    /**
     * @param atMillis when it is worth trying again; {@link Outcome#NEVER} when nobody knows
     */
    private record NotYet(long atMillis) implements Attempt {}

    private Attempt attempt(RewardId id, String prizeId) {
        Campaign rules = deciding.get(new EntityKey.OfCampaign(campaign));
        return switch (rules.status()) {
            case SCHEDULED, RUNNING ->
                    rules.isStopped(prizeId) ? untilOver(rules) : attempt(id, rules, prizeId);
            case PAUSED, KILLED -> untilOver(rules);
            case CLOSED -> new Never(Lapse.CAMPAIGN_OVER);
            case ABSENT, DRAFT ->
                    throw new IllegalStateException(
                            "campaign " + campaign + " rewards invites while it is not published");
        };
    }

    /** What an operator has stopped waits for as long as they may let it go on. */
    private Attempt untilOver(Campaign rules) {
        return isOver(rules.terms()) ? new Never(Lapse.CAMPAIGN_OVER) : new NotYet(Outcome.NEVER);
    }

    private boolean isOver(CampaignTerms terms) {
        return deciding.atMillis() >= terms.window().toMillis();
    }

    private Attempt attempt(RewardId id, Campaign rules, String prizeId) {
        CampaignTerms terms = rules.terms();
        if (isOver(terms)) {
            return new Never(Lapse.CAMPAIGN_OVER);
        }
        Optional<Wave> wave =
                terms.waveAt(deciding.atMillis()).filter(one -> one.prizes().contains(prizeId));
        if (wave.isEmpty()) {
            return inLaterWave(terms, prizeId, Lapse.CAMPAIGN_OVER);
        }
        Granting granting = new Granting(deciding, holder, rules);
        Prize prize = terms.prize(prizeId).orElseThrow();
        Outcome outcome =
                granting.overCaps(wave.get())
                        .<Outcome>map(rejected -> rejected)
                        .orElseGet(() ->
                                granting.grant(
                                        wave.get(), prize, EarnedBy.INVITE, id.voucherKey(), ""));
        return switch (outcome) {
            case Outcome.Granted granted -> new Paid(granted.voucher().id());
            case Outcome.Rejected rejected -> rejected(terms, prizeId, rejected);
            default -> new NotYet(Outcome.NEVER);
        };
    }

    private Attempt rejected(CampaignTerms terms, String prizeId, Outcome.Rejected rejected) {
        return switch (rejected.refusal()) {
            case CAMPAIGN_DAY_CAP_REACHED,
                    WAVE_DAY_CAP_REACHED,
                    PRIZE_DAY_CAP_REACHED,
                    PRIZE_SOLD_OUT_TODAY ->
                    new NotYet(rejected.retryAtMillis());
            case WAVE_CAP_REACHED -> inLaterWave(terms, prizeId, Lapse.CAP_REACHED);
            case WAVE_SOLD_OUT -> inLaterWave(terms, prizeId, Lapse.SOLD_OUT);
            case CAMPAIGN_CAP_REACHED, PRIZE_CAP_REACHED -> new Never(Lapse.CAP_REACHED);
            case PRIZE_SOLD_OUT -> new Never(Lapse.SOLD_OUT);
            case WALLET_FULL -> new Never(Lapse.WALLET_FULL);
            default -> new Never(Lapse.CAMPAIGN_OVER);
        };
    }

    /** When a later wave has it, it is owed until then. */
    private Attempt inLaterWave(CampaignTerms terms, String prizeId, Lapse otherwise) {
        for (Wave wave : terms.waves()) {
            if (wave.window().fromMillis() > deciding.atMillis()
                    && wave.prizes().contains(prizeId)) {
                return new NotYet(wave.window().fromMillis());
            }
        }
        return new Never(otherwise);
    }

    // ---- taking back

    /** Voids the voucher of a reward; one that is set aside is taken when it is free. */
    private void takeBack(Reward reward, Authority by) {
        Outcome outcome =
                VoucherDecider.voidVoucher(
                        deciding, new Command.VoidVoucher(holder, campaign, reward.voucher(), by));
        if (outcome instanceof Outcome.VoucherChanged) {
            tookBack(reward, RewardState.CLAWED_BACK);
        } else if (outcome.equals(
                new Outcome.VoucherRefused(Outcome.VoucherRefusal.VOUCHER_HELD))) {
            if (reward.state() == RewardState.GRANTED) {
                tookBack(reward, RewardState.RECALLED);
                wakeAt(nextTryMillis(deciding.atMillis()));
            } else {
                wakeAt(nextTryMillis(reward.sinceMillis()));
            }
        } else {
            tookBack(reward, RewardState.GONE);
        }
    }

    private void tookBack(Reward reward, RewardState to) {
        deciding.happened(
                new InviteEvent.RewardMoved(
                        holder,
                        campaign,
                        reward.id(),
                        reward.prize(),
                        to,
                        reward.voucher(),
                        List.of()));
    }
}
