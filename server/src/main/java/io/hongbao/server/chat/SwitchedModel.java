package io.hongbao.server.chat;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.function.BooleanSupplier;

/**
 * A model that can be switched off: it then refuses at once, and the conversation goes on without
 * it, as it does when a model fails.
 */
public final class SwitchedModel implements StreamingChatModel {

    private final StreamingChatModel model;
    private final BooleanSupplier isOff;

    public SwitchedModel(StreamingChatModel model, BooleanSupplier isOff) {
        this.model = model;
        this.isOff = isOff;
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        if (isOff.getAsBoolean()) {
            throw new IllegalStateException("it is switched off: assistant_offline");
        }
        model.chat(request, handler);
    }
}
