package io.hongbao.assistant.conversation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.assistant.PlainText;
import io.hongbao.assistant.interpret.Intent;
import io.hongbao.assistant.interpret.Interpretation;
import io.hongbao.assistant.interpret.Interpretation.Field;
import io.hongbao.assistant.interpret.Interpretation.Question;
import io.hongbao.assistant.interpret.Interpretation.Reason;
import io.hongbao.assistant.tool.Basket;
import io.hongbao.assistant.tool.Card;
import io.hongbao.assistant.tool.OrderingState;
import io.hongbao.assistant.tool.ToolCall;
import io.hongbao.assistant.tool.ToolName;
import io.hongbao.assistant.tool.ToolResult;
import io.hongbao.assistant.tool.Wanted;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * Answers without a model: understands, uses the same tools, and speaks in sentences of its own. It
 * takes no thread: whatever waits for a tool goes on where the tool completes.
 */
final class OfflineDialogue {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final CompletionStage<Void> READY = CompletableFuture.completedFuture(null);

    /** More questions about one order are not asked: the person may have meant something else. */
    private static final int MOST_ROUNDS = 4;

    private static final int LONGEST_ORDER = 400;

    private static final Pattern AGAIN =
            Pattern.compile(
                    "再来[一1](?:单|份|次)?(?:一样的|同样的)?吧?|再来一单.*|(?:再|还)?(?:来|点|要)(?:一样的|同样的|老样子).*|老样子|还是老样子"
                            + "|(?:the )?same again(?: please)?|(?:my |the )?usual(?: please)?"
                            + "|re ?order(?: (?:it|that|my last order))?|order (?:that|it|the same) again(?: please)?");

    private final Understanding understanding;
    private final Voice voice;

    OfflineDialogue(Understanding understanding, Voice voice) {
        this.understanding = understanding;
        this.voice = voice;
    }

    Interpretation understand(Turn turn, String text) {
        return understanding.understand(text, turn.caller().today());
    }

    /** Answers, and completes when everything was said. */
    CompletionStage<Void> answer(Turn turn, String text) {
        Conversation conversation = turn.conversation();
        Consent consent = Consent.of(text);
        if (InviteText.isIn(text)) {
            conversation.await(Pending.Nothing.INSTANCE);
            return use(turn, new ToolCall.FindInvite(Texts.cut(text, InviteText.MOST)));
        }
        switch (conversation.pending()) {
            case Pending.Nothing _ -> {
                if (consent == Consent.CLEAR_YES && !turn.cancelAsked()) {
                    return said(turn, turn.words().nothingToConfirm());
                }
            }
            case Pending.OfQuote pending -> {
                if (consent == Consent.NO) {
                    return dropped(turn);
                }
                if (turn.isForQuote(consent)) {
                    return confirm(turn, pending.quote());
                }
                if (consent.isYes() && !turn.cancelAsked()) {
                    turn.sayQuote();
                    return READY;
                }
            }
            case Pending.OfInvite pending -> {
                if (consent == Consent.NO) {
                    conversation.await(Pending.Nothing.INSTANCE);
                    return said(turn, turn.words().inviteDropped());
                }
                if (turn.isForInvite(consent)) {
                    return use(
                            turn,
                            new ToolCall.AcceptInvite(pending.offer().code(), turn.nextKey()));
                }
                if (consent.isYes()) {
                    conversation.await(new Pending.OfInvite(pending.offer(), conversation.turns()));
                    turn.sayInvite();
                    return READY;
                }
            }
            case Pending.OfWord pending -> {
                if (consent == Consent.NO) {
                    return dropped(turn);
                }
                return more(turn, pending, text);
            }
            case Pending.OfSeat pending -> {
                if (consent == Consent.NO) {
                    return dropped(turn);
                }
                var chosen = Choice.meant(pending.choices(), text);
                if (chosen.isPresent()) {
                    return quote(turn, pending.meaning(), chosen.get().value());
                }
            }
        }
        if (consent.isYes() && turn.cancelAsked()) {
            return use(turn, new ToolCall.CancelOrder(""));
        }
        if (AGAIN.matcher(PlainText.of(text)).matches()) {
            return again(turn);
        }
        Interpretation meaning = understand(turn, text);
        if (meaning.intent() == Intent.CANCEL && turn.quoteWaits()) {
            turn.conversation().await(Pending.Nothing.INSTANCE);
            return said(turn, turn.words().quoteDroppedNotOrder());
        }
        return act(turn, meaning, text);
    }

    /**
     * Whether the house answers this itself even when there is a model: what decides about a quote,
     * and what is known from facts or forbidden by rules.
     */
    static boolean isForHouse(Turn turn, Consent consent, Interpretation meaning) {
        if (turn.conversation().pending() instanceof Pending.OfQuote) {
            boolean clear = consent == Consent.CLEAR_YES && !turn.cancelAsked();
            if (consent == Consent.NO
                    || (clear && (turn.isForQuote(consent) || turn.quoteWaits()))
                    || (meaning.intent() == Intent.CANCEL && turn.quoteWaits())) {
                return true;
            }
        }
        if (turn.conversation().pending() instanceof Pending.OfInvite
                && (consent == Consent.NO || turn.isForInvite(consent))) {
            return true;
        }
        return meaning.intent() == Intent.UNSAFE || meaning.intent() == Intent.EVENT;
    }

    private CompletionStage<Void> confirm(Turn turn, Card.Quote quote) {
        if (!turn.ordering().isOpen()) {
            turn.keepAsking(quote);
            sayOrdering(turn);
            return READY;
        }
        ToolCall call = new ToolCall.ConfirmOrder(quote.id(), quote.hash());
        return turn.use(call)
                .thenAccept(result -> {
                    if (turn.quoteWaits()) {
                        turn.keepAsking(quote);
                    }
                    turn.say(turn.inWords(call, result));
                });
    }

    private void sayOrdering(Turn turn) {
        OrderingState state = turn.ordering();
        boolean known = state.retryAtMillis() != OrderingState.UNKNOWN;
        String own = turn.words().ordering(state, turn.caller());
        turn.sayOrdering(
                known
                        ? voice.ordering(
                                        state.kind(),
                                        Words.time(state.retryAtMillis(), turn.caller()),
                                        turn.caller().language())
                                .orElse(own)
                        : own);
    }

    private static CompletionStage<Void> dropped(Turn turn) {
        turn.conversation().await(Pending.Nothing.INSTANCE);
        return said(turn, turn.words().quoteDropped());
    }

    private static CompletionStage<Void> said(Turn turn, String text) {
        turn.say(text);
        return READY;
    }

    /** Uses a tool, and says what it came to. */
    private static CompletionStage<Void> use(Turn turn, ToolCall call) {
        return turn.use(call).thenAccept(result -> turn.say(turn.inWords(call, result)));
    }

    /** Reads an answer to a question together with what was said before it. */
    private CompletionStage<Void> more(Turn turn, Pending.OfWord pending, String text) {
        String answer = Choice.meant(pending.choices(), text).map(Choice::label).orElse(text);
        Interpretation alone = understand(turn, answer);
        boolean elsewhere = !isOrder(alone) && alone.intent() != Intent.CHAT;
        String all = pending.text() + "，" + answer;
        if (elsewhere || pending.rounds() >= MOST_ROUNDS || all.length() > LONGEST_ORDER) {
            turn.conversation().await(Pending.Nothing.INSTANCE);
            return act(turn, alone, answer);
        }
        Interpretation together = understand(turn, all);
        boolean clearer = isOrder(together) && together.clarify().isEmpty();
        if (!clearer && isOrder(alone) && alone.clarify().isEmpty()) {
            return act(turn, alone, answer);
        }
        if (!isOrder(together)) {
            turn.conversation().await(Pending.Nothing.INSTANCE);
            return act(turn, alone, answer);
        }
        return order(turn, together, all, pending.rounds() + 1);
    }

    /** Whether it ends in a quote. */
    private static boolean isOrder(Interpretation meaning) {
        return switch (meaning.intent()) {
            case ORDER, DINING, CINEMA, TRAIN -> true;
            case MENU, STATUS, CANCEL, WALLET, CLAIM, SHARE, EVENT, CHAT, UNSAFE -> false;
        };
    }

    private CompletionStage<Void> again(Turn turn) {
        if (!turn.may(ToolName.MAKE_QUOTE)) {
            return said(turn, turn.words().notHere());
        }
        if (!turn.ordering().isOpen()) {
            sayOrdering(turn);
            return READY;
        }
        return turn.look(new ToolCall.OrderStatus(""))
                .thenCompose(result -> {
                    if (result instanceof ToolResult.Done done
                            && done.card() instanceof Card.Order order) {
                        boolean elsewhere = order.state().equals("rejected");
                        return use(
                                turn,
                                new ToolCall.MakeQuote(
                                        elsewhere ? "" : order.outlet(),
                                        new Basket.Again(order.id()),
                                        "",
                                        turn.nextKey()));
                    }
                    return said(turn, turn.words().nothingToRepeat());
                });
    }

    private CompletionStage<Void> act(Turn turn, Interpretation meaning, String text) {
        turn.conversation().meant(meaning.intent());
        return switch (meaning.intent()) {
            case ORDER, DINING, CINEMA, TRAIN -> order(turn, meaning, text, 0);
            case MENU -> use(turn, search(meaning, text));
            case STATUS -> use(turn, new ToolCall.OrderStatus(""));
            case CANCEL -> use(turn, new ToolCall.CancelOrder(""));
            case WALLET -> use(turn, new ToolCall.ReadWallet());
            case CLAIM -> use(turn, new ToolCall.ClaimEnvelope("", turn.nextKey()));
            case SHARE -> use(turn, new ToolCall.Invite(""));
            case EVENT -> use(turn, new ToolCall.EventFacts(Texts.cut(text, 400)));
            case CHAT -> said(turn, smallTalk(turn, text));
            case UNSAFE -> said(turn, turn.words().unsafe());
        };
    }

    private String smallTalk(Turn turn, String text) {
        SmallTalk about = SmallTalk.in(text);
        if (about == SmallTalk.GREETING && turn.conversation().turns() == 1) {
            return voice.greeting(turn.caller().language());
        }
        return voice.smallTalk(text, turn.caller().language())
                .orElseGet(() -> turn.words().smallTalk(about));
    }

    private static ToolCall search(Interpretation meaning, String text) {
        List<String> items = itemsOf(meaning);
        if (!items.isEmpty()) {
            return new ToolCall.SearchMenu(items.getFirst(), "", "");
        }
        String plain = PlainText.of(text);
        return new ToolCall.SearchMenu("", category(plain), "");
    }

    private static String category(String plain) {
        if (has(plain, "喝", "奶茶", "饮", "咖啡", "drink", "tea", "coffee")) {
            return "drinks";
        }
        if (has(plain, "吃", "餐", "饭", "菜", "饺", "面", "eat", "food", "lunch", "dinner")) {
            return "dining";
        }
        if (has(plain, "电影", "影", "movie", "film", "cinema")) {
            return "cinema";
        }
        return has(plain, "火车", "高铁", "车票", "train") ? "train" : "";
    }

    private static boolean has(String plain, String... words) {
        for (String word : words) {
            if (plain.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private CompletionStage<Void> order(
            Turn turn, Interpretation meaning, String text, int rounds) {
        if (!turn.may(ToolName.MAKE_QUOTE)) {
            return said(turn, turn.words().notHere());
        }
        if (!turn.ordering().isOpen()) {
            sayOrdering(turn);
            return READY;
        }
        if (!meaning.clarify().isEmpty()) {
            return ask(turn, meaning, meaning.clarify().getFirst(), text, rounds);
        }
        if (meaning.intent() == Intent.TRAIN) {
            return journey(turn, meaning, text, rounds);
        }
        if (itemsOf(meaning).isEmpty()) {
            return ask(turn, meaning, missing(Field.ITEM), text, rounds);
        }
        return meaning.intent() == Intent.CINEMA
                ? askForSeat(turn, meaning)
                : quote(turn, meaning, "");
    }

    private CompletionStage<Void> journey(
            Turn turn, Interpretation meaning, String text, int rounds) {
        Interpretation.Trip trip = meaning.train();
        if (trip.from().isEmpty() || trip.to().isEmpty() || trip.date().isEmpty()) {
            Field field =
                    trip.from().isEmpty()
                            ? Field.FROM
                            : trip.to().isEmpty() ? Field.TO : Field.DATE;
            return ask(turn, meaning, missing(field), text, rounds);
        }
        Basket basket =
                new Basket.Journey(
                        trip.from(),
                        trip.to(),
                        LocalDate.parse(trip.date()),
                        trip.seat(),
                        Math.clamp(trip.count(), 1, Basket.Journey.MAX_SEATS));
        return quote(turn, basket, meaning.voucher());
    }

    private static Question missing(Field field) {
        return new Question(field, Reason.MISSING);
    }

    private static List<String> itemsOf(Interpretation meaning) {
        return meaning.items().stream()
                .map(Interpretation.Line::item)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /**
     * @param slot which seats; empty for what has none
     */
    private static CompletionStage<Void> quote(Turn turn, Interpretation meaning, String slot) {
        List<Wanted> lines =
                meaning.items().stream()
                        .filter(line -> !line.item().isEmpty())
                        .limit(Basket.MAX_LINES)
                        .map(line -> wanted(line, slot))
                        .toList();
        return quote(turn, new Basket.Items(lines), meaning.voucher());
    }

    private static Wanted wanted(Interpretation.Line line, String slot) {
        return new Wanted(
                line.item(),
                Math.clamp(line.qty(), 1, Wanted.MAX_QUANTITY),
                line.size(),
                line.sugar(),
                line.ice(),
                line.toppings().ids(),
                slot);
    }

    private static CompletionStage<Void> quote(Turn turn, Basket basket, String voucher) {
        turn.conversation().await(Pending.Nothing.INSTANCE);
        return use(turn, new ToolCall.MakeQuote("", basket, voucher, turn.nextKey()));
    }

    private static CompletionStage<Void> askForSeat(Turn turn, Interpretation meaning) {
        ToolCall search = new ToolCall.SearchMenu(itemsOf(meaning).getFirst(), "", "");
        return turn.look(search)
                .thenCompose(result -> {
                    List<Choice> choices = seats(result);
                    if (choices.isEmpty()) {
                        return said(turn, turn.inWords(search, result));
                    }
                    if (choices.size() == 1) {
                        return quote(turn, meaning, choices.getFirst().value());
                    }
                    turn.conversation().await(new Pending.OfSeat(meaning, choices));
                    turn.show("choices", json("slot", choices));
                    return said(turn, turn.words().askForSeat());
                });
    }

    private static List<Choice> seats(ToolResult result) {
        return result instanceof ToolResult.Done done && done.card() instanceof Card.Menu menu
                ? menu.outlets().stream()
                        .filter(Card.AtOutlet::open)
                        .flatMap(outlet ->
                                outlet.offers().stream()
                                        .flatMap(offer -> offer.choices().stream())
                                        .map(seat ->
                                                new Choice(
                                                        seat.slot(),
                                                        outlet.name() + " " + seat.label())))
                        .limit(Choice.MOST)
                        .toList()
                : List.of();
    }

    /** Asks for one thing; the answer will be read with {@code text}. */
    private static CompletionStage<Void> ask(
            Turn turn, Interpretation meaning, Question question, String text, int rounds) {
        if (question.field() != Field.ITEM) {
            List<Choice> choices = Options.of(question.field(), turn.caller().language());
            return asked(turn, question, choices, text, rounds);
        }
        String category = meaning.intent() == Intent.ORDER ? "drinks" : meaning.intent().id();
        return turn.look(new ToolCall.SearchMenu("", category, ""))
                .thenCompose(result -> asked(turn, question, items(result), text, rounds));
    }

    private static List<Choice> items(ToolResult result) {
        return result instanceof ToolResult.Done done && done.card() instanceof Card.Menu menu
                ? menu.outlets().stream()
                        .flatMap(outlet -> outlet.offers().stream())
                        .map(offer -> new Choice(offer.item(), offer.name()))
                        .distinct()
                        .limit(Choice.MOST)
                        .toList()
                : List.of();
    }

    private static CompletionStage<Void> asked(
            Turn turn, Question question, List<Choice> choices, String text, int rounds) {
        turn.conversation()
                .await(new Pending.OfWord(Texts.cut(text, LONGEST_ORDER), choices, rounds));
        if (!choices.isEmpty()) {
            turn.show("choices", json(question.field().id(), choices));
        }
        return said(turn, turn.words().ask(question, !choices.isEmpty()));
    }

    private static String json(String field, List<Choice> choices) {
        ObjectNode card = JSON.createObjectNode().put("field", field);
        ArrayNode list = card.putArray("choices");
        choices.forEach(choice ->
                list.addObject().put("value", choice.value()).put("label", choice.label()));
        return card.toString();
    }
}
