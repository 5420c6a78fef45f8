package io.hongbao.assistant.tool;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every tool there is. What each takes and promises is in {@link ToolDefinition}. */
public enum ToolName {
    SEARCH_MENU,
    MAKE_QUOTE,
    CONFIRM_ORDER,
    ORDER_STATUS,
    CANCEL_ORDER,
    WALLET,
    CLAIM_ENVELOPE,
    INVITE,
    FIND_INVITE,
    ACCEPT_INVITE,
    EVENT_FACTS;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** As packs, models and MCP clients write it, such as {@code search_menu}. */
    public String id() {
        return id;
    }

    /**
     * Whether it changes something that belongs to the person. A quote sets nothing aside, and an
     * invite that was made binds nobody.
     */
    public boolean isWrite() {
        return switch (this) {
            case CONFIRM_ORDER, CANCEL_ORDER, CLAIM_ENVELOPE, ACCEPT_INVITE -> true;
            case SEARCH_MENU, MAKE_QUOTE, ORDER_STATUS, WALLET, INVITE, FIND_INVITE, EVENT_FACTS ->
                    false;
        };
    }

    public static Optional<ToolName> of(String id) {
        return Arrays.stream(values()).filter(tool -> tool.id.equals(id)).findFirst();
    }
}
