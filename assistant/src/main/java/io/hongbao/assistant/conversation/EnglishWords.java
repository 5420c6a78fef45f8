package io.hongbao.assistant.conversation;

import io.hongbao.assistant.interpret.Interpretation;
import io.hongbao.assistant.tool.Caller;
import io.hongbao.assistant.tool.Card;
import io.hongbao.assistant.tool.OrderingState;
import io.hongbao.assistant.tool.ToolResult;
import java.util.List;
import java.util.stream.Collectors;

/** English. */
record EnglishWords() implements Words {

    static final EnglishWords INSTANCE = new EnglishWords();

    private static final int MOST_OFFERS = 8;

    @Override
    public String money(long amountMinor, Caller caller) {
        return caller.currency() + " " + Words.decimal(amountMinor);
    }

    @Override
    public String menu(Card.Menu menu, Caller caller) {
        if (menu.outlets().isEmpty()) {
            return "I found nothing like that right now. Try another word, or ask \"what drinks are there\".";
        }
        return menu.outlets().stream()
                .limit(3)
                .map(outlet -> outlet(outlet, caller))
                .collect(Collectors.joining("\n"));
    }

    private String outlet(Card.AtOutlet outlet, Caller caller) {
        String state =
                !outlet.open()
                        ? " (not taking orders now)"
                        : outlet.waitMinutes() > 0
                                ? " (a wait of about " + minutes(outlet.waitMinutes()) + ")"
                                : "";
        String offers =
                outlet.offers().stream()
                        .limit(MOST_OFFERS)
                        .map(offer ->
                                offer.name()
                                        + (offer.choices().isEmpty() ? " " : " from ")
                                        + money(offer.priceMinor(), caller))
                        .collect(Collectors.joining(", "));
        int more = outlet.offers().size() - MOST_OFFERS;
        return outlet.name()
                + state
                + ": "
                + offers
                + (more > 0 ? " and " + more + " more" : "")
                + ".";
    }

    private static String minutes(long count) {
        return count + (count == 1 ? " minute" : " minutes");
    }

    @Override
    public String quote(Card.Quote quote, Caller caller) {
        String voucher =
                quote.voucherMinor() == 0
                        ? ""
                        : ", your envelope pays " + money(quote.voucherMinor(), caller);
        return quote.outletName()
                + ": "
                + lines(quote.lines())
                + ", "
                + money(quote.subtotalMinor(), caller)
                + " in all"
                + voucher
                + ", you pay "
                + money(quote.payableMinor(), caller)
                + ". The price holds until "
                + Words.time(quote.expiresAtMillis(), caller)
                + ". Say \"confirm\" to order, or \"no\" to leave it.";
    }

    private static String lines(List<Card.Line> lines) {
        return lines.stream()
                .map(line ->
                        line.quantity()
                                + " x "
                                + line.name()
                                + (line.how().isEmpty() ? "" : " (" + line.how() + ")"))
                .collect(Collectors.joining(", "));
    }

    @Override
    public String ordered(Card.Order order, Caller caller) {
        return "Ordered: "
                + lines(order.lines())
                + " from "
                + order.outletName()
                + ". "
                + state(order, caller);
    }

    @Override
    public String status(Card.Order order, Caller caller) {
        return lines(order.lines()) + " from " + order.outletName() + ". " + state(order, caller);
    }

    private static String state(Card.Order order, Caller caller) {
        String ready =
                order.readyAtMillis() == 0
                        ? ""
                        : " It should be ready at "
                                + Words.time(order.readyAtMillis(), caller)
                                + ".";
        String why = order.why().isEmpty() ? "" : " Why: " + order.why() + ".";
        return switch (order.state()) {
            case "placed" -> "It is placed, and the outlet has yet to accept it." + ready;
            case "accepted" -> "The outlet has accepted it." + ready;
            case "making" -> "It is being made." + ready;
            case "ready" -> "It is ready.";
            case "completed" -> "It is completed.";
            case "cancelled" -> "It was cancelled. Envelopes and payment come back." + why;
            case "rejected" ->
                    "It could not be made. Envelopes and payment come back."
                            + why
                            + " Say \"same again\" to try another outlet.";
            default -> order.state() + "." + why;
        };
    }

    @Override
    public String cancelled(Card.Order order, Caller caller) {
        return order.state().equals("cancelled")
                ? "Cancelled: " + lines(order.lines()) + ". Envelopes and payment come back."
                : "Being cancelled: "
                        + lines(order.lines())
                        + ". Envelopes and payment come back as soon as the payment has answered.";
    }

    @Override
    public String wallet(Card.Wallet wallet, Caller caller) {
        String held = held(wallet.held());
        if (wallet.vouchers().isEmpty() && wallet.cashMinor() == 0) {
            return "You have no envelope to use right now."
                    + (held.isEmpty() ? " Say \"claim an envelope\" to get one." : held);
        }
        String cards =
                wallet.vouchers().stream()
                        .limit(MOST_OFFERS)
                        .map(card ->
                                card.name()
                                        + " with "
                                        + money(card.remainingMinor(), caller)
                                        + " left, until "
                                        + Words.time(card.expiresAtMillis(), caller))
                        .collect(Collectors.joining("; "));
        String cash =
                wallet.cashMinor() == 0 ? "" : " Cash: " + money(wallet.cashMinor(), caller) + ".";
        int count = wallet.vouchers().size();
        return (cards.isEmpty()
                ? "You have no card to use." + cash + held
                : "You have "
                        + count
                        + (count == 1 ? " card: " : " cards: ")
                        + cards
                        + "."
                        + cash
                        + held);
    }

    private static String held(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> " One more card is set aside for an order.";
            default -> " " + count + " more cards are set aside for orders.";
        };
    }

    @Override
    public String envelope(Card.Envelope envelope, Caller caller) {
        return (envelope.repeated() ? "You have this envelope already: " : "You got it: ")
                + envelope.name()
                + ", "
                + money(envelope.amountMinor(), caller)
                + ", good until "
                + Words.time(envelope.expiresAtMillis(), caller)
                + ".";
    }

    @Override
    public String invite(Card.Invite invite) {
        if (!invite.message().isEmpty()) {
            return invite.message();
        }
        return "Send this to a friend:\n"
                + invite.text()
                + (invite.link().isEmpty()
                        ? "\nOr tell them the code "
                        : "\nOr send the link " + invite.link() + " or tell them the code ")
                + invite.code()
                + "."
                + gives(" When they accept, ", invite.gives(), "they get ", "you get ")
                + " Accepted so far: "
                + invite.accepted()
                + "; you get something for up to "
                + invite.most()
                + ". If a friend has sent you an invite, send me its code.";
    }

    @Override
    public String inviteOffer(Card.InviteOffer offer) {
        if (!offer.acceptable()) {
            return offer.message();
        }
        return "This is a friend's invite, "
                + offer.code()
                + "."
                + gives(" When you accept it, ", offer.gives(), "you get ", "your friend gets ")
                + " You can accept one invite in this campaign, and cannot change it afterwards. Shall I accept it?";
    }

    private static String gives(String when, Card.Gives gives, String friend, String inviter) {
        String both =
                (gives.friend().isEmpty() ? "" : friend + gives.friend())
                        + (gives.friend().isEmpty() || gives.inviter().isEmpty() ? "" : " and ")
                        + (gives.inviter().isEmpty() ? "" : inviter + gives.inviter());
        return both.isEmpty() ? "" : when + both + ".";
    }

    @Override
    public String nearInvites(Card.NearInvites near) {
        return near.message() + " " + String.join(", ", near.codes());
    }

    @Override
    public String inviteDropped() {
        return "All right, nothing was accepted.";
    }

    @Override
    public String refused(String message, long retryAtMillis, Caller caller) {
        return retryAtMillis == ToolResult.NEVER
                ? message
                : message + " Try again after " + Words.time(retryAtMillis, caller) + ".";
    }

    @Override
    public String ask(Interpretation.Question question, boolean hasChoices) {
        String what =
                switch (question.field()) {
                    case ITEM -> "Which one would you like?";
                    case QTY -> "How many would you like (1 to 20)?";
                    case SIZE -> "Medium or large?";
                    case SUGAR -> "How much sugar?";
                    case ICE -> "How much ice?";
                    case TOPPINGS -> "Which topping?";
                    case VOUCHER -> "Which envelope would you like to use?";
                    case FROM -> "Which city do you leave from?";
                    case TO -> "Which city do you go to?";
                    case DATE -> "On which day?";
                    case CLASS -> "Second, first or business class?";
                    case COUNT -> "How many tickets?";
                    default ->
                            "Would you like to order, look after an order, or see your envelopes?";
                };
        String before =
                switch (question.reason()) {
                    case MISSING -> "";
                    case UNKNOWN -> "We don't have that. ";
                    case CONTRADICTORY -> "I did not quite get that. ";
                };
        return before + what + (hasChoices ? " Pick one, or say its number." : "");
    }

    @Override
    public String askForSeat() {
        return "Which showing would you like? Pick one, or say its number.";
    }

    @Override
    public String ordering(OrderingState state, Caller caller) {
        String when =
                state.retryAtMillis() == OrderingState.UNKNOWN
                        ? "It is not known yet when it will be back: please try again in a few minutes."
                        : "Please try again after "
                                + Words.time(state.retryAtMillis(), caller)
                                + ".";
        String how =
                switch (state.kind()) {
                    case OPEN -> "";
                    case PAUSED -> "Ordering is paused right now. ";
                    case QUEUED ->
                            "You are in the waiting room: you can order when it is your turn. ";
                    case DOWN -> "Ordering does not work right now. ";
                };
        return how
                + when
                + " Your envelopes are safe, and I can still chat, show the menu and talk about the winter games.";
    }

    @Override
    public String smallTalk(SmallTalk about) {
        return switch (about) {
            case GREETING ->
                    "Hello! I can claim envelopes, order drinks and food, get cinema and train tickets, and talk about"
                            + " the winter games. What would you like?";
            case THANKS -> "You're welcome! Tell me if you want anything else.";
            case GOODBYE -> "Goodbye, and a happy new year!";
            case HANDS ->
                    "I am a program, not a person. But I do place orders, look after them and claim envelopes for"
                            + " you, and I show you the price first.";
            case WHO ->
                    "I am this campaign's assistant, a program. I claim envelopes, order, look after orders and"
                            + " answer questions about the winter games.";
            case ABILITIES ->
                    "I can claim envelopes; order drinks and food; get cinema and train tickets; look after and cancel"
                            + " orders; show what is left on your envelopes; answer questions about the winter games."
                            + " Try \"two pearl milk teas, less sugar, no ice\".";
            case OTHER ->
                    "I can't help with that one. I can claim envelopes, order, look after orders, show your envelopes"
                            + " and talk about the winter games.";
        };
    }

    @Override
    public String unsafe() {
        return "I can't do that: envelopes and orders belong to their own person, and are not passed on, resold or"
                + " had around the rules. With your own envelopes and orders I am glad to help.";
    }

    @Override
    public String quoteDropped() {
        return "All right, nothing was ordered. Tell me if you want anything else.";
    }

    @Override
    public String quoteDroppedNotOrder() {
        return "All right, that price is dropped, and nothing was ordered. If you want to take back an order that is"
                + " already placed, please say \"cancel my order\" again.";
    }

    @Override
    public String nothingToConfirm() {
        return "There is no price waiting for your yes. What would you like? I will name the price first.";
    }

    @Override
    public String quoteExpired() {
        return "That price has expired, and nothing was ordered. Say again what you want, and I will name a new one.";
    }

    @Override
    public String quoteDiffers() {
        return "That was not the newest price, and nothing was ordered. Please look at the newest one.";
    }

    @Override
    public String conversationCap() {
        return "This conversation has ordered as much as one may; nothing was ordered. Please begin a new one.";
    }

    @Override
    public String writeGoingOn() {
        return "Your last request is still being worked on. Please try again in a moment.";
    }

    @Override
    public String notHere() {
        return "I can't do that here.";
    }

    @Override
    public String nothingToRepeat() {
        return "You have not ordered anything yet. What would you like?";
    }

    @Override
    public String notYetOrdered() {
        return " (Nothing is ordered yet.)";
    }

    @Override
    public String modelGone() {
        return "(I answer in a simple way for now.) ";
    }
}
