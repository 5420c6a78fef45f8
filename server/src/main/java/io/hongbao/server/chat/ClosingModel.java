package io.hongbao.server.chat;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.time.Duration;

/** A model whose answers can be closed: the handles of the client library do nothing. */
final class ClosingModel implements StreamingChatModel {

    private final StreamingChatModel model;
    private final Duration life;

    /**
     * @param life after which an answer is closed, whatever still comes
     */
    ClosingModel(StreamingChatModel model, Duration life) {
        this.model = model;
        this.life = life;
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        ModelStream stream = new ModelStream(life);
        ScopedValue.where(ModelStream.OPENING, stream)
                .run(() -> model.chat(request, new Listening(stream, handler)));
    }

    /** Hands everything on, with a handle that closes the stream. */
    private record Listening(ModelStream stream, StreamingChatResponseHandler handler)
            implements StreamingChatResponseHandler {

        @Override
        public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
            handler.onPartialResponse(partial, new PartialResponseContext(stream));
        }

        @Override
        public void onPartialThinking(PartialThinking partial) {
            handler.onPartialThinking(partial);
        }

        @Override
        public void onPartialToolCall(PartialToolCall partial) {
            handler.onPartialToolCall(partial);
        }

        @Override
        public void onCompleteToolCall(CompleteToolCall complete) {
            handler.onCompleteToolCall(complete);
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            stream.ended();
            handler.onCompleteResponse(response);
        }

        @Override
        public void onError(Throwable error) {
            stream.ended();
            handler.onError(error);
        }
    }
}
