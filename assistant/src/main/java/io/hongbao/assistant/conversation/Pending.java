package io.hongbao.assistant.conversation;

import io.hongbao.assistant.interpret.Interpretation;
import io.hongbao.assistant.tool.Card;
import java.util.List;

/** What a conversation waits for the person to say. */
sealed interface Pending {

    /** Nothing. */
    record Nothing() implements Pending {
        static final Nothing INSTANCE = new Nothing();
    }

    /**
     * A yes to a quote.
     *
     * @param turn the turn in which the house last said it in words: only a yes that follows at
     *     once is one to it
     */
    record OfQuote(Card.Quote quote, int turn) implements Pending {}

    /**
     * A yes to a friend's invite.
     *
     * @param turn the turn in which the house last said it in words
     */
    record OfInvite(Card.InviteOffer offer, int turn) implements Pending {}

    /**
     * One more word for an order.
     *
     * @param text what the person said so far: the next thing that they say is read with it
     * @param rounds how often was asked already
     */
    record OfWord(String text, List<Choice> choices, int rounds) implements Pending {
        public OfWord {
            choices = List.copyOf(choices);
        }
    }

    /** Which seats: the rest of the order is known. */
    record OfSeat(Interpretation meaning, List<Choice> choices) implements Pending {
        public OfSeat {
            choices = List.copyOf(choices);
        }
    }
}
