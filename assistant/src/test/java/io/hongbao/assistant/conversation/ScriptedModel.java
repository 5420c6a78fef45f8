package io.hongbao.assistant.conversation;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** A model that says what it was told to, one answer for each time it is asked. */
final class ScriptedModel implements StreamingChatModel {

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<ChatRequest> asked = new ArrayList<>();

    /** What it does when it is asked. */
    @FunctionalInterface
    interface Answer {
        void to(StreamingChatResponseHandler handler);
    }

    static ScriptedModel of(Answer... answers) {
        ScriptedModel model = new ScriptedModel();
        model.answers.addAll(Arrays.asList(answers));
        return model;
    }

    void then(Answer answer) {
        answers.add(answer);
    }

    /** Speaks in pieces. */
    static Answer says(String... pieces) {
        return handler -> {
            for (String piece : pieces) {
                handler.onPartialResponse(piece);
            }
            handler.onCompleteResponse(response(AiMessage.from(String.join("", pieces))));
        };
    }

    /** Asks for tools: name and arguments by turns. */
    static Answer calls(String... namesAndArguments) {
        List<ToolExecutionRequest> requests = new ArrayList<>();
        for (int i = 0; i < namesAndArguments.length; i += 2) {
            requests.add(
                    ToolExecutionRequest.builder()
                            .id("") // as some servers do
                            .name(namesAndArguments[i])
                            .arguments(namesAndArguments[i + 1])
                            .build());
        }
        return handler -> handler.onCompleteResponse(response(AiMessage.from(requests)));
    }

    static Answer fails() {
        return handler -> handler.onError(new IllegalStateException("429 too many requests"));
    }

    static Answer isSilent() {
        return handler -> {};
    }

    static Answer saysAndFallsSilent(String piece) {
        return handler -> handler.onPartialResponse(piece);
    }

    private static ChatResponse response(AiMessage message) {
        return ChatResponse.builder().aiMessage(message).build();
    }

    /** Everything that it was asked. */
    synchronized List<ChatRequest> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        Answer next;
        synchronized (this) {
            asked.add(request);
            next = answers.isEmpty() ? says("(no more)") : answers.removeFirst();
        }
        next.to(handler);
    }
}
