package io.hongbao.server.invite;

import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.UserId;
import io.hongbao.core.invite.Accepting;
import io.hongbao.core.invite.Doubts;
import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.server.abuse.AbuseWatch;
import io.hongbao.server.edge.Deadline;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.metrics.InviteMetrics;
import io.hongbao.server.problem.Language;
import io.hongbao.server.trace.Trace;
import io.vertx.core.http.HttpServerRequest;

/**
 * {@code POST /v1/invites/{code}/acceptances}: accepts an invite, once for each person and
 * campaign. Which invite, the code says, or a pasted message, or the click by which the person
 * came.
 */
final class AcceptRoute implements HotRoute {

    private static final InviteMetrics.Kind KIND = InviteMetrics.Kind.ACCEPT;

    private final InviteDesk desk;
    private final WhichInvite which;
    private final AcceptedCards cards;

    AcceptRoute(InviteDesk desk) {
        this.desk = desk;
        this.which = new WhichInvite(desk);
        this.cards = new AcceptedCards(desk);
    }

    /** An acceptance between its question and its answer. */
    record Asked(Asker asker, WhichInvite.Meant meant, String key, Language language) {

        UserId inviter() {
            return meant.found().invite().inviter();
        }

        long number() {
            return meant.found().invite().number();
        }
    }

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        Deadline deadline = Deadline.of(request, System.nanoTime());
        Asker asker = desk.asker(request, loop);
        String key = Requests.idempotencyKey(request);
        Language language = InviteDesk.language(request);
        if (desk.deferral().isEngaged()) {
            desk.answer(request, loop, KIND, desk.deferral().reply(asker.campaign(), language));
            return;
        }
        desk.read(
                request,
                loop,
                KIND,
                body -> {
                    Fields.Acceptance said =
                            Fields.body(
                                    request,
                                    body,
                                    Fields.Acceptance.class,
                                    Fields.Acceptance.NOTHING);
                    switch (which.find(asker, target, said)) {
                        case WhichInvite.Meant meant ->
                                submit(
                                        request,
                                        loop,
                                        deadline,
                                        new Asked(asker, meant, key, language));
                        case WhichInvite.Unclear(Lookup.Near near) ->
                                desk.answer(request, loop, KIND, LookUpRoute.near(near, language));
                    }
                });
    }

    private void submit(HttpServerRequest request, EventLoop loop, Deadline deadline, Asked asked) {
        new InviteExchange(
                        request,
                        loop,
                        deadline,
                        desk.parts().metrics(),
                        KIND,
                        outcome -> reply(outcome, asked))
                .submit(desk.parts().host(), command(asked, desk.person(asked.asker())));
    }

    /** What is asked of the core. */
    Command.AcceptInvite command(Asked asked, Person person) {
        Trace.Way way = asked.meant().way();
        return new Command.AcceptInvite(
                person,
                asked.asker().campaign().id(),
                asked.number(),
                way.form().id(),
                way.channel().name(),
                doubts(asked),
                asked.key());
    }

    /** What was accepted before is not judged again. */
    private Doubts doubts(Asked asked) {
        boolean mayBeNew =
                asked.meant().found().own().accepted().isEmpty()
                        && !asked.inviter().equals(asked.asker().user());
        return mayBeNew
                ? desk.parts()
                        .watch()
                        .doubts(
                                new AbuseWatch.Attempt(
                                        asked.asker().campaign().id(),
                                        desk.nowMillis(),
                                        asked.inviter(),
                                        asked.asker().user(),
                                        asked.meant().way(),
                                        asked.asker().network()))
                : Doubts.NONE;
    }

    Reply reply(Outcome outcome, Asked asked) {
        Asker asker = asked.asker();
        return switch (outcome) {
            case Outcome.Accepted accepted -> {
                if (!accepted.repeated()) {
                    happened(accepted, asked);
                }
                yield Reply.ok(word(accepted), cards.card(asker, accepted, asked.language()));
            }
            case Outcome.Queued queued ->
                    desk.refusals()
                            .queued(
                                    "queued",
                                    queued.retryAtMillis(),
                                    asker.campaign().terms().zone(),
                                    asked.language());
            case Outcome.InviteRefused refused ->
                    desk.refusals().reply(keyed(refused, asked), asker, asked.language());
            default -> throw new IllegalStateException("an acceptance came to " + outcome);
        };
    }

    private static String word(Outcome.Accepted accepted) {
        if (accepted.repeated()) {
            return "repeated";
        }
        return AcceptedCards.isHeld(accepted) ? "held" : "done";
    }

    /** Whoever accepts another invite with the key of the first has mixed up their requests. */
    private Outcome.InviteRefused keyed(Outcome.InviteRefused refused, Asked asked) {
        boolean sameKey =
                refused.refusal() == InviteRefusal.ALREADY_ACCEPTED
                        && desk.reads()
                                .of(asked.asker().campaign().id(), asked.asker().user())
                                .accepted()
                                .map(Accepting::key)
                                .filter(asked.key()::equals)
                                .isPresent();
        return sameKey
                ? new Outcome.InviteRefused(InviteRefusal.KEY_REUSED, Outcome.NEVER)
                : refused;
    }

    private void happened(Outcome.Accepted accepted, Asked asked) {
        Trace.Accepted trace =
                new Trace.Accepted(
                        asked.asker().campaign().id(),
                        desk.nowMillis(),
                        asked.number(),
                        asked.inviter(),
                        asked.asker().user(),
                        asked.meant().way(),
                        accepted.isInviterRewarded());
        desk.parts().traces().happened(trace);
        desk.parts().watch().accepted(trace, AcceptedCards.isHeld(accepted));
    }
}
