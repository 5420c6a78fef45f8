package io.hongbao.server.chat;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
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

    /** The conversation gives up long before; this keeps a connection from hanging for ever. */
    private static final Duration CONNECTION = Duration.ofSeconds(40);

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
                    return new Once<>(() -> make(url, options.modelName(), key));
                });
    }

    static StreamingChatModel make(String url, String name, String key) {
        return OpenAiStreamingChatModel.builder()
                .baseUrl(url)
                .apiKey(key)
                .modelName(name)
                .temperature(0.3)
                .maxTokens(1_000)
                .parallelToolCalls(false)
                .accumulateToolCallId(false)
                .timeout(CONNECTION)
                .build();
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
