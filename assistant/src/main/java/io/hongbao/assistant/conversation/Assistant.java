package io.hongbao.assistant.conversation;

import dev.langchain4j.model.chat.StreamingChatModel;
import io.hongbao.assistant.interpret.Intent;
import io.hongbao.assistant.interpret.Interpretation;
import io.hongbao.assistant.tool.Caller;
import io.hongbao.assistant.tool.ToolCall;
import io.hongbao.assistant.tool.Tools;
import io.hongbao.core.UserId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The assistant: takes what people say, and answers with a model or without one. Never blocks; a
 * turn's events come on whatever thread they arise.
 */
public final class Assistant {

    private static final Logger LOG = Logger.getLogger(Assistant.class.getName());

    private final Tools tools;
    private final Limits limits;
    private final Conversations conversations;
    private final Writes writes = new Writes();
    private final OfflineDialogue offline;
    private final Voice voice;
    private final LongSupplier nanos;
    private final @Nullable Model model;

    /** A model and how it is used. */
    private record Model(
            StreamingChatModel chat,
            ModelSettings settings,
            ModelHealth health,
            ScheduledExecutorService timers) {}

    private Assistant(Parts parts, @Nullable Model model) {
        this.tools = parts.tools();
        this.limits = parts.limits();
        this.nanos = parts.nanos();
        this.voice = parts.voice();
        this.conversations = new Conversations(limits, nanos, parts.serials());
        this.offline = new OfflineDialogue(parts.understanding(), voice);
        this.model = model;
    }

    /**
     * What every assistant is made of.
     *
     * @param nanos a clock that never goes back
     * @param serials makes texts of 8-20 letters and digits that were never used before
     */
    public record Parts(
            Tools tools,
            Understanding understanding,
            Voice voice,
            Limits limits,
            LongSupplier nanos,
            Supplier<String> serials) {}

    /** Without a model. */
    public static Assistant offline(Parts parts) {
        return new Assistant(parts, null);
    }

    /** With a model, and without it when it fails. */
    public static Assistant with(
            Parts parts,
            StreamingChatModel chat,
            ModelSettings settings,
            ScheduledExecutorService timers) {
        ModelHealth health = new ModelHealth(settings.concurrent(), parts.nanos());
        return new Assistant(parts, new Model(chat, settings, health, timers));
    }

    public Limits limits() {
        return limits;
    }

    /** For those who use the same tools without a conversation. */
    public Writes writes() {
        return writes;
    }

    /** Forgets all conversations of a person. */
    public void forget(UserId user) {
        conversations.forget(user);
    }

    /**
     * Takes a turn.
     *
     * @param conversation the person's own name for it
     * @param listener hears what comes, last {@link TurnEvent.Done} or {@link TurnEvent.Failed}
     * @return false when another turn of this conversation is going on, or turns of as many others
     *     as one person may have: nothing was done then
     */
    public boolean turn(Caller caller, String conversation, Ask ask, Consumer<TurnEvent> listener) {
        Optional<Conversation> taken = conversations.take(caller.person().user(), conversation);
        if (taken.isEmpty()) {
            return false;
        }
        Conversation own = taken.get();
        Turn turn;
        try {
            turn =
                    new Turn(
                            caller,
                            own,
                            tools,
                            voice.tools(),
                            writes,
                            limits,
                            listener,
                            () -> conversations.giveBack(own));
        } catch (RuntimeException e) {
            conversations.giveBack(own);
            throw e;
        }
        try {
            begin(turn, ask);
        } catch (RuntimeException e) {
            finish(turn, e);
        }
        return true;
    }

    private void begin(Turn turn, Ask ask) {
        switch (ask) {
            case Ask.Agreed agreed -> finishAfter(turn, agreed(turn, agreed));
            case Ask.Said(String text) -> said(turn, Texts.clean(text));
        }
    }

    private static CompletionStage<?> agreed(Turn turn, Ask.Agreed agreed) {
        ToolCall call = new ToolCall.ConfirmOrder(agreed.quote(), agreed.hash());
        return turn.press(agreed.quote(), agreed.hash())
                .thenAccept(result -> turn.say(turn.inWords(call, result)));
    }

    private void said(Turn turn, String text) {
        Conversation conversation = turn.conversation();
        Model with = model;
        if (with == null) {
            conversation.remember(Conversation.Speaker.PERSON, text, limits);
            finishAfter(turn, offline.answer(turn, text));
            return;
        }
        Consent consent = Consent.of(text);
        Interpretation meaning = offline.understand(turn, text);
        UserId user = turn.caller().person().user();
        // A code is read by the house: a model may write it down wrongly.
        if (InviteText.isIn(text)
                || OfflineDialogue.isForHouse(turn, consent, meaning)
                || !with.health().begin(user)) {
            conversation.remember(Conversation.Speaker.PERSON, text, limits);
            finishAfter(turn, offline.answer(turn, text));
            return;
        }
        boolean agrees = turn.isForQuote(consent);
        boolean cancels =
                meaning.intent() == Intent.CANCEL || (consent.isYes() && turn.cancelAsked());
        conversation.meant(meaning.intent());
        ModelTurn asked;
        try {
            asked =
                    new ModelTurn(
                            with.chat(),
                            with.settings(),
                            nanos,
                            turn,
                            voice,
                            text,
                            new ModelTurn.Rights(agrees, cancels),
                            new AfterModel(turn, text, with.health(), agrees));
        } catch (RuntimeException e) {
            with.health().end(user, false);
            throw e;
        }
        conversation.remember(Conversation.Speaker.PERSON, text, limits);
        asked.start(with.timers());
    }

    /** What comes after the model. */
    private final class AfterModel implements ModelTurn.Ending {
        private final Turn turn;
        private final String text;
        private final ModelHealth health;
        private final Pending before;
        private final boolean agrees;

        AfterModel(Turn turn, String text, ModelHealth health, boolean agrees) {
            this.turn = turn;
            this.text = text;
            this.health = health;
            this.before = turn.conversation().pending();
            this.agrees = agrees;
        }

        @Override
        public void answered() {
            health.end(turn.caller().person().user(), true);
            try {
                boolean notOrdered = agrees && turn.conversation().pending().equals(before);
                if (notOrdered) {
                    turn.say(turn.words().notYetOrdered());
                }
                if (turn.hasQuoted() || (notOrdered && turn.ordering().isOpen())) {
                    turn.say("\n");
                    turn.sayQuote();
                }
                if (turn.hasFoundInvite()) {
                    turn.say("\n");
                    turn.sayInvite();
                }
                turn.done(TurnEvent.By.MODEL);
            } catch (RuntimeException e) {
                finish(turn, e);
            }
        }

        @Override
        public void gone(List<ModelTurn.Act> acts) {
            health.end(turn.caller().person().user(), false);
            try {
                turn.say((turn.hasSpoken() ? "\n" : "") + turn.words().modelGone());
                if (acts.isEmpty()) {
                    finishAfter(turn, offline.answer(turn, text));
                } else {
                    tell(acts);
                    turn.done(TurnEvent.By.OFFLINE);
                }
            } catch (RuntimeException e) {
                finish(turn, e);
            }
        }

        /** A quote comes last, as it asks something. */
        private void tell(List<ModelTurn.Act> acts) {
            for (ModelTurn.Act act : acts) {
                if (!(act.call() instanceof ToolCall.MakeQuote)) {
                    turn.say(turn.inWords(act.call(), act.done()) + "\n");
                }
            }
            if (turn.hasQuoted()) {
                turn.sayQuote();
            }
        }
    }

    private static void finishAfter(Turn turn, CompletionStage<?> answer) {
        answer.whenComplete((_, failure) -> finish(turn, failure));
    }

    private static void finish(Turn turn, @Nullable Throwable failure) {
        if (failure == null) {
            turn.done(TurnEvent.By.OFFLINE);
        } else {
            LOG.log(Level.SEVERE, "a turn failed", failure);
            turn.failed();
        }
    }
}
