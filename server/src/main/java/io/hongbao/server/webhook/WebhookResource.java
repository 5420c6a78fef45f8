package io.hongbao.server.webhook;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Outcome;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderState;
import io.hongbao.server.effect.HostAnswers;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where providers and outlets tell what came of a request, or how far an order is. */
@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "integrators")
public class WebhookResource {

    private final Webhooks webhooks;
    private final HostAnswers answers;

    WebhookResource(Webhooks webhooks, HostAnswers answers) {
        this.webhooks = webhooks;
        this.answers = answers;
    }

    /**
     * What a delivery came to.
     *
     * @param status {@code done}, or {@code repeated} when the same delivery was handled before
     */
    record Taken(@Schema(examples = "done") String status) {}

    @POST
    @Path("/{party: payments|outlets|payouts}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "tell",
            summary =
                    "A provider or an outlet tells what came of a request, or how far an order is",
            description =
                    "Signed like the requests that it answers. A delivery that comes again within ten minutes is"
                            + " answered 200 with status repeated, and has no effect; another one under its id is"
                            + " refused. A problem with status 503 means that it had no effect either: send it again.")
    @Parameter(
            name = "Hongbao-Signature",
            in = ParameterIn.HEADER,
            required = true,
            description =
                    "t=<unix seconds>,v1=<hexadecimal HMAC-SHA256 of t, a dot and the body>; at most 300 seconds old",
            schema = @Schema(examples = "t=1770343200,v1=5257a8…"))
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = TellBody.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Taken.class)))
    @APIResponse(
            responseCode = "401",
            description = "signature_missing, signature_invalid, signature_stale",
            ref = "Problem")
    @APIResponse(
            responseCode = "404",
            description = "not_found, order_unknown, effect_unknown",
            ref = "Problem")
    @APIResponse(responseCode = "409", description = "key_reused", ref = "Problem")
    public Response tell(
            @Context HttpServerRequest request, @PathParam("party") String word, byte[] body) {
        Party party = Party.of(word).orElseThrow(() -> notConnected(word));
        long nowSeconds = System.currentTimeMillis() / 1000;
        verify(request, party, body, nowSeconds);
        TellBody told = StrictJson.read(body, TellBody.class);
        String delivery = party.word() + "/" + told.requiredId();
        EffectId effect = told.requiredEffect(party);
        TellBody.Said said = told.said(effect);
        String status =
                switch (webhooks.deliveries().came(delivery, told, nowSeconds)) {
                    case REPEATED -> "repeated";
                    case REUSED ->
                            throw ProblemException.of(
                                    ProblemCode.KEY_REUSED,
                                    "id",
                                    "another delivery of the last ten minutes had this id and said"
                                            + " something else: give each delivery an id of its own");
                    case AT_WORK -> throw busy("this delivery is being handled");
                    case FIRST -> handle(delivery, effect, said);
                };
        return Response.ok(StrictJson.write(new Taken(status)), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private void verify(HttpServerRequest request, Party party, byte[] body, long nowSeconds) {
        WebhookSecrets secrets =
                webhooks.secrets(party).orElseThrow(() -> notConnected(party.word()));
        List<String> headers = request.headers().getAll(Signature.HEADER);
        if (headers.size() != 1) {
            throw ProblemException.of(
                    ProblemCode.SIGNATURE_MISSING,
                    Signature.HEADER,
                    "send exactly one " + Signature.HEADER + " header, not " + headers.size());
        }
        Signature signature =
                Signature.parse(headers.getFirst())
                        .filter(one -> one.isOf(secrets.current(), body))
                        .orElseThrow(() ->
                                ProblemException.of(
                                        ProblemCode.SIGNATURE_INVALID,
                                        Signature.HEADER,
                                        "send t=<unix seconds>,v1=<hexadecimal HMAC-SHA256 of t, a dot and the body>"));
        if (signature.isStale(nowSeconds)) {
            throw ProblemException.of(
                    ProblemCode.SIGNATURE_STALE,
                    Signature.HEADER,
                    "t is more than "
                            + Signature.TOLERANCE_SECONDS
                            + " seconds from "
                            + nowSeconds
                            + ": sign each delivery anew, and set the clock");
        }
    }

    private String handle(String delivery, EffectId effect, TellBody.Said said) {
        boolean handled = false;
        try {
            if (effect.kind() != EffectId.Kind.PAY_OUT && answers.order(effect).isEmpty()) {
                throw ProblemException.of(
                        ProblemCode.ORDER_UNKNOWN, "effect", "there is no such order");
            }
            if (!answers.wasAsked(effect)) {
                throw ProblemException.of(
                        ProblemCode.EFFECT_UNKNOWN,
                        "effect",
                        "this was never asked for: send the id of the request");
            }
            switch (said) {
                case TellBody.Came(Effect.Result result) -> resolve(effect, result);
                case TellBody.Advanced(OrderState to) -> advance(effect, to);
            }
            handled = true;
            return "done";
        } finally {
            if (handled) {
                webhooks.deliveries().handled(delivery);
            } else {
                webhooks.deliveries().dropped(delivery);
            }
        }
    }

    private Outcome resolve(EffectId effect, Effect.Result result) {
        return outcome(reply -> answers.resolve(effect, result, reply));
    }

    /**
     * Whoever makes an order has accepted it, also when the word for that is late or was lost. It
     * may cancel one that it has not accepted.
     */
    private void advance(EffectId effect, OrderState to) {
        Outcome outcome = outcome(reply -> advance(effect, to, reply));
        if (outcome instanceof Outcome.Ordered(Order order)
                && order.state() == OrderState.SENDING) {
            resolve(effect, new Effect.Done(""));
            outcome(reply -> advance(effect, to, reply));
        }
    }

    private boolean advance(EffectId effect, OrderState to, Consumer<Outcome> reply) {
        return answers.advance(effect.user(), effect.subject(), to, reply);
    }

    private static Outcome outcome(Predicate<Consumer<Outcome>> submit) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        if (!submit.test(answer::complete)) {
            throw busy("the queue is full");
        }
        Outcome outcome = answer.join();
        if (outcome instanceof Outcome.Failed) {
            throw ProblemException.of(ProblemCode.INTERNAL, "");
        }
        return outcome;
    }

    private static ProblemException busy(String why) {
        return new ProblemException(
                Problem.of(ProblemCode.OVERLOADED, why + "; send the delivery again").retry("", 1));
    }

    private static ProblemException notConnected(String word) {
        return ProblemException.of(
                ProblemCode.NOT_FOUND,
                "no "
                        + word
                        + " are connected: start with --"
                        + word
                        + " and --"
                        + word
                        + "-secret");
    }
}
