package io.hongbao.assistant.pack;

import io.hongbao.assistant.PlainText;
import java.util.List;
import java.util.Optional;

/**
 * How the assistant speaks, in one language. All of it is data: a model is shown it as such, and no
 * text in it changes what tools may do.
 *
 * @param character who the assistant is, for a model to play
 * @param greeting what it says when a conversation begins with a greeting
 * @param smallTalk answers that need no tool
 * @param conditions what it says when the campaign cannot be used, each with {@code {retryAt}} in
 *     it
 */
public record Persona(
        String character, String greeting, List<SmallTalk> smallTalk, Conditions conditions) {

    private static final String RETRY_AT = "{retryAt}";

    public Persona {
        smallTalk = List.copyOf(smallTalk);
    }

    /** Why the campaign cannot be used just now. */
    public enum Condition {
        PAUSED,
        QUEUED,
        DOWN
    }

    /** What is said in each condition. */
    public record Conditions(String paused, String queued, String down) {
        String of(Condition condition) {
            return switch (condition) {
                case PAUSED -> paused;
                case QUEUED -> queued;
                case DOWN -> down;
            };
        }
    }

    /** One thing that people say, in several wordings, and the answer. */
    public record SmallTalk(List<String> asked, String answer) {
        public SmallTalk {
            asked = List.copyOf(asked);
        }
    }

    /**
     * States the true condition.
     *
     * @param retryAt when it is worth trying again, as the person should read it
     */
    public String condition(Condition condition, String retryAt) {
        return conditions.of(condition).replace(RETRY_AT, retryAt);
    }

    /** The answer to small talk, if the text is nothing but that. */
    public Optional<String> smallTalk(String text) {
        String plain = PlainText.of(text);
        return smallTalk.stream()
                .filter(talk -> talk.asked().stream().map(PlainText::of).anyMatch(plain::equals))
                .map(SmallTalk::answer)
                .findFirst();
    }
}
