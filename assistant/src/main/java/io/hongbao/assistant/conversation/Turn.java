package io.hongbao.assistant.conversation;

import io.hongbao.assistant.interpret.Intent;
import io.hongbao.assistant.tool.Caller;
import io.hongbao.assistant.tool.Card;
import io.hongbao.assistant.tool.OrderingState;
import io.hongbao.assistant.tool.ToolCall;
import io.hongbao.assistant.tool.ToolName;
import io.hongbao.assistant.tool.ToolResult;
import io.hongbao.assistant.tool.Tools;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * One question of a person and everything that is done to answer it. The spending rules are here:
 * whoever finds the answer, a model or the offline dialogue, can act only through this.
 */
final class Turn {

    private final Caller caller;
    private final Conversation conversation;
    private final Tools tools;
    private final Set<ToolName> allowed;
    private final Writes writes;
    private final Limits limits;
    private final Consumer<TurnEvent> listener;
    private final Runnable end;
    private final OrderingState ordering;
    private final boolean cancelAsked;
    private final StringBuilder said = new StringBuilder();
    private int calls;
    private boolean orderingTold;

    /**
     * @param allowed the tools that the pack may use
     * @param end called once, after the last event
     */
    Turn(
            Caller caller,
            Conversation conversation,
            Tools tools,
            Set<ToolName> allowed,
            Writes writes,
            Limits limits,
            Consumer<TurnEvent> listener,
            Runnable end) {
        this.caller = caller;
        this.conversation = conversation;
        this.tools = tools;
        this.allowed = allowed;
        this.writes = writes;
        this.limits = limits;
        this.listener = listener;
        this.end = end;
        this.ordering = tools.ordering(caller);
        this.cancelAsked = conversation.lastIntent() == Intent.CANCEL;
        conversation.meant(Intent.CHAT);
        conversation.beginTurn();
        if (conversation.orderingChanged(ordering.isOpen())) {
            tellOrdering();
        }
    }

    Caller caller() {
        return caller;
    }

    Conversation conversation() {
        return conversation;
    }

    OrderingState ordering() {
        return ordering;
    }

    /** Whether the pack may use this tool. */
    boolean may(ToolName tool) {
        return allowed.contains(tool);
    }

    /** Whether the person asked in the turn before to cancel, and nothing came of it yet. */
    boolean cancelAsked() {
        return cancelAsked;
    }

    /** Whether a quote that is still good waits for a yes. */
    boolean quoteWaits() {
        return conversation.pending() instanceof Pending.OfQuote waits
                && caller.nowMillis() < waits.quote().expiresAtMillis();
    }

    /** Whether the quote that waits was made, or said again, in this turn. */
    boolean hasQuoted() {
        return conversation.pending() instanceof Pending.OfQuote waits
                && waits.turn() == conversation.turns();
    }

    /**
     * Whether a yes is meant for the quote that waits: only right after the house said it in words,
     * and not when the person had asked to cancel.
     */
    boolean isForQuote(Consent consent) {
        return consent.isYes()
                && !cancelAsked
                && conversation.pending() instanceof Pending.OfQuote waits
                && waits.turn() == conversation.turns() - 1;
    }

    /** Whether a yes is meant for the invite that waits: only right after it was said in words. */
    boolean isForInvite(Consent consent) {
        return consent.isYes()
                && conversation.pending() instanceof Pending.OfInvite waits
                && waits.turn() == conversation.turns() - 1;
    }

    /** Whether an invite that can be accepted was looked at in this turn. */
    boolean hasFoundInvite() {
        return conversation.pending() instanceof Pending.OfInvite waits
                && waits.turn() == conversation.turns();
    }

    /** Says the invite that was looked at in this turn, and asks: the next yes is for it. */
    void sayInvite() {
        if (conversation.pending() instanceof Pending.OfInvite waits) {
            say(words().inviteOffer(waits.offer()));
        }
    }

    Words words() {
        return Words.in(caller.language());
    }

    /** Adds to the answer. */
    void say(String text) {
        if (!text.isEmpty()) {
            said.append(text);
            listener.accept(new TurnEvent.Message(text));
        }
    }

    /** Whether anything was said. */
    boolean hasSpoken() {
        return !said.isEmpty();
    }

    int characters() {
        return said.length();
    }

    /**
     * Says the quote that waits, and asks: the yes that follows can only be meant for it. Says so
     * when it has expired.
     */
    void sayQuote() {
        if (!(conversation.pending() instanceof Pending.OfQuote waits)) {
            return;
        }
        if (quoteWaits()) {
            keepAsking(waits.quote());
            say(words().quote(waits.quote(), caller));
        } else {
            conversation.await(Pending.Nothing.INSTANCE);
            say(words().quoteExpired());
        }
    }

    /** The next yes is for this quote too, as all that was said in this turn was about it. */
    void keepAsking(Card.Quote quote) {
        conversation.await(new Pending.OfQuote(quote, conversation.turns()));
    }

    void show(String type, String json) {
        listener.accept(new TurnEvent.Shown(type, json));
    }

    /** Says that orders are not being taken, in words and as an event; the event comes once. */
    void sayOrdering(String inWords) {
        if (!orderingTold) {
            tellOrdering();
        }
        say(inWords);
    }

    private void tellOrdering() {
        orderingTold = true;
        listener.accept(new TurnEvent.Ordering(ordering));
    }

    /** The key for the next call that needs one. */
    String nextKey() {
        return conversation.key(calls + 1);
    }

    /**
     * Uses a tool that changes nothing, claims, or cancels. Orders are placed by {@link #confirm}.
     */
    CompletionStage<ToolResult> use(ToolCall call) {
        if (call instanceof ToolCall.ConfirmOrder confirm) {
            return confirm(confirm.quote(), confirm.hash());
        }
        if (call instanceof ToolCall.AcceptInvite accept) {
            return accept(accept);
        }
        return call.tool().isWrite() ? write(call) : carryOut(call, true);
    }

    /** Looks something up for a question or another call; nothing of it is shown. */
    CompletionStage<ToolResult> look(ToolCall call) {
        return carryOut(call, false);
    }

    /**
     * Places the order of the quote that the person was shown last in this conversation. Whoever
     * calls this has the person's own yes.
     *
     * @param hash what the yes was said to
     */
    CompletionStage<ToolResult> confirm(String quote, String hash) {
        if (!(conversation.pending() instanceof Pending.OfQuote pending)) {
            return refused("nothing_to_confirm", words().nothingToConfirm());
        }
        Card.Quote shown = pending.quote();
        if (!shown.id().equals(quote) || !shown.hash().equals(hash)) {
            return refused("quote_differs", words().quoteDiffers());
        }
        if (caller.nowMillis() >= shown.expiresAtMillis()) {
            conversation.await(Pending.Nothing.INSTANCE);
            return refused("quote_expired", words().quoteExpired());
        }
        if (conversation.orders() >= limits.ordersPerConversation()
                || conversation.amountMinor() + shown.subtotalMinor()
                        > limits.amountPerConversationMinor()) {
            return refused("conversation_cap_reached", words().conversationCap());
        }
        return place(new ToolCall.ConfirmOrder(quote, hash));
    }

    /**
     * Places the order of the quote whose button the person has pressed. When no quote waits here,
     * as after a restart, it is the order's own rules that say whether it is good: whose it is, its
     * hash, its time, the caps.
     */
    CompletionStage<ToolResult> press(String quote, String hash) {
        if (conversation.pending() instanceof Pending.OfQuote) {
            return confirm(quote, hash);
        }
        if (conversation.orders() >= limits.ordersPerConversation()
                || conversation.amountMinor() >= limits.amountPerConversationMinor()) {
            return refused("conversation_cap_reached", words().conversationCap());
        }
        return place(new ToolCall.ConfirmOrder(quote, hash));
    }

    /** Accepts the invite that the person was asked about last. Whoever calls has their yes. */
    private CompletionStage<ToolResult> accept(ToolCall.AcceptInvite call) {
        boolean asked =
                conversation.pending() instanceof Pending.OfInvite waits
                        && waits.offer().code().equals(call.code());
        if (!asked) {
            return refused("nothing_to_confirm", words().nothingToConfirm());
        }
        return write(call)
                .thenApply(result -> {
                    if (result instanceof ToolResult.Done) {
                        conversation.await(Pending.Nothing.INSTANCE);
                    }
                    return result;
                });
    }

    private CompletionStage<ToolResult> place(ToolCall.ConfirmOrder call) {
        return write(call)
                .thenApply(result -> {
                    if (result instanceof ToolResult.Done done
                            && done.card() instanceof Card.Order order) {
                        conversation.ordered(order.id(), order.subtotalMinor());
                        conversation.await(Pending.Nothing.INSTANCE);
                    }
                    return result;
                });
    }

    private CompletionStage<ToolResult> write(ToolCall call) {
        return writes.one(caller, () -> carryOut(call, true));
    }

    private CompletionStage<ToolResult> carryOut(ToolCall call, boolean shown) {
        if (!allowed.contains(call.tool())) {
            return refused("not_available", words().notHere());
        }
        calls++;
        listener.accept(new TurnEvent.ToolUse(call.tool(), TurnEvent.ToolUse.Progress.STARTED));
        return tools.call(caller, call)
                .thenApply(result -> {
                    take(call, result, shown);
                    return result;
                });
    }

    private void take(ToolCall call, ToolResult result, boolean shown) {
        if (call instanceof ToolCall.CancelOrder) {
            conversation.meant(Intent.CHAT); // it was tried: another try takes another wish
        }
        switch (result) {
            case ToolResult.Done done -> {
                listener.accept(
                        new TurnEvent.ToolUse(call.tool(), TurnEvent.ToolUse.Progress.DONE));
                if (shown) {
                    show(typeOf(done.card()), done.json());
                }
                if (done.card() instanceof Card.Quote quote) {
                    conversation.await(new Pending.OfQuote(quote, conversation.turns()));
                }
                if (done.card() instanceof Card.InviteOffer offer && offer.acceptable()) {
                    conversation.await(new Pending.OfInvite(offer, conversation.turns()));
                }
            }
            case ToolResult.Refused _ ->
                    listener.accept(
                            new TurnEvent.ToolUse(call.tool(), TurnEvent.ToolUse.Progress.REFUSED));
        }
    }

    private static String typeOf(Card card) {
        return switch (card) {
            case Card.Menu _ -> "menu";
            case Card.Quote _ -> "quote";
            case Card.Order _ -> "order";
            case Card.Wallet _ -> "wallet";
            case Card.Envelope _ -> "envelope";
            case Card.Invite _ -> "invite";
            case Card.InviteOffer _ -> "invite_offer";
            case Card.NearInvites _ -> "invite_suggestions";
            case Card.InviteAccepted _ -> "invite_accepted";
            case Card.Facts _ -> "facts";
        };
    }

    static CompletionStage<ToolResult> refused(String code, String message) {
        return CompletableFuture.completedFuture(ToolResult.Refused.of(code, message));
    }

    /** What a tool came to, in words. */
    String inWords(ToolCall call, ToolResult result) {
        return switch (result) {
            case ToolResult.Done done -> inWords(call, done.card());
            case ToolResult.Refused refused ->
                    words().refused(refused.message(), refused.retryAtMillis(), caller);
        };
    }

    private String inWords(ToolCall call, Card card) {
        return switch (card) {
            case Card.Menu menu -> words().menu(menu, caller);
            case Card.Quote quote -> words().quote(quote, caller);
            case Card.Order order ->
                    switch (call) {
                        case ToolCall.ConfirmOrder _ -> words().ordered(order, caller);
                        case ToolCall.CancelOrder _ -> words().cancelled(order, caller);
                        default -> words().status(order, caller);
                    };
            case Card.Wallet wallet -> words().wallet(wallet, caller);
            case Card.Envelope envelope -> words().envelope(envelope, caller);
            case Card.Invite invite -> words().invite(invite);
            case Card.InviteOffer offer -> words().inviteOffer(offer);
            case Card.NearInvites near -> words().nearInvites(near);
            case Card.InviteAccepted accepted -> accepted.message();
            case Card.Facts facts -> facts.sentence();
        };
    }

    /** The answer is complete. */
    void done(TurnEvent.By by) {
        conversation.remember(Conversation.Speaker.ASSISTANT, said.toString(), limits);
        close(new TurnEvent.Done(conversation.id(), by));
    }

    /** There will be no answer, and so no yes to a quote of which nothing was said. */
    void failed() {
        if (hasQuoted() || hasFoundInvite()) {
            conversation.await(Pending.Nothing.INSTANCE);
        }
        close(new TurnEvent.Failed(conversation.id()));
    }

    /** The conversation is free before the listener hears of it: it may go on at once. */
    private void close(TurnEvent last) {
        end.run();
        listener.accept(last);
    }
}
