package io.hongbao.server.start;

import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.effect.EffectInbox;
import io.hongbao.server.effect.EffectMetrics;
import io.hongbao.server.effect.Effects;
import io.hongbao.server.effect.HostAnswers;
import io.hongbao.server.effect.Lane;
import io.hongbao.server.effect.LaneRules;
import io.hongbao.server.effect.Port;
import io.hongbao.server.effect.Unconnected;
import io.hongbao.server.fulfilment.OutletPort;
import io.hongbao.server.payment.PaymentPort;
import io.hongbao.server.payment.PayoutPort;
import io.hongbao.server.sandbox.Sandbox;
import io.hongbao.server.sandbox.ShadowPort;
import io.hongbao.server.webhook.Connection;
import io.hongbao.server.webhook.Party;
import io.hongbao.server.webhook.SignedOutlets;
import io.hongbao.server.webhook.SignedPayments;
import io.hongbao.server.webhook.WebhookClient;
import io.hongbao.server.webhook.WebhookSecrets;
import io.hongbao.server.webhook.Webhooks;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Everything that the node reaches outside: for each party the adapter that the options name, the
 * sandbox's where they name none, or, outside of the sandbox, nothing.
 */
final class Outside implements AutoCloseable {

    /** How long a provider or an outlet may take to answer. */
    private static final long TIMEOUT_MILLIS = 10_000;

    private final HostAnswers answers;
    private final Sandbox sandbox;
    private final Effects effects;
    private final Webhooks webhooks;
    private final List<WebhookClient> clients = new ArrayList<>();
    private final Map<Party, Connection> connections;
    private final Predicate<String> isShadow;

    /**
     * @param connections from the options
     * @param inbox what the host tells of new effects
     * @param isShadow whether the campaign of an id is a shadow campaign, whose effects are played
     */
    Outside(
            StartOptions options,
            Map<Party, Connection> connections,
            EffectInbox inbox,
            EmbeddedHost host,
            CampaignClock clock,
            MeterRegistry registry,
            Predicate<String> isShadow) {
        this.isShadow = isShadow;
        this.connections = new EnumMap<>(connections);
        this.answers = new HostAnswers(host, inbox);
        this.sandbox = new Sandbox(options.isSandbox(), clock, answers);
        Map<Party, WebhookSecrets> secrets = new EnumMap<>(Party.class);
        connections.forEach((party, connection) -> secrets.put(party, connection.secrets()));
        this.webhooks = new Webhooks(secrets);
        List<Lane> lanes = new ArrayList<>();
        for (Party party : Party.values()) {
            lanes.add(lane(party, Optional.ofNullable(connections.get(party))));
        }
        this.effects =
                new Effects(host, host::pendingEffects, inbox, lanes, new EffectMetrics(registry));
    }

    private Lane lane(Party party, Optional<Connection> connection) {
        if (connection.isPresent()) {
            WebhookClient client =
                    new WebhookClient(connection.get(), TIMEOUT_MILLIS, System::currentTimeMillis);
            clients.add(client);
            return new Lane(
                    party.word(),
                    party.kinds(),
                    besideShadow(party, signed(party, client)),
                    LaneRules.NETWORK);
        }
        Port port =
                sandbox.isOn()
                        ? ofSandbox(party)
                        : besideShadow(
                                party, new Unconnected("no " + party.word() + " are connected"));
        return new Lane(party.word(), party.kinds(), port, LaneRules.SANDBOX);
    }

    private Port besideShadow(Party party, Port real) {
        return new ShadowPort(real, ofSandbox(party), isShadow);
    }

    private static Port signed(Party party, WebhookClient client) {
        return switch (party) {
            case PAYMENTS -> new PaymentPort(new SignedPayments(client));
            case OUTLETS -> new OutletPort(new SignedOutlets(client));
            case PAYOUTS -> new PayoutPort(new SignedPayments(client));
        };
    }

    private Port ofSandbox(Party party) {
        return switch (party) {
            case PAYMENTS -> new PaymentPort(sandbox.payments());
            case OUTLETS -> new OutletPort(sandbox.outlets());
            case PAYOUTS -> new PayoutPort(sandbox.payments());
        };
    }

    /** Begins with what is pending. */
    void start() {
        sandbox.start();
        effects.start();
    }

    HostAnswers answers() {
        return answers;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Effects effects() {
        return effects;
    }

    Webhooks webhooks() {
        return webhooks;
    }

    /** What an operator should know about the connections, one line each. */
    List<String> notices() {
        List<String> notices = new ArrayList<>();
        for (Party party : Party.values()) {
            Connection connection = connections.get(party);
            if (connection != null && connection.isOpenToEavesdroppers()) {
                notices.add(
                        "Requests to "
                                + party.word()
                                + " are signed but not encrypted: "
                                + connection.address()
                                + " is not https");
            }
        }
        return notices;
    }

    @Override
    public void close() {
        effects.close();
        sandbox.close();
        clients.forEach(WebhookClient::close);
    }
}
