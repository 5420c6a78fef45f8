package io.hongbao.server.outlet;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What operators, and the start, do to outlets. Everything waits until it is durable. */
public final class OutletCommands {

    /** How many outlets are on their way at once: a few batches, and far from a full queue. */
    private static final int MOST_AT_ONCE = 64;

    private final Campaigns campaigns;
    private final Outlets outlets;

    public OutletCommands(Campaigns campaigns, Outlets outlets) {
        this.campaigns = campaigns;
        this.outlets = outlets;
    }

    /**
     * An outlet after a command.
     *
     * @param version counts its applied terms and pauses
     */
    public record Led(String outlet, int version, boolean paused) {}

    /** Which of {@code drafts} differ from what is in force, new ones too. */
    public List<OutletTerms> changed(List<OutletTerms> drafts) {
        return drafts.stream()
                .filter(draft ->
                        outlets.find(draft.campaign(), draft.id())
                                .filter(view -> view.terms().equals(draft))
                                .isEmpty())
                .toList();
    }

    /**
     * Puts outlets in force, one after the other.
     *
     * @throws ProblemException when the host is busy or closing: those before are in force, and
     *     applying all of them again goes on from there
     */
    public List<Led> apply(List<OutletTerms> drafts, Authority by) {
        List<Led> led = new ArrayList<>(drafts.size());
        Deque<Sent> waiting = new ArrayDeque<>();
        for (OutletTerms draft : drafts) {
            if (waiting.size() == MOST_AT_ONCE) {
                led.add(waiting.removeFirst().led());
            }
            waiting.add(send(draft.campaign(), draft.id(), new Command.ApplyOutlet(draft, by)));
        }
        waiting.forEach(sent -> led.add(sent.led()));
        return led;
    }

    /**
     * Stops an outlet from taking orders, or lets it take them again.
     *
     * @throws ProblemException {@code outlet_unknown}, or when the host is busy or closing
     */
    public Led pause(String campaign, String outlet, boolean paused, Authority by) {
        return send(campaign, outlet, new Command.PauseOutlet(campaign, outlet, paused, by)).led();
    }

    private Sent send(String campaign, String outlet, Command command) {
        return new Sent(
                outlet,
                campaigns
                        .submit(command)
                        .whenComplete((_, _) -> outlets.refresh(campaign, outlet)));
    }

    /** A command on its way. */
    private record Sent(String outlet, CompletableFuture<Outcome> outcome) {

        Led led() {
            return switch (outcome.join()) {
                case Outcome.OutletLed led -> new Led(outlet, led.version(), led.paused());
                case Outcome.OrderRefused _ ->
                        throw ProblemException.of(
                                ProblemCode.OUTLET_UNKNOWN,
                                "outlet",
                                "there is no outlet " + outlet + " in this campaign");
                case Outcome other ->
                        throw new IllegalStateException("an outlet's command came to " + other);
            };
        }
    }
}
