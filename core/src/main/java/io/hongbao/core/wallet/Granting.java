package io.hongbao.core.wallet;

import io.hongbao.core.Deciding;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Event;
import io.hongbao.core.Outcome;
import io.hongbao.core.Refusal;
import io.hongbao.core.Shard;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Lot;
import io.hongbao.core.treasury.Slice;
import io.hongbao.core.treasury.Till;
import io.hongbao.core.treasury.TillDecider;
import java.util.List;
import java.util.Optional;

/**
 * The way of an envelope that somebody has earned from the till into their wallet, whatever earned
 * it: the caps first, the stock last.
 */
public final class Granting {

    /** How long somebody waits before asking again whose till is dry. */
    public static final long QUEUED_RETRY_MILLIS = 500;

    private final Deciding deciding;
    private final UserId user;
    private final Campaign campaign;
    private final CampaignTerms terms;
    private final Wallet wallet;
    private final long day;

    /** Of envelopes of a campaign, as this shard knows it, to {@code user}, now. */
    public Granting(Deciding deciding, UserId user, Campaign campaign) {
        this.deciding = deciding;
        this.user = user;
        this.campaign = campaign;
        this.terms = campaign.terms();
        this.wallet = deciding.get(new EntityKey.OfWallet(user));
        this.day = terms.dayAt(deciding.atMillis());
    }

    /** When the next wave opens; {@link Outcome#NEVER} when none does. */
    long nextWaveFromMillis() {
        for (Wave wave : terms.waves()) {
            if (wave.window().fromMillis() > deciding.atMillis()) {
                return wave.window().fromMillis();
            }
        }
        return Outcome.NEVER;
    }

    /** Whether the wallet is full, or has reached a cap of the campaign or of {@code wave}. */
    public Optional<Outcome.Rejected> overCaps(Wave wave) {
        if (wallet.vouchers().size() >= Wallet.MAX_VOUCHERS) {
            return Optional.of(rejected(Refusal.WALLET_FULL));
        }
        int inCampaign = 0;
        int inCampaignToday = 0;
        int inWave = 0;
        int inWaveToday = 0;
        for (Voucher voucher : wallet.vouchers()) {
            if (voucher.campaign().equals(terms.id())) {
                boolean today = voucher.day() == day;
                boolean sameWave = voucher.wave().equals(wave.id());
                inCampaign++;
                inCampaignToday += today ? 1 : 0;
                inWave += sameWave ? 1 : 0;
                inWaveToday += sameWave && today ? 1 : 0;
            }
        }
        PersonCaps caps = terms.caps();
        if (inCampaign >= caps.total()) {
            return Optional.of(rejected(Refusal.CAMPAIGN_CAP_REACHED));
        }
        if (inCampaignToday >= caps.perDay()) {
            return Optional.of(rejectedUntilTomorrow(Refusal.CAMPAIGN_DAY_CAP_REACHED));
        }
        if (inWave >= wave.caps().total()) {
            return Optional.of(rejected(Refusal.WAVE_CAP_REACHED));
        }
        return inWaveToday >= wave.caps().perDay()
                ? Optional.of(rejectedUntilTomorrow(Refusal.WAVE_DAY_CAP_REACHED))
                : Optional.empty();
    }

    /**
     * Grants one envelope of {@code prize}, if its caps allow it, it is not stopped, and the till
     * has one. Ask {@link #overCaps} first.
     *
     * @param earnedBy what earned it
     * @param key what it is granted for, once: the idempotency key of a claim, the name of a reward
     * @param wish the prize that a claim asked for; empty when it left the choice
     * @return {@link Outcome.Granted}, {@link Outcome.Rejected} or {@link Outcome.Queued}
     */
    public Outcome grant(Wave wave, Prize prize, EarnedBy earnedBy, String key, String wish) {
        int total = 0;
        int today = 0;
        for (Voucher voucher : wallet.vouchers()) {
            if (voucher.prize().equals(prize.id()) && voucher.campaign().equals(terms.id())) {
                total++;
                today += voucher.day() == day ? 1 : 0;
            }
        }
        if (total >= prize.caps().total()) {
            return rejected(Refusal.PRIZE_CAP_REACHED);
        }
        if (today >= prize.caps().perDay()) {
            return rejectedUntilTomorrow(Refusal.PRIZE_DAY_CAP_REACHED);
        }
        if (campaign.isStopped(prize.id())) {
            return rejected(Refusal.PRIZE_STOPPED);
        }
        Till till = deciding.get(new EntityKey.OfTill(terms.id()));
        Bucket ofPrize = Bucket.prize(prize.id());
        Bucket ofWave = Bucket.wave(wave.id());
        Bucket ofDay = Bucket.prizeDay(prize.id(), day);
        if (till.slice(ofPrize).soldOut()) {
            return rejected(Refusal.PRIZE_SOLD_OUT);
        }
        if (till.slice(ofWave).soldOut()) {
            return new Outcome.Rejected(Refusal.WAVE_SOLD_OUT, nextWaveFromMillis());
        }
        if (till.slice(ofDay).soldOut()) {
            return rejectedUntilTomorrow(Refusal.PRIZE_SOLD_OUT_TODAY);
        }
        boolean waveLimited = wave.limit() != Prize.UNLIMITED;
        boolean dayLimited = prize.dayLimit() != Prize.UNLIMITED;
        List<Bucket> needed =
                waveLimited
                        ? dayLimited ? List.of(ofPrize, ofWave, ofDay) : List.of(ofPrize, ofWave)
                        : dayLimited ? List.of(ofPrize, ofDay) : List.of(ofPrize);
        boolean dry = false;
        for (Bucket bucket : needed) {
            if (till.slice(bucket).stock().isEmpty()) {
                dry = true;
                TillDecider.ask(deciding, terms.id(), bucket, true);
            }
        }
        return dry
                ? new Outcome.Queued(deciding.atMillis() + QUEUED_RETRY_MILLIS)
                : fromTill(wave, prize, earnedBy, key, wish, till, needed);
    }

    private Outcome fromTill(
            Wave wave,
            Prize prize,
            EarnedBy earnedBy,
            String key,
            String wish,
            Till till,
            List<Bucket> needed) {
        Lot lot = till.slice(Bucket.prize(prize.id())).stock().first();
        long amountMinor = deciding.draws().amountMinorOfFirst(terms, prize, lot);
        Voucher voucher =
                new Voucher(
                        (till.vouchersIssued() + 1) * Shard.MAX_SHARDS + deciding.shard(),
                        terms.id(),
                        wave.id(),
                        prize.id(),
                        earnedBy,
                        amountMinor,
                        amountMinor,
                        lot.firstPosition(),
                        deciding.atMillis(),
                        day,
                        0,
                        VoucherState.Issued.INSTANCE,
                        key,
                        wish,
                        List.of());
        long expiresAtMillis = voucher.expiresAtMillis(prize);
        if (expiresAtMillis <= deciding.atMillis()) {
            return rejected(Refusal.CAMPAIGN_ENDED);
        }
        boolean split = prize.content() instanceof Prize.LuckySplit;
        deciding.happened(
                new Event.EnvelopeGranted(
                        user, voucher, split ? lot.count() : 0, split ? lot.amountMinor() : 0));
        if (expiresAtMillis < wallet.timerAtMillis()) {
            deciding.wake(new EntityKey.OfWallet(user), expiresAtMillis);
        }
        for (Bucket bucket : needed) {
            Slice slice = till.slice(bucket);
            if (slice.isLowAfterOne() && !slice.asked() && !slice.lean()) {
                TillDecider.ask(deciding, terms.id(), bucket, false);
            }
        }
        return new Outcome.Granted(voucher, false);
    }

    private static Outcome.Rejected rejected(Refusal refusal) {
        return new Outcome.Rejected(refusal, Outcome.NEVER);
    }

    private Outcome.Rejected rejectedUntilTomorrow(Refusal refusal) {
        return new Outcome.Rejected(refusal, terms.dayEndMillis(day));
    }
}
