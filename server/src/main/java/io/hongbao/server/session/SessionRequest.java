package io.hongbao.server.session;

import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v1/sessions}.
 *
 * @param campaign for which campaign; required
 * @param user who, in the sandbox only: elsewhere the identity token says it
 * @param device which device
 * @param region sandbox only
 * @param appVersion sandbox only
 * @param newUser sandbox only
 */
record SessionRequest(
        @Nullable String campaign,
        @Nullable String user,
        @Nullable String device,
        @Nullable String region,
        @Nullable String appVersion,
        @Nullable Boolean newUser) {}
