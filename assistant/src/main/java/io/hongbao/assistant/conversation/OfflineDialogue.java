package io.hongbao.assistant.conversation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongbao.assistant.PlainText;
import io.hongbao.assistant.tool.Basket;
import io.hongbao.assistant.tool.Card;
import io.hongbao.assistant.tool.ToolCall;
import io.hongbao.assistant.tool.ToolResult;
import io.hongbao.assistant.tool.Wanted;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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

    Meaning understand(Turn turn, String text) {
        return understanding.understand(text, turn.caller().language(), turn.caller().today());
    }

    /** Answers, and completes when everything was said. */
    CompletionStage<Void> answer(Turn turn, String text) {
        Conversation conversation = turn.conversation();
        Consent consent = Consent.of(text);
        switch (conversation.pending()) {
            case Pending.Nothing _ -> {
                if (consent == Consent.CLEAR_YES) {
                    return said(turn, turn.words().nothingToConfirm());
                }
            }
            case Pending.OfQuote pending -> {
                if (agrees(turn, consent)) {
                    return confirm(turn, pending.quote());
                }
                if (consent == Consent.NO) {
                    return dropped(turn);
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
                    return quote(turn, withSlot(pending.meaning(), chosen.get().value()));
                }
            }
        }
        if (AGAIN.matcher(PlainText.of(text)).matches()) {
            return again(turn);
        }
        return act(turn, understand(turn, text), text);
    }

    /**
     * Whether a yes is meant for the quote that waits: any clear one is; another only right after
     * the quote was shown.
     */
    static boolean agrees(Turn turn, Consent consent) {
        return turn.conversation().pending() instanceof Pending.OfQuote pending
                && (consent == Consent.CLEAR_YES
                        || (consent == Consent.YES
                                && pending.turn() == turn.conversation().turns() - 1));
    }

    CompletionStage<Void> confirm(Turn turn, Card.Quote quote) {
        if (!turn.ordering().isOpen()) {
            turn.sayOrdering();
            return READY;
        }
        return use(turn, new ToolCall.ConfirmOrder(quote.id(), quote.hash()));
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
        Meaning alone = understand(turn, answer);
        boolean elsewhere = !alone.intent().isOrder() && alone.intent() != Meaning.Intent.CHAT;
        String all = pending.text() + "，" + answer;
        if (elsewhere || pending.rounds() >= MOST_ROUNDS || all.length() > LONGEST_ORDER) {
            turn.conversation().await(Pending.Nothing.INSTANCE);
            return act(turn, alone, answer);
        }
        Meaning together = understand(turn, all);
        boolean clearer = together.gaps().isEmpty() && together.intent().isOrder();
        if (!clearer && alone.intent().isOrder() && alone.gaps().isEmpty()) {
            return act(turn, alone, answer);
        }
        if (!together.intent().isOrder()) {
            turn.conversation().await(Pending.Nothing.INSTANCE);
            return act(turn, alone, answer);
        }
        return order(turn, together, all, pending.rounds() + 1);
    }

    private CompletionStage<Void> again(Turn turn) {
        if (!turn.ordering().isOpen()) {
            turn.sayOrdering();
            return READY;
        }
        return turn.use(new ToolCall.OrderStatus(""))
                .thenCompose(result -> {
                    if (result instanceof ToolResult.Done done
                            && done.card() instanceof Card.Order order) {
                        List<Wanted> lines = order.lines().stream().map(Card.Line::wanted).toList();
                        boolean elsewhere = order.state().equals("rejected");
                        return use(
                                turn,
                                new ToolCall.MakeQuote(
                                        elsewhere ? "" : order.outlet(),
                                        new Basket.Items(lines),
                                        "",
                                        turn.nextKey()));
                    }
                    return said(turn, turn.words().nothingToRepeat());
                });
    }

    private CompletionStage<Void> act(Turn turn, Meaning meaning, String text) {
        turn.conversation().meant(meaning.intent());
        return switch (meaning.intent()) {
            case ORDER, DINING, CINEMA, TRAIN -> order(turn, meaning, text, 0);
            case MENU -> use(turn, search(meaning, text));
            case STATUS -> use(turn, new ToolCall.OrderStatus(""));
            case CANCEL -> use(turn, new ToolCall.CancelOrder(""));
            case WALLET -> use(turn, new ToolCall.ReadWallet());
            case CLAIM -> use(turn, new ToolCall.ClaimEnvelope("", turn.nextKey()));
            case SHARE -> use(turn, new ToolCall.Invite());
            case EVENT -> use(turn, new ToolCall.EventFacts(Texts.cut(text, 400)));
            case CHAT ->
                    said(
                            turn,
                            voice.smallTalk(text, turn.caller().language())
                                    .orElseGet(() -> turn.words().smallTalk(SmallTalk.in(text))));
            case UNSAFE -> said(turn, turn.words().unsafe());
        };
    }

    private static ToolCall search(Meaning meaning, String text) {
        if (!meaning.items().isEmpty()) {
            return new ToolCall.SearchMenu(meaning.items().getFirst().item(), "", "");
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

    private CompletionStage<Void> order(Turn turn, Meaning meaning, String text, int rounds) {
        if (!turn.ordering().isOpen()) {
            turn.sayOrdering();
            return READY;
        }
        if (!meaning.gaps().isEmpty()) {
            return ask(turn, meaning, meaning.gaps().getFirst(), text, rounds);
        }
        if (meaning.intent() == Meaning.Intent.TRAIN) {
            Meaning.Trip trip = meaning.trip();
            if (trip.from().isEmpty() || trip.to().isEmpty() || trip.date().isEmpty()) {
                String field = trip.from().isEmpty() ? "from" : trip.to().isEmpty() ? "to" : "date";
                return ask(turn, meaning, missing(field), text, rounds);
            }
            return quote(turn, meaning);
        }
        if (meaning.items().isEmpty()) {
            return ask(turn, meaning, missing("item"), text, rounds);
        }
        boolean seats =
                meaning.intent() == Meaning.Intent.CINEMA
                        && meaning.items().stream().allMatch(item -> item.slot().isEmpty());
        return seats ? askForSeat(turn, meaning) : quote(turn, meaning);
    }

    private static Meaning.Gap missing(String field) {
        return new Meaning.Gap(field, Meaning.Reason.MISSING);
    }

    private static CompletionStage<Void> quote(Turn turn, Meaning meaning) {
        Meaning.Trip trip = meaning.trip();
        Basket basket =
                meaning.intent() == Meaning.Intent.TRAIN
                        ? new Basket.Journey(
                                trip.from(),
                                trip.to(),
                                LocalDate.parse(trip.date()),
                                trip.seatClass(),
                                Math.clamp(trip.count(), 1, Basket.Journey.MAX_SEATS))
                        : new Basket.Items(
                                meaning.items().stream().limit(Basket.MAX_LINES).toList());
        turn.conversation().await(Pending.Nothing.INSTANCE);
        return use(turn, new ToolCall.MakeQuote("", basket, meaning.voucher(), turn.nextKey()));
    }

    private static Meaning withSlot(Meaning meaning, String slot) {
        return new Meaning(
                meaning.intent(),
                meaning.items().stream().map(item -> item.withSlot(slot)).toList(),
                meaning.voucher(),
                meaning.trip(),
                List.of());
    }

    private static CompletionStage<Void> askForSeat(Turn turn, Meaning meaning) {
        ToolCall search = new ToolCall.SearchMenu(meaning.items().getFirst().item(), "", "");
        return turn.use(search)
                .thenCompose(result -> {
                    List<Choice> choices = seats(result);
                    if (choices.isEmpty()) {
                        return said(turn, turn.inWords(search, result));
                    }
                    if (choices.size() == 1) {
                        return quote(turn, withSlot(meaning, choices.getFirst().value()));
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
            Turn turn, Meaning meaning, Meaning.Gap gap, String text, int rounds) {
        if (!gap.field().equals("item")) {
            List<Choice> choices = Options.of(gap.field(), turn.caller().language());
            return asked(turn, gap, choices, text, rounds);
        }
        String category =
                meaning.intent() == Meaning.Intent.ORDER
                        ? "drinks"
                        : meaning.intent().name().toLowerCase(Locale.ROOT);
        return turn.use(new ToolCall.SearchMenu("", category, ""))
                .thenCompose(result -> asked(turn, gap, items(result), text, rounds));
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
            Turn turn, Meaning.Gap gap, List<Choice> choices, String text, int rounds) {
        turn.conversation()
                .await(new Pending.OfWord(Texts.cut(text, LONGEST_ORDER), choices, rounds));
        if (!choices.isEmpty()) {
            turn.show("choices", json(gap.field(), choices));
        }
        return said(turn, turn.words().ask(gap, !choices.isEmpty()));
    }

    private static String json(String field, List<Choice> choices) {
        ObjectNode card = JSON.createObjectNode().put("field", field);
        ArrayNode list = card.putArray("choices");
        choices.forEach(choice ->
                list.addObject().put("value", choice.value()).put("label", choice.label()));
        return card.toString();
    }
}
