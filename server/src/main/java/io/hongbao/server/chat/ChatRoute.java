package io.hongbao.server.chat;

import io.hongbao.assistant.conversation.Ask;
import io.hongbao.assistant.conversation.Assistant;
import io.hongbao.assistant.tool.Caller;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.edge.Deadline;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.metrics.ChatMetrics;
import io.hongbao.server.order.Ordering;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.room.Rooms;
import io.hongbao.server.session.Pass;
import io.hongbao.server.session.Passes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/** {@code POST /v1/chat}: a turn of a conversation, answered with server-sent events. */
public final class ChatRoute implements HotRoute {

    private final Guides guides;
    private final Ordering ordering;
    private final Rooms rooms;
    private final Passes passes;
    private final CampaignClock clock;
    private final LongSupplier machineMillis;
    private final ChatMetrics metrics;

    public ChatRoute(
            Guides guides,
            Ordering ordering,
            Rooms rooms,
            Passes passes,
            CampaignClock clock,
            LongSupplier machineMillis,
            ChatMetrics metrics) {
        this.guides = guides;
        this.ordering = ordering;
        this.rooms = rooms;
        this.passes = passes;
        this.clock = clock;
        this.machineMillis = machineMillis;
        this.metrics = metrics;
    }

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        long startNanos = System.nanoTime();
        Deadline deadline = Deadline.of(request, startNanos);
        Pass pass = passes.holder(request, loop, machineMillis.getAsLong());
        Requests.idempotencyKeyIfAny(request);
        requireEventsAccepted(request);
        CampaignView campaign = ordering.campaign(pass);
        loop.readBody(
                request,
                body -> {
                    Requests.requireJsonBody(request);
                    ChatRequest asked = StrictJson.read(body, ChatRequest.class);
                    if (!loop.drops(request, deadline)) {
                        answer(request, loop, pass, campaign, asked, startNanos);
                    }
                });
    }

    private void answer(
            HttpServerRequest request,
            EventLoop loop,
            Pass pass,
            CampaignView campaign,
            ChatRequest asked,
            long startNanos) {
        Assistant ready = guides.named(asked.pack());
        Ask ask = asked.ask(ready.limits().textLength());
        Language language = asked.language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Caller caller =
                Callers.of(
                        pass,
                        campaign,
                        rooms.opening(campaign),
                        loop.network(request),
                        language,
                        clock);
        String conversation = asked.conversation() == null ? newName() : asked.conversation();
        ChatExchange exchange =
                new ChatExchange(request, loop, caller, language, metrics, startNanos);
        exchange.begin(() -> ready.turn(caller, conversation, ask, exchange));
    }

    /** Names are a person's own: nobody can guess their way into another's conversation. */
    private static String newName() {
        return "c-" + Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, 36);
    }

    private static void requireEventsAccepted(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null
                || accept.contains("text/event-stream")
                || accept.contains("*/*")
                || accept.contains("text/*")) {
            return;
        }
        throw ProblemException.of(
                ProblemCode.NOT_ACCEPTABLE, "Accept", "answers are text/event-stream");
    }
}
