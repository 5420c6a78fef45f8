package io.hongbao.assistant.conversation;

import io.hongbao.core.Require;
import java.time.Duration;

/**
 * How much the assistant remembers, spends and waits for.
 *
 * @param textLength the most characters that a person may say at once
 * @param linesPerConversation how many of the newest lines are remembered
 * @param charactersPerConversation how many characters of them at most
 * @param conversationsPerPerson a person who begins another one loses the oldest
 * @param conversations of all people together
 * @param characters of all conversations together
 * @param idle after how long a conversation is forgotten
 * @param ordersPerConversation how many orders one conversation may place
 * @param amountPerConversationMinor what they may cost together, vouchers included, in minor units
 */
public record Limits(
        int textLength,
        int linesPerConversation,
        int charactersPerConversation,
        int conversationsPerPerson,
        int conversations,
        long characters,
        Duration idle,
        int ordersPerConversation,
        long amountPerConversationMinor) {

    /** Fits in about 100 MB, and lets one conversation order for an office, not for a reseller. */
    public static final Limits STANDARD =
            new Limits(
                    2_000, 20, 8_000, 5, 100_000, 20_000_000L, Duration.ofMinutes(30), 5, 200_000);

    public Limits {
        Require.inRange(textLength, 1, 10_000, "text length");
        Require.inRange(linesPerConversation, 2, 200, "lines per conversation");
        Require.inRange(charactersPerConversation, 100, 100_000, "characters per conversation");
        Require.inRange(conversationsPerPerson, 1, 100, "conversations per person");
        Require.inRange(conversations, 1, 10_000_000, "conversations");
        Require.inRange(characters, 100, 10_000_000_000L, "characters");
        Require.inRange(ordersPerConversation, 1, 1_000, "orders per conversation");
        Require.inRange(amountPerConversationMinor, 1, Long.MAX_VALUE, "amount per conversation");
    }
}
