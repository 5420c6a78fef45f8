package io.hongbao.server.mcp;

import io.hongbao.assistant.pack.Pack;
import io.hongbao.server.chat.Once;
import io.quarkiverse.mcp.server.FilterContext;
import io.quarkiverse.mcp.server.ToolFilter;
import io.quarkiverse.mcp.server.ToolManager;
import jakarta.inject.Singleton;

/**
 * Lets clients see and use the tools of the assistant's pack and no others. A filter, because a
 * shipped pack is read when it is first needed, and not at the start.
 */
@Singleton
final class McpPack implements ToolFilter {

    private final Once<Pack> pack;

    McpPack(Once<Pack> pack) {
        this.pack = pack;
    }

    @Override
    public boolean test(ToolManager.ToolInfo tool, FilterContext context) {
        return pack.get().toolNames().contains(tool.name());
    }
}
