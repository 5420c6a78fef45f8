package io.hongbao.assistant.conversation;

import io.hongbao.assistant.tool.Caller;
import io.hongbao.assistant.tool.ToolResult;
import io.hongbao.core.UserId;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Who is in the middle of a write: one at a time for each person, over all their conversations and
 * all programs that act for them.
 */
public final class Writes {

    private final Set<UserId> going = ConcurrentHashMap.newKeySet();

    /** Does {@code write}; refused with {@code write_in_progress} while another is going on. */
    public CompletionStage<ToolResult> one(
            Caller caller, Supplier<CompletionStage<ToolResult>> write) {
        UserId user = caller.person().user();
        if (!going.add(user)) {
            return Turn.refused("write_in_progress", Words.in(caller.language()).writeGoingOn());
        }
        try {
            return write.get().whenComplete((_, _) -> going.remove(user));
        } catch (RuntimeException e) {
            going.remove(user);
            throw e;
        }
    }
}
