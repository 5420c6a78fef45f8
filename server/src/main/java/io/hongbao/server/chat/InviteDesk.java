package io.hongbao.server.chat;

import io.hongbao.assistant.tool.ToolResult;
import io.hongbao.core.Person;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.problem.Language;
import io.hongbao.server.session.Pass;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * What the assistant does with invites: the same as the routes. Each method throws a {@link
 * io.hongbao.server.problem.ProblemException}, or completes with one, where a route would answer
 * with it.
 */
public interface InviteDesk {

    /**
     * The person's own invite, made when they have none.
     *
     * @param channel where it will be handed on; any text
     */
    CompletionStage<ToolResult> make(Asking asking, String channel);

    /** The invite in a text, and what it would give. Counts against guessing, as the route does. */
    CompletionStage<ToolResult> find(Asking asking, String text);

    /** Accepts an invite. */
    CompletionStage<ToolResult> accept(Asking asking, String code, String key);

    /**
     * Who asks.
     *
     * @param person as the core sees them now
     * @param network where they are; 0 for this machine's own
     * @param here where answers are put together
     */
    record Asking(
            Pass pass,
            Person person,
            CampaignView campaign,
            long network,
            Language language,
            Executor here) {}
}
