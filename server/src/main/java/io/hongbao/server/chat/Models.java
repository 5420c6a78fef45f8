package io.hongbao.server.chat;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.hongbao.assistant.conversation.ModelSettings;
import io.hongbao.server.start.ExitCode;
import io.hongbao.server.start.StartOptions;
import io.hongbao.server.start.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The model that the start options name. With none there is no model object at all. */
public final class Models {

    /** How much longer than a turn waits for the model its connection stays open. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** Local servers ask for none, and the client library insists on one. */
    private static final String NO_KEY = "none";

    private Models() {}

    /**
     * How to make the model, with its key read.
     *
     * @throws StartRefused when the key can't be read
     */
    public static Optional<Once<StreamingChatModel>> of(StartOptions options) {
        return options.model()
                .map(url -> {
                    String key = options.modelKeyFile().map(Models::key).orElse(NO_KEY);
                    return new Once<>(
                            () -> make(url, options.modelName(), key, ModelSettings.STANDARD));
                });
    }

    /**
     * A model whose connections are closed soon after a turn no longer waits for them: silent ones
     * after the longest silence that {@code settings} allow, and all after a whole turn.
     */
    static StreamingChatModel make(String url, String name, String key, ModelSettings settings) {
        Duration silence =
                settings.stall().compareTo(settings.firstToken()) > 0
                        ? settings.stall()
                        : settings.firstToken();
        StreamingChatModel model =
                OpenAiStreamingChatModel.builder()
                        .baseUrl(url)
                        .apiKey(key)
                        .modelName(name)
                        .temperature(0.3)
                        .maxTokens(1_000)
                        .parallelToolCalls(false)
                        .accumulateToolCallId(false)
                        .timeout(silence.plus(GRACE))
                        .build();
        return new ClosingModel(model, settings.total().plus(GRACE));
    }

    private static String key(Path file) {
        try {
            String key = Files.readString(file).strip();
            if (key.isEmpty() || key.length() > 1_000 || key.chars().anyMatch(c -> c <= ' ')) {
                throw new StartRefused(
                        ExitCode.USAGE,
                        "--model-key-file " + file + " must hold one key and no more");
            }
            return key;
        } catch (IOException e) {
            throw new StartRefused(
                    ExitCode.USAGE,
                    "--model-key-file " + file + " cannot be read: " + e.getMessage(),
                    e);
        }
    }
}
