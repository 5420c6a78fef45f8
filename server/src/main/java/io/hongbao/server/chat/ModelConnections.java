package io.hongbao.server.chat;

import io.hongbao.assistant.conversation.ModelSettings;
import io.quarkiverse.langchain4j.openai.common.OpenAiRestApi;
import io.vertx.core.Context;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.jboss.resteasy.reactive.client.impl.ClientRequestContextImpl;

/**
 * The connections to the model: enough of them for all turns that may use it at once, and each
 * known to its {@link ModelStream}. Found by the REST client, whose builder the model's client
 * library keeps to itself.
 */
public final class ModelConnections implements RestClientListener {

    /** As many again are there for streams that were given up and are about to be closed. */
    static final int MOST = 2 * ModelSettings.STANDARD.concurrent();

    @Override
    public void onNewClient(Class<?> service, RestClientBuilder builder) {
        if (service == OpenAiRestApi.class) {
            builder.property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, MOST);
            builder.register(new Opening());
        }
    }

    /** Tells a stream which connection it is on. */
    static final class Opening implements ClientRequestFilter, ClientResponseFilter {

        private static final String STREAM = ModelStream.class.getName();

        @Override
        public void filter(ClientRequestContext request) {
            if (ModelStream.OPENING.isBound()) {
                request.setProperty(STREAM, ModelStream.OPENING.get());
            }
        }

        @Override
        public void filter(ClientRequestContext request, ClientResponseContext response) {
            if (request.getProperty(STREAM) instanceof ModelStream stream
                    && request instanceof ClientRequestContextImpl known) {
                stream.opened(known.getRestClientRequestContext().getHttpClientRequest());
                Context context = known.getContext();
                context.owner().setTimer(stream.life().toMillis(), _ -> stream.cancel());
            }
        }
    }
}
