package io.hongbao.server.invite;

import io.hongbao.core.Outcome;
import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Messages;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.room.Rooms;
import java.time.ZoneId;

/**
 * What people are told when nothing is done with an invite. What lies in the person is an answer,
 * as with claims; what lies in the campaign or in the request is a problem.
 */
final class Refusals {

    private final Rooms rooms;
    private final CampaignClock clock;

    Refusals(Rooms rooms, CampaignClock clock) {
        this.rooms = rooms;
        this.clock = clock;
    }

    /**
     * The answer to a refusal.
     *
     * @throws ProblemException when it is one that is a problem
     */
    Reply reply(Outcome.InviteRefused refused, Asker asker, Language language) {
        InviteRefusal refusal = refused.refusal();
        return switch (refusal) {
            case AUDIENCE_NOT_ELIGIBLE,
                    REGION_NOT_ELIGIBLE,
                    APP_VERSION_NOT_ELIGIBLE,
                    FRIEND_NOT_NEW,
                    OWN_INVITE,
                    ALREADY_ACCEPTED,
                    ANSWER_PENDING ->
                    Reply.ok(Messages.codeOf(refusal), rejected(refused, asker, language));
            case CAMPAIGN_UNKNOWN,
                    CAMPAIGN_NOT_STARTED,
                    CAMPAIGN_PAUSED,
                    CAMPAIGN_KILLED,
                    CAMPAIGN_ENDED,
                    CAMPAIGN_CLOSED,
                    NO_INVITES,
                    KEY_REUSED ->
                    throw problem(refused, asker.campaign());
            case PLACE_NEEDED ->
                    throw new ProblemException(rooms.placeNeeded(asker.user(), asker.campaign()));
            case INVITE_UNKNOWN, INVITE_EXPIRED, INVITE_REVOKED -> throw Lookup.unknown();
            case ACCEPTANCE_UNKNOWN, REVIEW_ENDED ->
                    throw new IllegalStateException("nobody reviews here, but came to " + refusal);
        };
    }

    private InviteCards.Rejected rejected(
            Outcome.InviteRefused refused, Asker asker, Language language) {
        return new InviteCards.Rejected(
                "rejected",
                Messages.codeOf(refused.refusal()),
                Messages.of(refused.refusal(), language),
                refused.retryAtMillis() == Outcome.NEVER
                        ? null
                        : Rfc3339.of(refused.retryAtMillis(), asker.campaign().terms().zone()));
    }

    private ProblemException problem(Outcome.InviteRefused refused, CampaignView campaign) {
        Problem problem =
                Problem.of(ProblemCode.valueOf(refused.refusal().name()), detail(refused));
        return new ProblemException(
                refused.retryAtMillis() == Outcome.NEVER
                        ? problem
                        : problem.retry(
                                Rfc3339.of(refused.retryAtMillis(), campaign.terms().zone()),
                                clock.secondsUntil(refused.retryAtMillis())));
    }

    private static String detail(Outcome.InviteRefused refused) {
        return switch (refused.refusal()) {
            case KEY_REUSED -> "send a key that nobody has used for this invite";
            case NO_INVITES -> "its file has no invites block";
            default -> "";
        };
    }

    /** Not yet; the same request at {@code retryAtMillis} gets the answer. */
    Reply queued(String code, long retryAtMillis, ZoneId zone, Language language) {
        return new Reply(
                202,
                code,
                new InviteCards.Waits(
                        "queued",
                        code,
                        Messages.ofInvite(code, language),
                        Rfc3339.of(retryAtMillis, zone)),
                clock.secondsUntil(retryAtMillis));
    }
}
