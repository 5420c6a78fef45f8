package io.hongbao.assistant.conversation;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.hongbao.assistant.tool.Arguments;
import io.hongbao.assistant.tool.Card;
import io.hongbao.assistant.tool.ToolCall;
import io.hongbao.assistant.tool.ToolName;
import io.hongbao.assistant.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A turn that a model answers: ask, carry out the tools it wants, tell it what they said, and so on
 * until it speaks. What it wants is checked here; what it says is only said. When it fails, is
 * slow, or goes round in circles, the turn goes on without it. Pieces, results and timers come on
 * different threads, hence the lock.
 */
final class ModelTurn {

    private static final Logger LOG = Logger.getLogger(ModelTurn.class.getName());

    /** How often the model may ask for tools before it has to speak. */
    static final int MOST_ROUNDS = 5;

    /** How many tools a turn may use. */
    static final int MOST_CALLS = 8;

    /** A longer answer is cut. */
    static final int LONGEST_ANSWER = 4_000;

    private static final long LOOK_MILLIS = 50;

    private final StreamingChatModel model;
    private final ModelSettings settings;
    private final LongSupplier nanos;
    private final Turn turn;
    private final Rights rights;
    private final List<ChatMessage> messages;
    private final List<ToolSpecification> tools;
    private final Ending ending;

    private final long startNanos;
    private @Nullable ScheduledFuture<?> watch;
    private @Nullable StreamingHandle handle;
    private final List<Act> acts = new ArrayList<>();
    private int rounds;
    private int calls;
    private boolean waiting;
    private boolean begun;
    private long sinceNanos;
    private boolean ended;

    /**
     * What the person's own words allow the model to do.
     *
     * @param order whether they said yes to the quote that waits
     * @param cancel whether they asked to cancel
     */
    record Rights(boolean order, boolean cancel) {}

    /** Something that must not be done again in this turn: a quote that was made, or a write. */
    record Act(ToolCall call, ToolResult.Done done) {}

    /** What comes after the model. */
    interface Ending {
        /** The model has answered. */
        void answered();

        /**
         * The model has not.
         *
         * @param acts what was done before that, in order. When that is nothing, the person's words
         *     are still to be answered: only looking something up is no answer.
         */
        void gone(List<Act> acts);
    }

    ModelTurn(
            StreamingChatModel model,
            ModelSettings settings,
            LongSupplier nanos,
            Turn turn,
            Voice voice,
            String text,
            Rights rights,
            Ending ending) {
        this.model = model;
        this.settings = settings;
        this.nanos = nanos;
        this.turn = turn;
        this.rights = rights;
        this.messages = Prompt.messages(turn, voice, text);
        this.tools = ModelTools.specifications(voice.tools());
        this.ending = ending;
        this.startNanos = nanos.getAsLong();
    }

    synchronized void start(ScheduledExecutorService timers) {
        watch =
                timers.scheduleWithFixedDelay(
                        () -> guarded(this::look), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        guarded(this::ask);
    }

    /** Takes a step. One that throws ends the turn: nobody else would hear of it. */
    private synchronized void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "a step of a turn with the model failed", e);
            gone("a step failed: " + e);
        }
    }

    private void look() {
        // A tool that was begun is waited for: what it does must be known before anything else is
        // done.
        if (!waiting) {
            return;
        }
        long limitNanos = (begun ? settings.stall() : settings.firstToken()).toNanos();
        if (isTooLate()) {
            gone("it took too long in all");
        } else if (nanos.getAsLong() - sinceNanos > limitNanos) {
            gone(begun ? "it fell silent" : "it did not begin");
        }
    }

    private boolean isTooLate() {
        return nanos.getAsLong() - startNanos > settings.total().toNanos();
    }

    private void ask() {
        rounds++;
        if (rounds > MOST_ROUNDS || isTooLate()) {
            gone(isTooLate() ? "it took too long in all" : "it asked for tools again and again");
            return;
        }
        waiting = true;
        begun = false;
        handle = null;
        sinceNanos = nanos.getAsLong();
        ChatRequest request =
                ChatRequest.builder()
                        .messages(List.copyOf(messages))
                        .toolSpecifications(tools)
                        .build();
        try {
            model.chat(request, new Round(rounds));
        } catch (RuntimeException e) {
            gone(String.valueOf(e.getMessage()));
        }
    }

    /** One answer of the model. What still comes of an answer that was given up is ignored. */
    private final class Round implements StreamingChatResponseHandler {
        private final int number;

        Round(int number) {
            this.number = number;
        }

        private boolean isOver() {
            return ended || !waiting || number != rounds;
        }

        @Override
        public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
            guarded(() -> {
                if (isOver()) {
                    context.streamingHandle().cancel();
                    return;
                }
                handle = context.streamingHandle();
                piece(partial.text());
            });
        }

        @Override
        public void onPartialResponse(String partial) {
            guarded(() -> {
                if (!isOver()) {
                    piece(partial);
                }
            });
        }

        @Override
        public void onPartialThinking(
                dev.langchain4j.model.chat.response.PartialThinking partialThinking) {
            alive();
        }

        @Override
        public void onPartialToolCall(
                dev.langchain4j.model.chat.response.PartialToolCall partialToolCall) {
            alive();
        }

        private void alive() {
            synchronized (ModelTurn.this) {
                if (!isOver()) {
                    begun = true;
                    sinceNanos = nanos.getAsLong();
                }
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            guarded(() -> {
                if (!isOver()) {
                    waiting = false;
                    complete(response.aiMessage());
                }
            });
        }

        @Override
        public void onError(Throwable error) {
            synchronized (ModelTurn.this) {
                if (!isOver()) {
                    gone(error.getClass().getSimpleName() + ": " + error.getMessage());
                }
            }
        }
    }

    private void piece(String piece) {
        begun = true;
        sinceNanos = nanos.getAsLong();
        int room = LONGEST_ANSWER - turn.characters(); // at least 1: at 0 the turn has ended
        turn.say(Texts.cut(piece, room));
        if (piece.length() >= room) {
            answered();
        }
    }

    private void complete(AiMessage answer) {
        if (answer.hasToolExecutionRequests()) {
            List<ToolExecutionRequest> requests = named(answer.toolExecutionRequests());
            messages.add(answer.toBuilder().toolExecutionRequests(requests).build());
            carryOut(requests, 0);
        } else if (turn.hasSpoken()) {
            answered();
        } else {
            gone("it said nothing");
        }
    }

    /** Some servers send no ids, or the same one twice: the calls get ids of our own. */
    private List<ToolExecutionRequest> named(List<ToolExecutionRequest> requests) {
        List<ToolExecutionRequest> named = new ArrayList<>(requests.size());
        for (ToolExecutionRequest request : requests) {
            String name = request.name() == null ? "" : request.name();
            String arguments = request.arguments() == null ? "" : request.arguments();
            named.add(
                    ToolExecutionRequest.builder()
                            .id("call_" + rounds + "_" + named.size())
                            .name(name)
                            .arguments(arguments.isBlank() ? "{}" : arguments)
                            .build());
        }
        return named;
    }

    /** One after the other: what the second does may depend on what the first did. */
    private void carryOut(List<ToolExecutionRequest> requests, int index) {
        if (index == requests.size()) {
            ask();
            return;
        }
        if (calls == MOST_CALLS) {
            gone("it asked for more than " + MOST_CALLS + " tools");
            return;
        }
        calls++;
        ToolExecutionRequest request = requests.get(index);
        Optional<ToolName> tool = ToolName.of(request.name());
        if (tool.isEmpty()) {
            tell(request, ToolResult.Refused.of("tool_unknown", "There is no such tool."));
            carryOut(requests, index + 1);
            return;
        }
        switch (Arguments.read(tool.get(), request.arguments(), turn.nextKey())) {
            case Arguments.NotUnderstood(String problem) -> {
                tell(request, ToolResult.Refused.of("arguments_invalid", problem));
                carryOut(requests, index + 1);
            }
            case Arguments.Understood(ToolCall call) ->
                    use(call)
                            .whenComplete((result, failure) ->
                                    guarded(() -> used(requests, index, call, result, failure)));
        }
    }

    private void used(
            List<ToolExecutionRequest> requests,
            int index,
            ToolCall call,
            @Nullable ToolResult result,
            @Nullable Throwable failure) {
        boolean isAct = call instanceof ToolCall.MakeQuote || call.tool().isWrite();
        if (isAct && result instanceof ToolResult.Done done) {
            acts.add(new Act(call, done));
        }
        if (ended) {
            return;
        }
        if (result == null) {
            gone("a tool failed: " + failure);
            return;
        }
        tell(requests.get(index), result);
        carryOut(requests, index + 1);
    }

    private void tell(ToolExecutionRequest request, ToolResult result) {
        messages.add(ToolExecutionResultMessage.from(request, ModelTools.text(result)));
    }

    /** What spends or takes away needs the person's own words, not the model's. */
    private CompletionStage<ToolResult> use(ToolCall call) {
        return switch (call) {
            case ToolCall.ConfirmOrder confirm -> confirm(confirm);
            case ToolCall.MakeQuote _ when hasQuoted() ->
                    Turn.refused("one_quote_a_turn", turn.words().oneQuoteATurn());
            case ToolCall.AcceptInvite _ -> // their yes goes to the house, never here
                    Turn.refused("person_must_confirm", turn.words().needsYesToInvite());
            case ToolCall.CancelOrder _ when !rights.cancel() ->
                    Turn.refused(
                            "person_must_ask",
                            "The person has not asked to cancel. Ask them whether they want to.");
            default -> turn.use(call);
        };
    }

    /** The person is asked about one quote at the end of the turn: there is no other to mistake. */
    private boolean hasQuoted() {
        return acts.stream().anyMatch(act -> act.call() instanceof ToolCall.MakeQuote);
    }

    private CompletionStage<ToolResult> confirm(ToolCall.ConfirmOrder confirm) {
        if (!rights.order()
                || !(turn.conversation().pending() instanceof Pending.OfQuote pending)) {
            return Turn.refused("person_must_confirm", turn.words().needsYes());
        }
        Card.Quote quote = pending.quote();
        if (turn.hasQuoted() || !quote.id().equals(confirm.quote())) {
            return Turn.refused("person_must_confirm", turn.words().needsYes());
        }
        // The hash is the one that the person was shown, whatever the model made of it.
        return turn.use(new ToolCall.ConfirmOrder(quote.id(), quote.hash()));
    }

    private void answered() {
        if (close()) {
            ending.answered();
        }
    }

    private void gone(String why) {
        if (close()) {
            LOG.log(Level.WARNING, "the model is gone for this turn: {0}", Texts.cut(why, 300));
            ending.gone(List.copyOf(acts));
        }
    }

    private boolean close() {
        if (ended) {
            return false;
        }
        ended = true;
        ScheduledFuture<?> looking = watch;
        if (looking != null) {
            looking.cancel(false);
        }
        StreamingHandle open = handle;
        if (open != null && waiting) {
            open.cancel();
        }
        return true;
    }
}
