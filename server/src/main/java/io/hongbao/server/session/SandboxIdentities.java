package io.hongbao.server.session;

import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Believes whatever the body says. For {@code --sandbox} only. */
public final class SandboxIdentities implements Identities {

    @Override
    public Identity of(SessionRequest request, @Nullable String authorization) {
        String user = request.user();
        if (user == null) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID, "user", "user is required in the sandbox");
        }
        return new Identity(
                user,
                orEmpty(request.device()),
                orEmpty(request.region()),
                orEmpty(request.appVersion()),
                Boolean.TRUE.equals(request.newUser()));
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
