package io.hongbao.server.invite;

import io.hongbao.core.Person;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.metrics.InviteMetrics;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.session.Pass;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What all routes about invites do alike: who asks, and what is counted. */
final class InviteDesk {

    private final InviteParts parts;
    private final InviteReads reads;
    private final Lookup lookup;
    private final Refusals refusals;
    private final Deferral deferral;

    /** Of the campaign that was asked for last: mostly there is one. */
    private final Map<Language, Known> known = new ConcurrentHashMap<>();

    private record Known(CampaignView campaign, InviteCards.RewardRules rules) {}

    InviteDesk(InviteParts parts) {
        this.parts = parts;
        this.reads = new InviteReads(parts.host());
        this.lookup = new Lookup(reads, parts.pages(), parts.watch(), parts.clock());
        this.refusals = new Refusals(parts.rooms(), parts.clock());
        this.deferral = new Deferral(parts.levels(), refusals, parts.clock());
    }

    InviteParts parts() {
        return parts;
    }

    InviteReads reads() {
        return reads;
    }

    Lookup lookup() {
        return lookup;
    }

    Refusals refusals() {
        return refusals;
    }

    Deferral deferral() {
        return deferral;
    }

    /** What accepted invites of a campaign give; the same object for as long as it is so. */
    InviteCards.RewardRules rules(CampaignView campaign, Language language) {
        Known last = known.get(language);
        if (last == null || last.campaign() != campaign) {
            last = new Known(campaign, InviteCards.RewardRules.of(campaign, language));
            known.put(language, last);
        }
        return last.rules();
    }

    /** Campaign time. */
    long nowMillis() {
        return parts.clock().getAsLong();
    }

    /** Who asks: a pass is needed. */
    Asker asker(HttpServerRequest request, EventLoop loop) {
        Pass pass = parts.passes().holder(request, loop, parts.machineMillis().getAsLong());
        Requests.requireJsonAccepted(request);
        CampaignView campaign = parts.campaigns().requirePublished(pass.campaign());
        return new Asker(pass, campaign, loop.network(request));
    }

    /** The asker as the core sees them. */
    Person person(Asker asker) {
        return asker.pass().person(parts.rooms().opening(asker.campaign()));
    }

    static Language language(HttpServerRequest request) {
        return Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** Reads the body and goes on with it; what is refused on the way is counted. */
    void read(
            HttpServerRequest request,
            EventLoop loop,
            InviteMetrics.Kind kind,
            Consumer<byte[]> then) {
        loop.readBody(
                request,
                body -> {
                    try {
                        then.accept(body);
                    } catch (ProblemException refused) {
                        parts.metrics().refused(kind, refused.problem().code());
                        throw refused;
                    }
                });
    }

    /** Answers at once. */
    void answer(HttpServerRequest request, EventLoop loop, InviteMetrics.Kind kind, Reply reply) {
        parts.metrics().answered(kind, reply.word());
        reply.write(request, loop);
    }
}
