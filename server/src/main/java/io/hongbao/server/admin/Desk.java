package io.hongbao.server.admin;

import io.hongbao.server.edge.Requests;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where operators are let in: knows their keys and roles, and sees to it that whatever they do or
 * try is in the audit log before they are answered.
 */
@Singleton
public class Desk {

    private static final String BEARER = "Bearer ";

    /** How many requests with different idempotency keys can be at work at once, at most. */
    private static final int TURNS = 64;

    private final AdminKeys keys;
    private final AuditLog log;
    private final Receipts receipts;
    private final Object[] turns = Stream.generate(Object::new).limit(TURNS).toArray();

    Desk(AdminKeys keys, AuditLog log, Receipts receipts) {
        this.keys = keys;
        this.log = log;
        this.receipts = receipts;
    }

    /**
     * What is to be done.
     *
     * @param action such as {@code campaign.pause}
     * @param target to what
     * @param reason why
     */
    record Act(String action, String target, String reason) {}

    /**
     * What an act came to.
     *
     * @param word for the audit log
     */
    record Done(String word, Response response) {

        /** Done, with this answer. */
        static Done with(Object answer) {
            return new Done("done", json(answer));
        }
    }

    /** An answer as JSON, its members in the order of their declaration. */
    static Response json(Object answer) {
        return Response.ok(StrictJson.write(answer), MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** Lets anybody with an admin key look. Looking is not logged. */
    Operator look(HttpServerRequest request) {
        return operator(request);
    }

    /**
     * Does {@code work} if the caller's key has one of {@code roles}, and logs it, whatever it
     * comes to.
     */
    Response act(
            HttpServerRequest request, Set<Role> roles, Act act, Function<Operator, Done> work) {
        Operator operator = operator(request);
        try {
            if (!operator.key().mayActAs(roles)) {
                throw ProblemException.of(
                        ProblemCode.ROLE_MISSING,
                        "Authorization",
                        "this needs one of the roles "
                                + words(roles)
                                + "; the key "
                                + operator.name()
                                + " has "
                                + words(operator.key().roles()));
            }
            Done done = work.apply(operator);
            log(operator, act, done.word());
            return done.response();
        } catch (ProblemException refused) {
            log(operator, act, refused.problem().code().code());
            throw refused;
        } catch (RuntimeException failed) {
            log(operator, act, ProblemCode.INTERNAL.code());
            throw failed;
        }
    }

    /**
     * As {@link #act}, for what changes something: under an {@code Idempotency-Key} it is done
     * once, and who sends it again gets the first answer, with {@code Idempotent-Replay: true}. Two
     * such requests at the same time go one after the other.
     *
     * @throws ProblemException {@code key_reused} when {@code body} or the address is another than
     *     the first time
     */
    Response write(
            HttpServerRequest request,
            byte[] body,
            Set<Role> roles,
            Act act,
            Function<Operator, Done> work) {
        Optional<String> key = Requests.idempotencyKeyIfAny(request);
        if (key.isEmpty()) {
            return act(request, roles, act, work);
        }
        return act(
                request,
                roles,
                act,
                operator -> {
                    Receipts.Scope scope =
                            new Receipts.Scope(
                                    operator.name(),
                                    request.method() + " " + request.path(),
                                    key.get());
                    synchronized (turns[Math.floorMod(scope.hashCode(), TURNS)]) {
                        // Digests only: the query and the body may hold secrets.
                        String asked = Sha256.of(request.uri(), body);
                        return once(scope, asked, () -> work.apply(operator));
                    }
                });
    }

    private Done once(Receipts.Scope scope, String request, Supplier<Done> work) {
        return receipts.find(scope, request)
                .map(receipt ->
                        new Done(
                                "repeated",
                                Response.status(receipt.status())
                                        .type(MediaType.APPLICATION_JSON_TYPE)
                                        .header("Idempotent-Replay", "true")
                                        .entity(receipt.answer().getBytes(StandardCharsets.UTF_8))
                                        .build()))
                .orElseGet(() -> {
                    Done done = work.get();
                    if (!(done.response().getEntity() instanceof byte[] json)) {
                        throw new IllegalStateException("only JSON can be answered again");
                    }
                    if (json.length <= Receipts.LARGEST_ANSWER_BYTES) {
                        receipts.keep(
                                scope.receipt(
                                        request,
                                        done.response().getStatus(),
                                        new String(json, StandardCharsets.UTF_8)));
                    }
                    return done;
                });
    }

    /** Logs one of several things that an act does. */
    void note(Operator operator, Act act, String outcome) {
        log(operator, act, outcome);
    }

    private void log(Operator operator, Act act, String outcome) {
        log.write(
                new AuditLog.Line(
                        operator.name(),
                        act.action(),
                        act.target(),
                        operator.from(),
                        act.reason(),
                        outcome));
    }

    private Operator operator(HttpServerRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null || authorization.isBlank()) {
            throw ProblemException.of(
                    ProblemCode.ADMIN_KEY_MISSING,
                    "Authorization",
                    "send 'Bearer ' and an admin key (hbk_...)");
        }
        String secret =
                authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "";
        AdminKey key =
                keys.find(secret)
                        .orElseThrow(() ->
                                ProblemException.of(
                                        ProblemCode.ADMIN_KEY_INVALID,
                                        "Authorization",
                                        "send 'Bearer ' and an admin key (hbk_...)"));
        SocketAddress address = request.remoteAddress();
        return new Operator(key, address == null ? "" : address.hostAddress());
    }

    private static String words(Set<Role> roles) {
        return String.join(
                ", ",
                roles.stream().sorted().map(role -> role.name().toLowerCase(Locale.ROOT)).toList());
    }
}
