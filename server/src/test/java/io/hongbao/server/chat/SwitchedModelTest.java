package io.hongbao.server.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SwitchedModelTest {

    private static final ChatRequest REQUEST =
            ChatRequest.builder().messages(UserMessage.from("hello")).build();

    private static final StreamingChatResponseHandler NOBODY =
            new StreamingChatResponseHandler() {
                @Override
                public void onCompleteResponse(ChatResponse response) {
                    throw new AssertionError("nothing answers");
                }

                @Override
                public void onError(Throwable error) {
                    throw new AssertionError(error);
                }
            };

    private final List<ChatRequest> asked = new ArrayList<>();
    private final AtomicBoolean off = new AtomicBoolean();
    private final SwitchedModel model =
            new SwitchedModel(
                    new StreamingChatModel() {
                        @Override
                        public void chat(
                                ChatRequest request, StreamingChatResponseHandler handler) {
                            asked.add(request);
                        }
                    },
                    off::get);

    @Test
    void switchedOffItIsNotAsked() {
        model.chat(REQUEST, NOBODY);
        off.set(true);
        assertThatIllegalStateException()
                .isThrownBy(() -> model.chat(REQUEST, NOBODY))
                .withMessageContaining("assistant_offline");
        off.set(false);
        model.chat(REQUEST, NOBODY);
        assertThat(asked).containsExactly(REQUEST, REQUEST);
    }
}
