package io.hongbao.server.admin;

import io.hongbao.abuse.Neighbourhood;
import io.hongbao.abuse.Reason;
import io.hongbao.abuse.Verdict;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Shard;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.invite.Accepting;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.core.invite.Reward;
import io.hongbao.core.invite.RewardState;
import io.hongbao.core.invite.Side;
import io.hongbao.core.invite.Standing;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.server.abuse.ScoredWatch;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.problem.Language;
import io.hongbao.share.ShortCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Shows reviewers an acceptance: who, why it is doubtful, and what waits for them. */
final class ReviewCards {

    private final EmbeddedHost host;
    private final ScoredWatch watch;

    ReviewCards(EmbeddedHost host, ScoredWatch watch) {
        this.host = host;
        this.watch = watch;
    }

    /**
     * One acceptance.
     *
     * @param friend the pseudonym of who accepted
     * @param inviter the pseudonym of whose invite it is
     * @param scores what is known now; left out when the watch has forgotten the acceptance
     * @param reasons of now when they are known, otherwise those of the acceptance
     * @param held what waits for the decision
     */
    record Card(
            String friend,
            @Nullable String inviter,
            String code,
            String form,
            String channel,
            String acceptedAt,
            Standings standings,
            @Nullable Scores scores,
            List<Why> reasons,
            List<Held> held) {}

    /** How both sides stand: clear, held, forfeited or clawed_back. */
    record Standings(
            @Schema(examples = "held") String inviter, @Schema(examples = "clear") String friend) {}

    /** The scores of both sides, 0 to 100; from 60 on a side is held. */
    record Scores(int inviter, int friend) {}

    /**
     * One reason.
     *
     * @param code such as {@code ring-devices}
     * @param weight what it adds to the score; left out when it was not noted
     * @param side both, inviter or friend; likewise
     */
    record Why(String code, @Nullable Integer weight, @Nullable String side, String text) {}

    /** A reward that waits. */
    record Held(@Schema(examples = "friend") String side, String prize) {}

    /** One acceptance with who is near. */
    record WithCircle(Card review, @Nullable Circle circle) {}

    /**
     * Who is near the friend, as far as the watch remembers.
     *
     * @param onDevices the pseudonyms of those who were seen on the same devices
     * @param invitedBy whose invites the friend accepted
     * @param invited who accepted the friend's
     * @param ofInviter who else accepted the inviter's
     */
    record Circle(
            List<String> onDevices,
            List<String> invitedBy,
            List<String> invited,
            List<String> ofInviter,
            List<Place> places) {}

    /** A network or a home of the friend's, of which only these numbers are known. */
    record Place(
            @Schema(examples = "network") String kind,
            int people,
            @Schema(description = "How many of them take part in invites") int inInvites) {}

    /** The card of an acceptance; empty when this person has accepted nothing. */
    Optional<Card> of(CampaignTerms terms, PersonInvites invites, Language language) {
        return invites.accepted().map(accepting -> card(terms, invites, accepting, language));
    }

    /** The same with who is near. */
    Optional<WithCircle> withCircle(CampaignTerms terms, PersonInvites invites, Language language) {
        return of(terms, invites, language)
                .map(card -> new WithCircle(card, circle(terms.id(), card, invites.user())));
    }

    private @Nullable Circle circle(String campaign, Card card, UserId friend) {
        Optional<Neighbourhood> near = watch.neighbourhood(campaign, friend);
        if (near.isEmpty()) {
            return null;
        }
        String inviter = card.inviter();
        List<String> ofInviter =
                inviter == null
                        ? List.of()
                        : watch.neighbourhood(campaign, UserId.parse(inviter))
                                .map(Neighbourhood::invited)
                                .orElse(List.of());
        return new Circle(
                near.get().onDevices(),
                near.get().invitedBy(),
                near.get().invited(),
                ofInviter,
                near.get().networks().stream()
                        .map(place ->
                                new Place(
                                        place.isNetwork() ? "network" : "home",
                                        place.people(),
                                        place.inInvites()))
                        .toList());
    }

    private Card card(
            CampaignTerms terms, PersonInvites invites, Accepting accepting, Language language) {
        Invite invite =
                host.read(
                        Shard.homeOfInvite(accepting.number(), host.shards()),
                        new EntityKey.OfInvite(terms.id(), accepting.number()));
        Optional<Verdict> verdict = watch.verdict(terms.id(), invites.user());
        return new Card(
                invites.user().toString(),
                invite.isUnknown() ? null : invite.inviter().toString(),
                ShortCode.of(accepting.number()).text(),
                accepting.form(),
                accepting.channel(),
                Rfc3339.of(accepting.askedAtMillis(), terms.zone()),
                new Standings(
                        word(accepting.standing(Side.INVITER)),
                        word(accepting.standing(Side.FRIEND))),
                verdict.map(now -> new Scores(now.inviterScore(), now.friendScore())).orElse(null),
                reasons(accepting, verdict, language),
                held(invites, invite, accepting.acceptance()));
    }

    private static String word(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    private static List<Why> reasons(
            Accepting accepting, Optional<Verdict> verdict, Language language) {
        boolean known = verdict.isPresent() && !verdict.get().reasons().isEmpty();
        return known
                ? verdict.get().reasons().stream().map(reason -> why(reason, language)).toList()
                : accepting.heldWith().stream()
                        .map(text ->
                                Reason.parse(text)
                                        .map(reason -> why(reason, language))
                                        .orElseGet(() -> new Why(text, null, null, text)))
                        .toList();
    }

    private static Why why(Reason reason, Language language) {
        return new Why(
                reason.kind().code(),
                reason.weight(),
                reason.side().name().toLowerCase(Locale.ROOT),
                switch (language) {
                    case ZH -> reason.zh();
                    case EN -> reason.en();
                });
    }

    private static List<Held> held(PersonInvites friend, Invite invite, int acceptance) {
        List<Held> held = new ArrayList<>();
        add("friend", friend.rewards().all(), held);
        add("inviter", invite.rewards().of(acceptance), held);
        return held;
    }

    private static void add(String side, List<Reward> rewards, List<Held> to) {
        for (Reward reward : rewards) {
            if (reward.state() == RewardState.HELD) {
                to.add(new Held(side, reward.prize()));
            }
        }
    }
}
