package io.hongbao.server.session;

import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Knows nobody: neither a sandbox nor set up with the app's public key. */
public final class NoIdentities implements Identities {

    @Override
    public Identity of(SessionRequest request, @Nullable String authorization) {
        throw ProblemException.of(
                ProblemCode.IDENTITY_INVALID,
                "Authorization",
                "this server has no key to check identity tokens with: start it with --identity-keys, or with --sandbox");
    }
}
