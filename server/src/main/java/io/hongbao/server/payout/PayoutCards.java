package io.hongbao.server.payout;

import io.hongbao.core.EntityKey;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.core.payout.Payout;
import io.hongbao.core.payout.PayoutDecider;
import io.hongbao.core.payout.PayoutRefusal;
import io.hongbao.core.payout.PayoutState;
import io.hongbao.core.payout.Payouts;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Messages;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads payouts, and says what became of asking for one. */
@Singleton
public class PayoutCards {

    private final EmbeddedHost host;
    private final Campaigns campaigns;
    private final CampaignClock clock;

    PayoutCards(EmbeddedHost host, Campaigns campaigns, CampaignClock clock) {
        this.host = host;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /**
     * A person's payouts, newest first.
     *
     * @param hasRealName whether their real name is confirmed
     */
    public record Listed(boolean hasRealName, List<PayoutCard> payouts) {}

    public Listed of(UserId user, Language language) {
        Payouts payouts = host.read(user.shard(host.shards()), new EntityKey.OfPayouts(user));
        return new Listed(
                payouts.hasRealName(),
                payouts.payouts().reversed().stream().map(one -> card(one, language)).toList());
    }

    PayoutCard card(Payout payout, Language language) {
        Optional<CampaignView> campaign = campaigns.find(payout.campaign());
        ZoneId zone = campaign.map(view -> view.terms().zone()).orElseGet(CampaignClock::zone);
        String status = payout.state().name().toLowerCase(Locale.ROOT);
        return new PayoutCard(
                payout.id(),
                payout.campaign(),
                Long.toString(payout.hold().voucher()),
                payout.amountMinor(),
                campaign.map(view -> view.terms().currency()).orElse(""),
                status,
                Messages.ofPayout(
                        PayoutDecider.isCancelled(payout) ? "cancelled" : status, language),
                Rfc3339.of(payout.askedAtMillis(), zone),
                payout.state().isEnded() ? Rfc3339.of(payout.endedAtMillis(), zone) : null,
                payout.state() == PayoutState.FAILED ? payout.note() : null);
    }

    /**
     * The answer to an outcome.
     *
     * @param campaign in whose time zone a time to come back is told
     * @throws ProblemException when nothing was done
     */
    public PayoutCard answer(String campaign, Outcome outcome, Language language) {
        return switch (outcome) {
            case Outcome.PaysOut pays -> card(pays.payout(), language);
            case Outcome.PayoutRefused refused -> throw refused(campaign, refused);
            default -> throw new IllegalStateException("asking for a payout came to " + outcome);
        };
    }

    private ProblemException refused(String campaign, Outcome.PayoutRefused refused) {
        Problem problem =
                Problem.of(code(refused.refusal()), "nothing was done")
                        .at(field(refused.refusal()));
        if (refused.retryAtMillis() == Outcome.NEVER) {
            return new ProblemException(problem);
        }
        ZoneId zone =
                campaigns
                        .find(campaign)
                        .map(view -> view.terms().zone())
                        .orElseGet(CampaignClock::zone);
        return new ProblemException(
                problem.retry(
                        Rfc3339.of(refused.retryAtMillis(), zone),
                        clock.secondsUntil(refused.retryAtMillis())));
    }

    private static ProblemCode code(PayoutRefusal refusal) {
        return switch (refusal) {
            case CAMPAIGN_UNKNOWN -> ProblemCode.CAMPAIGN_UNKNOWN;
            case CAMPAIGN_KILLED -> ProblemCode.CAMPAIGN_KILLED;
            case KEY_REUSED -> ProblemCode.KEY_REUSED;
            case VOUCHER_UNKNOWN -> ProblemCode.VOUCHER_UNKNOWN;
            case VOUCHER_NOT_CASH -> ProblemCode.VOUCHER_NOT_CASH;
            case VOUCHER_NOT_USABLE -> ProblemCode.VOUCHER_NOT_PAYABLE;
            case PAYOUT_TOO_SMALL -> ProblemCode.PAYOUT_TOO_SMALL;
            case PAYOUT_TOO_LARGE -> ProblemCode.PAYOUT_TOO_LARGE;
            case PAYOUT_DAY_LIMIT_REACHED -> ProblemCode.PAYOUT_DAY_LIMIT_REACHED;
            case TOO_MANY_PAYOUTS_FAILED -> ProblemCode.TOO_MANY_PAYOUTS_FAILED;
            case PAYOUTS_FULL -> ProblemCode.PAYOUTS_FULL;
            case PAYOUT_UNKNOWN -> ProblemCode.PAYOUT_UNKNOWN;
            case PAYOUT_NOT_CANCELLABLE -> ProblemCode.PAYOUT_NOT_CANCELLABLE;
        };
    }

    private static String field(PayoutRefusal refusal) {
        return switch (refusal) {
            case KEY_REUSED -> "Idempotency-Key";
            case VOUCHER_UNKNOWN,
                    VOUCHER_NOT_CASH,
                    VOUCHER_NOT_USABLE,
                    PAYOUT_TOO_SMALL,
                    PAYOUT_TOO_LARGE ->
                    "voucher";
            case CAMPAIGN_UNKNOWN,
                    CAMPAIGN_KILLED,
                    PAYOUT_DAY_LIMIT_REACHED,
                    TOO_MANY_PAYOUTS_FAILED,
                    PAYOUTS_FULL ->
                    "";
            case PAYOUT_UNKNOWN, PAYOUT_NOT_CANCELLABLE -> "payout";
        };
    }
}
