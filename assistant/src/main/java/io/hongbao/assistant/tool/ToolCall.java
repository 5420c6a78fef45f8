package io.hongbao.assistant.tool;

/** One call of a tool, with everything that it needs. An empty text means that nothing was said. */
public sealed interface ToolCall {

    ToolName tool();

    /**
     * What is there, and what does it cost?
     *
     * @param words what is looked for: an item's id or a part of its name; empty for everything
     * @param category such as {@code drinks}; empty for all
     * @param outlet an outlet's id; empty for all
     */
    record SearchMenu(String words, String category, String outlet) implements ToolCall {
        @Override
        public ToolName tool() {
            return ToolName.SEARCH_MENU;
        }
    }

    /**
     * Asks for a price.
     *
     * @param outlet an outlet's id; empty for the first one that can make all of it
     * @param voucher {@code best}, {@code none}, or a prize's id; empty for best
     * @param key the idempotency key, from the conversation and never from a model
     */
    record MakeQuote(String outlet, Basket basket, String voucher, String key) implements ToolCall {
        @Override
        public ToolName tool() {
            return ToolName.MAKE_QUOTE;
        }
    }

    /** Orders what was quoted. {@code hash} binds it to what the person has seen. */
    record ConfirmOrder(String quote, String hash) implements ToolCall {
        @Override
        public ToolName tool() {
            return ToolName.CONFIRM_ORDER;
        }
    }

    /** How is it going? {@code order} is empty for the newest one. */
    record OrderStatus(String order) implements ToolCall {
        @Override
        public ToolName tool() {
            return ToolName.ORDER_STATUS;
        }
    }

    /** Cancels an order; {@code order} is empty for the newest one. */
    record CancelOrder(String order) implements ToolCall {
        @Override
        public ToolName tool() {
            return ToolName.CANCEL_ORDER;
        }
    }

    /** What do I hold? */
    record ReadWallet() implements ToolCall {
        @Override
        public ToolName tool() {
            return ToolName.WALLET;
        }
    }

    /**
     * Asks for an envelope.
     *
     * @param prize a prize's id; empty for the first that the person can get
     * @param key the idempotency key, never from a model
     */
    record ClaimEnvelope(String prize, String key) implements ToolCall {
        @Override
        public ToolName tool() {
            return ToolName.CLAIM_ENVELOPE;
        }
    }

    /**
     * How do I invite friends?
     *
     * @param channel where the invite will be handed on, such as {@code wechat}; empty when that
     *     was not said
     */
    record Invite(String channel) implements ToolCall {
        @Override
        public ToolName tool() {
            return ToolName.INVITE;
        }
    }

    /**
     * Whose invite is this, and what would it give?
     *
     * @param text with the invite in it: a code, a link, a message, spoken words
     */
    record FindInvite(String text) implements ToolCall {
        @Override
        public ToolName tool() {
            return ToolName.FIND_INVITE;
        }
    }

    /**
     * Accepts a friend's invite.
     *
     * @param code as {@link FindInvite} said it
     * @param key the idempotency key, never from a model
     */
    record AcceptInvite(String code, String key) implements ToolCall {
        @Override
        public ToolName tool() {
            return ToolName.ACCEPT_INVITE;
        }
    }

    /** A question about the event. */
    record EventFacts(String question) implements ToolCall {
        @Override
        public ToolName tool() {
            return ToolName.EVENT_FACTS;
        }
    }
}
