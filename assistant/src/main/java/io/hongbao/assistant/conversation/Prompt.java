package io.hongbao.assistant.conversation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import io.hongbao.assistant.tool.Caller;
import io.hongbao.assistant.tool.Card;
import io.hongbao.assistant.tool.OrderingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a model is told before a person's new words: the rules, how things stand, what was said. */
final class Prompt {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String HOW_TO_ORDER =
            """
            How to order: make_quote, say in a few words what it is, and stop. The price and the question whether to order \
            are put after your words; ask nothing else then. When their next words are a yes, \
            call confirm_order with that quote's id and hash. Never say that something was ordered, cancelled or claimed \
            unless a tool has just said so. When ordering is not open, say so, say when to try again, and go on talking. \
            Be brief. Write plain text without markup.
            """;

    private Prompt() {}

    static List<ChatMessage> messages(Turn turn, Voice voice, String text) {
        List<ChatMessage> messages = new ArrayList<>();
        Caller caller = turn.caller();
        messages.add(
                SystemMessage.from(
                        voice.prompt(caller.language())
                                + "\n"
                                + HOW_TO_ORDER
                                + ModelTools.block("state", state(turn))));
        for (Conversation.Line line : turn.conversation().lines()) {
            messages.add(
                    switch (line.speaker()) {
                        case PERSON -> UserMessage.from(line.text());
                        case ASSISTANT -> AiMessage.from(line.text());
                    });
        }
        messages.add(UserMessage.from(text));
        return messages;
    }

    private static ObjectNode state(Turn turn) {
        Caller caller = turn.caller();
        ObjectNode state = JSON.createObjectNode();
        state.put("now", Instant.ofEpochMilli(caller.nowMillis()).atZone(caller.zone()).toString());
        OrderingState ordering = turn.ordering();
        state.put("ordering", ordering.kind().name().toLowerCase(Locale.ROOT));
        if (ordering.retryAtMillis() != OrderingState.UNKNOWN) {
            state.put("orderingAgainAt", Words.time(ordering.retryAtMillis(), caller));
        }
        if (turn.quoteWaits() && turn.conversation().pending() instanceof Pending.OfQuote pending) {
            Card.Quote quote = pending.quote();
            state.putObject("quoteThatWaitsForTheirYes")
                    .put("quote", quote.id())
                    .put("hash", quote.hash())
                    .put("payableMinor", quote.payableMinor())
                    .put("expiresAt", Words.time(quote.expiresAtMillis(), caller));
        }
        return state;
    }
}
