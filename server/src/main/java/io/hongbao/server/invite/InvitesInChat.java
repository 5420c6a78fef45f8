package io.hongbao.server.invite;

import io.hongbao.assistant.tool.Card;
import io.hongbao.assistant.tool.ToolResult;
import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.server.chat.InviteDesk.Asking;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.metrics.InviteMetrics;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.trace.Trace;
import io.hongbao.share.Channel;
import io.hongbao.share.InviteSearch;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Invites as the assistant's tools use them: the same commands, rules and answers as those of the
 * routes.
 */
public final class InvitesInChat implements io.hongbao.server.chat.InviteDesk {

    private final InviteDesk desk;
    private final CreateRoute create;
    private final LookUpRoute lookUp;
    private final AcceptRoute accept;

    InvitesInChat(InviteDesk desk) {
        this.desk = desk;
        this.create = new CreateRoute(desk);
        this.lookUp = new LookUpRoute(desk);
        this.accept = new AcceptRoute(desk);
    }

    private static Asker asker(Asking asking) {
        return new Asker(asking.pass(), asking.campaign(), asking.network());
    }

    @Override
    public CompletionStage<ToolResult> make(Asking asking, String channel) {
        Asker asker = asker(asking);
        Language language = asking.language();
        if (desk.deferral().isEngaged()) {
            return deferred(InviteMetrics.Kind.CREATE, asker, language);
        }
        MadeCards.Wish wish =
                new MadeCards.Wish(
                        Channel.of(channel).orElse(Channel.OTHER),
                        "",
                        Fields.language(null, language));
        return submit(
                asking,
                InviteMetrics.Kind.CREATE,
                new Command.CreateInvite(asking.person(), asker.campaign().id()),
                outcome -> create.reply(outcome, asker, wish, language));
    }

    @Override
    public CompletionStage<ToolResult> find(Asking asking, String text) {
        Asker asker = asker(asking);
        Reply reply =
                lookUp.reply(desk.lookup().find(asker, text, "text"), "", asker, asking.language());
        desk.parts().metrics().answered(InviteMetrics.Kind.LOOK_UP, reply.word());
        return CompletableFuture.completedFuture(result(reply));
    }

    @Override
    public CompletionStage<ToolResult> accept(Asking asking, String code, String key) {
        Asker asker = asker(asking);
        if (desk.deferral().isEngaged()) {
            return deferred(InviteMetrics.Kind.ACCEPT, asker, asking.language());
        }
        return switch (desk.lookup().find(asker, code, "code")) {
            case Lookup.Found found -> {
                InviteSearch.Sighting sighting = found.sighting();
                AcceptRoute.Asked asked =
                        new AcceptRoute.Asked(
                                asker,
                                new WhichInvite.Meant(
                                        found, new Trace.Way(sighting.form(), sighting.channel())),
                                key,
                                asking.language());
                yield submit(
                        asking,
                        InviteMetrics.Kind.ACCEPT,
                        accept.command(asked, asking.person()),
                        outcome -> accept.reply(outcome, asked));
            }
            case Lookup.Near near ->
                    CompletableFuture.completedFuture(
                            result(LookUpRoute.near(near, asking.language())));
            case Lookup.Nowhere _ -> throw Lookup.unknown();
        };
    }

    private CompletionStage<ToolResult> deferred(
            InviteMetrics.Kind kind, Asker asker, Language language) {
        Reply reply = desk.deferral().reply(asker.campaign(), language);
        desk.parts().metrics().answered(kind, reply.word());
        return CompletableFuture.completedFuture(result(reply));
    }

    private CompletionStage<ToolResult> submit(
            Asking asking,
            InviteMetrics.Kind kind,
            Command command,
            Function<Outcome, Reply> answered) {
        long startNanos = System.nanoTime();
        CompletableFuture<ToolResult> answer = new CompletableFuture<>();
        boolean taken =
                desk.parts()
                        .host()
                        .submit(
                                command,
                                outcome ->
                                        asking.here()
                                                .execute(() ->
                                                        complete(
                                                                kind,
                                                                answer,
                                                                () -> answered.apply(outcome),
                                                                startNanos)));
        if (!taken) {
            throw new ProblemException(
                    Problem.of(ProblemCode.OVERLOADED, "the queue is full; nothing was done")
                            .retry("", 1));
        }
        return answer;
    }

    private void complete(
            InviteMetrics.Kind kind,
            CompletableFuture<ToolResult> answer,
            Supplier<Reply> made,
            long startNanos) {
        try {
            Reply reply = made.get();
            desk.parts().metrics().answered(kind, reply.word(), System.nanoTime() - startNanos);
            answer.complete(result(reply));
        } catch (ProblemException refused) {
            desk.parts().metrics().refused(kind, refused.problem().code());
            answer.completeExceptionally(refused);
        } catch (RuntimeException e) {
            desk.parts().metrics().refused(kind, ProblemCode.INTERNAL);
            answer.completeExceptionally(e);
        }
    }

    /** A route's answer as a tool's. */
    private static ToolResult result(Reply reply) {
        String json = new String(StrictJson.write(reply.body()), StandardCharsets.UTF_8);
        return switch (reply.body()) {
            case InviteCards.Made made -> new ToolResult.Done(invite(made), json);
            case InviteCards.FoundInvite found ->
                    new ToolResult.Done(
                            new Card.InviteOffer(
                                    found.code(),
                                    found.acceptable(),
                                    text(found.message()),
                                    gives(found.rewards())),
                            json);
            case InviteCards.DidYouMean near ->
                    new ToolResult.Done(
                            new Card.NearInvites(near.suggestions(), near.message()), json);
            case AcceptedCards.Card card ->
                    new ToolResult.Done(new Card.InviteAccepted(card.message()), json);
            case InviteCards.Rejected rejected ->
                    refused(rejected.code(), rejected.message(), rejected.retryAt());
            case InviteCards.Waits waits -> refused(waits.code(), waits.message(), waits.retryAt());
            default ->
                    throw new IllegalStateException("no tool answers " + reply.body().getClass());
        };
    }

    private static ToolResult refused(String code, String message, @Nullable String retryAt) {
        return new ToolResult.Refused(
                code, message, retryAt == null ? ToolResult.NEVER : Rfc3339.parse(retryAt));
    }

    private static Card.Invite invite(InviteCards.Made made) {
        InviteCards.Kit kit = made.kit();
        InviteCards.TextForm passphrase = kit == null ? null : kit.passphrase();
        InviteCards.LinkForm link = kit == null ? null : kit.link();
        InviteCards.Poster poster = kit == null ? null : kit.poster();
        return new Card.Invite(
                made.code(),
                // Where no text may be handed on, the code is what is sent.
                passphrase == null ? made.code() : passphrase.text(),
                link == null ? "" : link.url(),
                poster == null ? "" : poster.url(),
                text(made.message()),
                made.accepted(),
                made.most(),
                gives(made.rewards()));
    }

    private static Card.Gives gives(InviteCards.RewardRules rules) {
        return new Card.Gives(name(rules.friend()), name(rules.inviter()));
    }

    private static String name(InviteCards.@Nullable PrizeCard prize) {
        return prize == null ? "" : prize.name();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
