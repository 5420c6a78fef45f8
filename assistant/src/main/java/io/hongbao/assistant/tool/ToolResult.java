package io.hongbao.assistant.tool;

/** What a tool answers. */
public sealed interface ToolResult {

    /**
     * It was done, or is known.
     *
     * @param card what it came to
     * @param json the same as one JSON object, as the HTTP API shows it
     */
    record Done(Card card, String json) implements ToolResult {}

    /**
     * It was not, and nothing was changed.
     *
     * @param code stable, such as {@code outlet_paused}
     * @param message for the person, in the caller's language
     * @param retryAtMillis when to try again, in campaign time; {@link #NEVER} when that is not
     *     known
     */
    record Refused(String code, String message, long retryAtMillis) implements ToolResult {
        public static Refused of(String code, String message) {
            return new Refused(code, message, NEVER);
        }
    }

    long NEVER = 0;
}
