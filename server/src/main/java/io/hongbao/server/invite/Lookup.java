package io.hongbao.server.invite;

import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.server.abuse.AbuseWatch;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.share.Channel;
import io.hongbao.share.InviteSearch;
import io.hongbao.share.ShareForm;
import io.hongbao.share.ShortCode;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds the invite that somebody means, and tells those who guess nothing: whatever leads nowhere
 * is looked up as well, counts as a wrong code, and gets one and the same answer, whether there is
 * no such invite, it is of another campaign, over, taken back, or mistyped.
 */
final class Lookup {

    private final InviteReads reads;
    private final PublicPages pages;
    private final AbuseWatch watch;
    private final CampaignClock clock;

    Lookup(InviteReads reads, PublicPages pages, AbuseWatch watch, CampaignClock clock) {
        this.reads = reads;
        this.pages = pages;
        this.watch = watch;
        this.clock = clock;
    }

    /** What was found. */
    sealed interface Result {}

    /**
     * An invite of the campaign.
     *
     * @param own what the asker has to do with the campaign's invites
     * @param sighting how it stood in the text
     */
    record Found(Invite invite, PersonInvites own, InviteSearch.Sighting sighting)
            implements Result {}

    /** Nearly a code. */
    record Near(List<ShortCode> suggestions) implements Result {}

    /** Nothing that leads anywhere. */
    record Nowhere() implements Result {
        static final Nowhere INSTANCE = new Nowhere();
    }

    /**
     * Looks for the invite in a text.
     *
     * @param field what the text came in, for problems
     * @throws ProblemException when the asker has tried too many wrong codes, or there is no text
     */
    Result find(Asker asker, String text, String field) {
        requireMayTry(asker);
        return switch (pages.search().search(text)) {
            case InviteSearch.Outcome.Found(List<InviteSearch.Sighting> sightings) ->
                    first(asker, sightings);
            case InviteSearch.Outcome.DidYouMean(List<ShortCode> suggestions) -> {
                missed(asker);
                yield new Near(suggestions);
            }
            case InviteSearch.Outcome.Nothing(InviteSearch.Reason reason) ->
                    nothing(asker, reason, field);
        };
    }

    /** The same for a number that came without a text. */
    Result find(Asker asker, long number, ShareForm form, Channel channel) {
        requireMayTry(asker);
        return first(
                asker, List.of(new InviteSearch.Sighting(ShortCode.of(number), form, channel)));
    }

    private Result nothing(Asker asker, InviteSearch.Reason reason, String field) {
        return switch (reason) {
            case EMPTY ->
                    throw ProblemException.of(
                            ProblemCode.PARAMETER_INVALID,
                            field,
                            "send a code, a link, a passphrase or a message with one of them");
            case TOO_LONG ->
                    throw ProblemException.of(
                            ProblemCode.PARAMETER_INVALID,
                            field,
                            "a message may have at most " + InviteSearch.MAX_TEXT + " characters");
            case NO_INVITE -> {
                missed(asker);
                yield Nowhere.INSTANCE;
            }
        };
    }

    private Result first(Asker asker, List<InviteSearch.Sighting> sightings) {
        PersonInvites own = reads.of(asker.campaign().id(), asker.user());
        for (Iterator<InviteSearch.Sighting> rest = sightings.iterator(); rest.hasNext(); ) {
            InviteSearch.Sighting sighting = rest.next();
            Invite invite = reads.invite(asker.campaign().id(), sighting.code().number());
            if (leadsSomewhere(asker, invite, own)) {
                return new Found(invite, own, sighting);
            }
            watch.wrongCode(asker.user(), asker.network(), clock.getAsLong());
            if (rest.hasNext()) {
                requireMayTry(asker);
            }
        }
        return Nowhere.INSTANCE;
    }

    /** Reads as if there had been a code, under a number that nobody can know. */
    private void missed(Asker asker) {
        Object _ = reads.of(asker.campaign().id(), asker.user());
        Object _ =
                reads.invite(
                        asker.campaign().id(),
                        ThreadLocalRandom.current().nextLong(Invite.NUMBERS));
        watch.wrongCode(asker.user(), asker.network(), clock.getAsLong());
    }

    /** What is over or taken back is known to those only whose invite or acceptance it is. */
    private boolean leadsSomewhere(Asker asker, Invite invite, PersonInvites own) {
        if (invite.isUnknown()) {
            return false;
        }
        boolean concernsThem =
                own.number() == invite.number()
                        || own.accepted()
                                .filter(one -> one.number() == invite.number())
                                .isPresent();
        return concernsThem || !(invite.revoked() || isExpired(asker, invite));
    }

    private boolean isExpired(Asker asker, Invite invite) {
        return clock.getAsLong()
                >= asker.campaign().terms().invites().expiresAtMillis(invite.createdAtMillis());
    }

    private void requireMayTry(Asker asker) {
        OptionalLong until = watch.refusedUntil(asker.user(), asker.network(), clock.getAsLong());
        if (until.isPresent()) {
            throw new ProblemException(
                    Problem.of(
                                    ProblemCode.TOO_MANY_CODES,
                                    "too many codes that lead nowhere were tried")
                            .retry(
                                    Rfc3339.of(until.getAsLong(), asker.campaign().terms().zone()),
                                    clock.secondsUntil(until.getAsLong())));
        }
    }

    /** What everybody is told whose code leads nowhere. */
    static ProblemException unknown() {
        return ProblemException.of(
                ProblemCode.INVITE_UNKNOWN,
                "code",
                "no invite of this campaign can be accepted with it");
    }
}
