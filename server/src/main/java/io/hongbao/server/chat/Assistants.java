package io.hongbao.server.chat;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.hongbao.assistant.conversation.Assistant;
import io.hongbao.assistant.conversation.Limits;
import io.hongbao.assistant.conversation.ModelSettings;
import io.hongbao.assistant.interpret.Interpreter;
import io.hongbao.assistant.pack.Pack;
import io.hongbao.assistant.tool.Tools;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** Makes the assistant of a server. */
public final class Assistants {
    private Assistants() {}

    /**
     * An assistant that is made when it is first asked for.
     *
     * @param model how to make the model, if there is one
     */
    public static Once<Assistant> of(
            Tools tools,
            Supplier<Interpreter> interpreters,
            Supplier<Pack> pack,
            Optional<Once<StreamingChatModel>> model) {
        return new Once<>(() -> {
            Assistant.Parts parts =
                    new Assistant.Parts(
                            tools,
                            (text, today) -> interpreters.get().interpret(text, today),
                            new PackVoice(pack.get()),
                            Limits.STANDARD,
                            System::nanoTime,
                            serials());
            return model.map(made ->
                            Assistant.with(parts, made.get(), ModelSettings.STANDARD, timers()))
                    .orElseGet(() -> Assistant.offline(parts));
        });
    }

    /** 60 random bits each: two conversations never share their idempotency keys. */
    private static Supplier<String> serials() {
        SecureRandom random = new SecureRandom();
        return () -> Long.toString(random.nextLong() >>> 4, 36);
    }

    private static ScheduledExecutorService timers() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("hongbao-model-timers").factory());
    }
}
