package io.hongbao.server.session;

import org.jspecify.annotations.Nullable;

/** Finds out who calls {@code POST /v1/sessions}. */
public sealed interface Identities permits SandboxIdentities, TokenIdentities, NoIdentities {

    /**
     * Who it is.
     *
     * @param authorization the {@code Authorization} header
     * @throws io.hongbao.server.problem.ProblemException when that can't be said
     */
    Identity of(SessionRequest request, @Nullable String authorization);
}
