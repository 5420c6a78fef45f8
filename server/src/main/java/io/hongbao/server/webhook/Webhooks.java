package io.hongbao.server.webhook;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** With whom secrets are shared, and which deliveries have come in. */
public final class Webhooks {

    private final Map<Party, WebhookSecrets> secrets;
    private final Deliveries deliveries = new Deliveries();

    public Webhooks(Map<Party, WebhookSecrets> secrets) {
        this.secrets = new EnumMap<>(Party.class);
        this.secrets.putAll(secrets);
    }

    /** The secrets shared with {@code party}; empty when it is not connected. */
    Optional<WebhookSecrets> secrets(Party party) {
        return Optional.ofNullable(secrets.get(party));
    }

    Deliveries deliveries() {
        return deliveries;
    }
}
