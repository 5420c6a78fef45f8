package io.hongbao.assistant.conversation;

import io.hongbao.assistant.interpret.Intent;
import io.hongbao.core.UserId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is remembered of one conversation. Used by one turn at a time: whoever holds it may read and
 * change it, on whatever thread.
 */
final class Conversation {

    private final UserId user;
    private final String id;
    private final String serial;
    private final Deque<Line> lines = new ArrayDeque<>();
    private int characters;
    private int turns;
    private final Set<String> orders = new HashSet<>();
    private long amountMinor;
    private Pending pending = Pending.Nothing.INSTANCE;
    private boolean orderingWasOpen = true;
    private Intent lastIntent = Intent.CHAT;

    /** Who said a line. */
    enum Speaker {
        PERSON,
        ASSISTANT
    }

    /** Something that was said. */
    record Line(Speaker speaker, String text) {}

    /**
     * @param serial never used before: idempotency keys begin with it
     */
    Conversation(UserId user, String id, String serial) {
        this.user = user;
        this.id = id;
        this.serial = serial;
    }

    UserId user() {
        return user;
    }

    String id() {
        return id;
    }

    /** How many turns have begun. */
    int turns() {
        return turns;
    }

    void beginTurn() {
        turns++;
    }

    /** An idempotency key for the {@code number}th call of this turn. */
    String key(int number) {
        return "chat-" + serial + "-" + turns + "-" + number;
    }

    Pending pending() {
        return pending;
    }

    void await(Pending awaited) {
        pending = awaited;
    }

    int orders() {
        return orders.size();
    }

    long amountMinor() {
        return amountMinor;
    }

    /** Counts an order, once however often it is confirmed. */
    void ordered(String order, long orderMinor) {
        if (orders.add(order)) {
            amountMinor += orderMinor;
        }
    }

    /** Whether the state of ordering is news. */
    boolean orderingChanged(boolean open) {
        boolean changed = open != orderingWasOpen;
        orderingWasOpen = open;
        return changed;
    }

    /** What the person wanted last; chat when it was carried out or is no longer of interest. */
    Intent lastIntent() {
        return lastIntent;
    }

    void meant(Intent intent) {
        lastIntent = intent;
    }

    /** Adds a line, and forgets the oldest ones over the limits. */
    void remember(Speaker speaker, String text, Limits limits) {
        String kept = Texts.cut(text, limits.charactersPerConversation() / 2);
        if (kept.isEmpty()) {
            return;
        }
        lines.addLast(new Line(speaker, kept));
        characters += kept.length();
        while (lines.size() > limits.linesPerConversation()
                || characters > limits.charactersPerConversation()) {
            characters -= lines.removeFirst().text().length();
        }
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** How many characters are remembered. */
    int characters() {
        return characters;
    }
}
