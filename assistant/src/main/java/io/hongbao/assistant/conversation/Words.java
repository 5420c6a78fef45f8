package io.hongbao.assistant.conversation;

import io.hongbao.assistant.Language;
import io.hongbao.assistant.interpret.Interpretation;
import io.hongbao.assistant.tool.Caller;
import io.hongbao.assistant.tool.Card;
import io.hongbao.assistant.tool.OrderingState;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the assistant says when no model speaks for it. One for each language. */
sealed interface Words permits ChineseWords, EnglishWords {

    static Words in(Language language) {
        return switch (language) {
            case ZH -> ChineseWords.INSTANCE;
            case EN -> EnglishWords.INSTANCE;
        };
    }

    /** {@code amountMinor} with its currency, such as {@code 25元} or {@code CNY 25.00}. */
    String money(long amountMinor, Caller caller);

    String menu(Card.Menu menu, Caller caller);

    String quote(Card.Quote quote, Caller caller);

    /** A new order, right after the yes. */
    String ordered(Card.Order order, Caller caller);

    String status(Card.Order order, Caller caller);

    String cancelled(Card.Order order, Caller caller);

    String wallet(Card.Wallet wallet, Caller caller);

    String envelope(Card.Envelope envelope, Caller caller);

    /** The person's own invite, with the text to hand on in a line of its own. */
    String invite(Card.Invite invite);

    /** A friend's invite: what it gives, that it binds, and whether to accept it; or why not. */
    String inviteOffer(Card.InviteOffer offer);

    String nearInvites(Card.NearInvites near);

    /** A no to a friend's invite. */
    String inviteDropped();

    /** To a model that wants to accept by itself; people never read it. */
    default String needsYesToInvite() {
        return "The person has not said yes to this invite. Use find_invite, and wait for their yes.";
    }

    /** A refusal's message, and when to try again if that is known. */
    String refused(String message, long retryAtMillis, Caller caller);

    /** Asks for what is missing. */
    String ask(Interpretation.Question question, boolean hasChoices);

    String askForSeat();

    /** Orders are not being taken. Says so, and that everything else goes on. */
    String ordering(OrderingState state, Caller caller);

    String smallTalk(SmallTalk about);

    String unsafe();

    String quoteDropped();

    /** "Cancel the order" was said while a quote waited: there is no order of it yet. */
    String quoteDroppedNotOrder();

    String nothingToConfirm();

    String quoteExpired();

    String quoteDiffers();

    String conversationCap();

    String writeGoingOn();

    /** To a model that wants to confirm by itself; people never read it. */
    default String needsYes() {
        return "The person has not said yes to this quote. Show it, ask, and wait for their yes.";
    }

    /** To a model that wants to quote twice in a turn; people never read it. */
    default String oneQuoteATurn() {
        return "There is a quote in this turn already, and the person will be asked about that one. Make another in"
                + " a later turn, when they have answered.";
    }

    /** The pack may not do that. */
    String notHere();

    String nothingToRepeat();

    /**
     * The person said yes and the model did something else: the truth has to be said. The quote
     * follows.
     */
    String notYetOrdered();

    /** The model does not answer: said once in a turn. */
    String modelGone();

    /** A clock time, with the day when it is not today. */
    static String time(long atMillis, Caller caller) {
        ZonedDateTime at = Instant.ofEpochMilli(atMillis).atZone(caller.zone());
        if (at.toLocalDate().equals(caller.today())) {
            return CLOCK.format(at);
        }
        return switch (caller.language()) {
            case ZH -> CHINESE_DAY.format(at);
            case EN -> ENGLISH_DAY.format(at);
        };
    }

    /** Hundredths with two digits: {@code 25.00}. */
    static String decimal(long amountMinor) {
        long whole = amountMinor / 100;
        long part = Math.abs(amountMinor % 100);
        return whole + (part < 10 ? ".0" : ".") + part;
    }

    DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA);
    DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
}
