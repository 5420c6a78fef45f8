package io.hongbao.server.chat;

import io.hongbao.assistant.tool.Caller;
import io.hongbao.assistant.tool.Card;
import io.hongbao.assistant.tool.ToolCall;
import io.hongbao.assistant.tool.ToolResult;
import io.hongbao.core.Command;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.Refusal;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.PrizeView;
import io.hongbao.server.claim.ClaimAnswer;
import io.hongbao.server.json.JsonBytes;
import io.hongbao.server.metrics.ClaimMetrics;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Messages;
import io.hongbao.server.room.TicketFirst;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Claims that people make by talking to the assistant. */
public final class ChatClaims {

    private final Host host;
    private final TicketFirst ticketFirst;
    private final CampaignClock clock;
    private final ClaimMetrics metrics;

    public ChatClaims(
            Host host, TicketFirst ticketFirst, CampaignClock clock, ClaimMetrics metrics) {
        this.host = host;
        this.ticketFirst = ticketFirst;
        this.clock = clock;
        this.metrics = metrics;
    }

    CompletionStage<ToolResult> claim(
            Caller caller,
            CampaignView campaign,
            ToolCall.ClaimEnvelope claim,
            Supplier<ToolResult> overloaded) {
        Command.ClaimEnvelope command =
                new Command.ClaimEnvelope(
                        caller.person(), caller.campaign(), claim.prize(), claim.key());
        Asked asked =
                new Asked(
                        caller,
                        campaign,
                        command,
                        overloaded,
                        Loops.here(),
                        new CompletableFuture<>(),
                        System.nanoTime());
        boolean taken =
                host.submit(
                        command, outcome -> asked.here().execute(() -> decided(asked, outcome)));
        if (!taken) {
            asked.complete(() -> notTaken(asked));
        }
        return asked.answer();
    }

    /** One claim and who waits for its answer. */
    private record Asked(
            Caller caller,
            CampaignView campaign,
            Command.ClaimEnvelope command,
            Supplier<ToolResult> overloaded,
            Executor here,
            CompletableFuture<ToolResult> answer,
            long startNanos) {

        void complete(Supplier<ToolResult> result) {
            HostTools.complete(caller, answer, result);
        }
    }

    private void decided(Asked asked, Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected
                && rejected.refusal() == Refusal.PLACE_NEEDED
                && ticketFirst.isOn(asked.campaign())) {
            ticketFirst.goOn(
                    asked.command(),
                    asked.campaign(),
                    asked.here(),
                    result -> asked.complete(() -> cameTo(asked, result)));
        } else {
            asked.complete(() -> claimed(asked, outcome));
        }
    }

    private ToolResult cameTo(Asked asked, TicketFirst.Result result) {
        return switch (result) {
            case TicketFirst.Decided decided -> claimed(asked, decided.outcome());
            case TicketFirst.Waits waits ->
                    claimed(asked, new Outcome.Queued(waits.retryAtMillis()));
            case TicketFirst.NotTaken _ -> notTaken(asked);
        };
    }

    private ToolResult notTaken(Asked asked) {
        counts(asked).overloaded();
        return asked.overloaded().get();
    }

    private ClaimMetrics.Claims counts(Asked asked) {
        return metrics.of(asked.campaign().id(), asked.caller().person().placed());
    }

    private ToolResult claimed(Asked asked, Outcome outcome) {
        if (!(outcome instanceof Outcome.OfClaim claim)) {
            throw new IllegalStateException("a claim came to " + outcome);
        }
        CampaignView campaign = asked.campaign();
        counts(asked).answered(claim, System.nanoTime() - asked.startNanos());
        Language language = Callers.language(asked.caller());
        return switch (claim) {
            case Outcome.Granted granted -> {
                ClaimAnswer answer = new ClaimAnswer(campaign, clock);
                yield new ToolResult.Done(
                        envelope(granted, campaign, language),
                        answer.granted(new JsonBytes(), granted, language).toString());
            }
            case Outcome.Queued queued ->
                    new ToolResult.Refused(
                            "queued", Messages.queued(language), queued.retryAtMillis());
            case Outcome.Rejected rejected ->
                    new ToolResult.Refused(
                            Messages.codeOf(rejected.refusal()),
                            Messages.of(rejected.refusal(), language),
                            rejected.retryAtMillis() == Outcome.NEVER
                                    ? ToolResult.NEVER
                                    : rejected.retryAtMillis());
        };
    }

    private static Card.Envelope envelope(
            Outcome.Granted granted, CampaignView campaign, Language language) {
        var voucher = granted.voucher();
        var prize =
                campaign.prize(voucher.prize())
                        .orElseThrow(() ->
                                new IllegalStateException("granted prize is not in the terms"))
                        .prize();
        return new Card.Envelope(
                PrizeView.name(prize.names(), language, prize.id()),
                voucher.amountMinor(),
                voucher.expiresAtMillis(prize),
                granted.repeated());
    }
}
