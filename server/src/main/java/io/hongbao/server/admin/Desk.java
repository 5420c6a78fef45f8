package io.hongbao.server.admin;

import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Where operators are let in: knows their keys and roles, and sees to it that whatever they do or
 * try is in the audit log before they are answered.
 */
@Singleton
public class Desk {

    private static final String BEARER = "Bearer ";

    private final AdminKeys keys;
    private final AuditLog log;

    Desk(AdminKeys keys, AuditLog log) {
        this.keys = keys;
        this.log = log;
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
