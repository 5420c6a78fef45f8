package io.hongbao.server.chat;

import io.hongbao.assistant.conversation.Texts;
import io.hongbao.assistant.interpret.Interpreter;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.edge.Answers;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/assistant/interpretations}: what the offline interpreter understands. Needs no
 * pass: it knows nobody and changes nothing.
 */
public final class InterpretationRoute implements HotRoute {

    private static final int MOST_CHARACTERS = 2_000;

    /** Where "today" is when no campaign says. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Supplier<Interpreter> interpreter;
    private final Campaigns campaigns;
    private final CampaignClock clock;

    public InterpretationRoute(
            Supplier<Interpreter> interpreter, Campaigns campaigns, CampaignClock clock) {
        this.interpreter = interpreter;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /**
     * The body.
     *
     * @param lang {@code zh} or {@code en}; both languages are always understood, so it changes
     *     nothing
     */
    record Utterance(@Nullable String text, @Nullable String lang) {}

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        Requests.requireJsonAccepted(request);
        loop.readBody(
                request,
                body -> {
                    Requests.requireJsonBody(request);
                    String text = text(StrictJson.read(body, Utterance.class));
                    String answer = interpreter.get().interpret(text, today()).toJson();
                    Answers.json(request, 200, Buffer.buffer(answer));
                });
    }

    private static String text(Utterance utterance) {
        ChatRequest.spoken(utterance.lang(), "", null);
        String raw = utterance.text() == null ? "" : utterance.text();
        if (raw.length() > MOST_CHARACTERS) {
            throw ProblemException.of(
                    ProblemCode.TEXT_TOO_LONG,
                    "text",
                    "a text has at most " + MOST_CHARACTERS + " characters");
        }
        String clean = Texts.clean(raw);
        if (clean.isEmpty()) {
            throw ProblemException.of(ProblemCode.TEXT_MISSING, "text", "send a text");
        }
        return clean;
    }

    private LocalDate today() {
        ZoneId zone =
                campaigns.all().stream()
                        .filter(CampaignView::isPublic)
                        .map(view -> view.terms().zone())
                        .findFirst()
                        .orElse(ZONE);
        return Instant.ofEpochMilli(clock.getAsLong()).atZone(zone).toLocalDate();
    }
}
