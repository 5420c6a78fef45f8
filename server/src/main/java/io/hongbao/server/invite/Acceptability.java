package io.hongbao.server.invite;

import io.hongbao.core.Person;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Eligibility;
import io.hongbao.core.invite.Accepting;
import io.hongbao.core.invite.InviteDecider;
import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.server.campaign.CampaignView;
import java.util.Optional;

/**
 * Says beforehand whether somebody could accept an invite now. The core has the last word: what is
 * said here is for the page that asks whether they want to.
 */
final class Acceptability {
    private Acceptability() {}

    /** Why they could not; empty when they could. */
    static Optional<InviteRefusal> refusal(
            Lookup.Found found, Person person, CampaignView campaign, long nowMillis) {
        CampaignTerms terms = campaign.terms();
        boolean isOwn = found.own().number() == found.invite().number();
        if (found.invite().revoked()) {
            return Optional.of(InviteRefusal.INVITE_REVOKED);
        }
        if (nowMillis >= terms.invites().expiresAtMillis(found.invite().createdAtMillis())) {
            return Optional.of(InviteRefusal.INVITE_EXPIRED);
        }
        if (isOwn) {
            return Optional.of(InviteRefusal.OWN_INVITE);
        }
        Optional<Accepting> before = found.own().accepting();
        if (before.filter(Accepting::isAccepted).isPresent()) {
            return Optional.of(InviteRefusal.ALREADY_ACCEPTED);
        }
        if (before.filter(Accepting::isPending).isPresent()) {
            return Optional.of(InviteRefusal.ANSWER_PENDING);
        }
        return InviteDecider.refusalByCampaign(campaign.campaign(), nowMillis)
                .map(one -> one.refusal())
                .or(() -> refusalToPerson(terms, person));
    }

    private static Optional<InviteRefusal> refusalToPerson(CampaignTerms terms, Person person) {
        Eligibility rules = terms.eligibility();
        if (!terms.invites().isThere()) {
            return Optional.of(InviteRefusal.NO_INVITES);
        }
        if (!rules.admitsAudience(person)) {
            return Optional.of(InviteRefusal.AUDIENCE_NOT_ELIGIBLE);
        }
        if (!rules.admitsRegion(person)) {
            return Optional.of(InviteRefusal.REGION_NOT_ELIGIBLE);
        }
        if (!rules.admitsAppVersion(person)) {
            return Optional.of(InviteRefusal.APP_VERSION_NOT_ELIGIBLE);
        }
        return terms.invites().newFriends() && !person.newUser()
                ? Optional.of(InviteRefusal.FRIEND_NOT_NEW)
                : Optional.empty();
    }
}
