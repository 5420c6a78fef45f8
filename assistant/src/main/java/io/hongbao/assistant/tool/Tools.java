package io.hongbao.assistant.tool;

import java.util.concurrent.CompletionStage;

/**
 * Whatever carries the tools out. The offline dialogue, a model and MCP clients all go through it,
 * so none of them can do more than another.
 */
public interface Tools {

    /**
     * Does what is asked, for the caller and nobody else. Never blocks, never throws, and completes
     * with a refusal rather than exceptionally.
     */
    CompletionStage<ToolResult> call(Caller caller, ToolCall call);

    /** Whether orders are being taken right now. Cheap: it is asked at every turn. */
    OrderingState ordering(Caller caller);
}
