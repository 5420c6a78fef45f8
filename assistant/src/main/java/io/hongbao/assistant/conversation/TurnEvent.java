package io.hongbao.assistant.conversation;

import io.hongbao.assistant.tool.OrderingState;
import io.hongbao.assistant.tool.ToolName;

/** What a turn tells its listener, in order. {@link Done} or {@link Failed} is the last one. */
public sealed interface TurnEvent {

    /** A piece of the answer's text, to be put after the pieces before it. */
    record Message(String text) implements TurnEvent {}

    /** A tool is being used, or has been. */
    record ToolUse(ToolName tool, Progress progress) implements TurnEvent {
        /** How far it is. */
        public enum Progress {
            STARTED,
            DONE,
            REFUSED
        }
    }

    /**
     * Something to show.
     *
     * @param type {@code quote, order, menu, choices, wallet, envelope} or {@code facts}
     * @param json the card, one JSON object
     */
    record Shown(String type, String json) implements TurnEvent {}

    /** Whether orders are being taken: said when they are not, and when they are again. */
    record Ordering(OrderingState state) implements TurnEvent {}

    /** The answer is complete. */
    record Done(String conversation, By by) implements TurnEvent {}

    /** Something went wrong here; there is no more to come. */
    record Failed(String conversation) implements TurnEvent {}

    /** Who found the answer. */
    enum By {
        MODEL,
        OFFLINE
    }
}
