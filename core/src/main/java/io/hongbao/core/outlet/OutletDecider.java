package io.hongbao.core.outlet;

import io.hongbao.core.Command;
import io.hongbao.core.Deciding;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Event;
import io.hongbao.core.Message;
import io.hongbao.core.Outcome;
import io.hongbao.core.order.OrderRefusal;

/** What operators do to an outlet, on its home shard, and how the other shards follow. */
public final class OutletDecider {
    private OutletDecider() {}

    /**
     * Puts an outlet's file in force. What was reserved before stays so: a kitchen that can make
     * less from now on works off what it took.
     */
    public static Outcome apply(Deciding deciding, Command.ApplyOutlet command) {
        OutletTerms terms = command.terms();
        Outlet outlet = deciding.get(new EntityKey.OfOutlet(terms.campaign(), terms.id()));
        if (!outlet.isUnknown() && outlet.terms().equals(terms)) {
            return new Outcome.OutletLed(outlet.version(), outlet.paused());
        }
        int version = outlet.version() + 1;
        deciding.happened(new Event.OutletApplied(terms, version, command.by()));
        broadcast(deciding, terms, version, outlet.paused());
        return new Outcome.OutletLed(version, outlet.paused());
    }

    /** Stops an outlet, or lets it go on. Being so already changes nothing. */
    public static Outcome pause(Deciding deciding, Command.PauseOutlet command) {
        Outlet outlet = deciding.get(new EntityKey.OfOutlet(command.campaign(), command.outlet()));
        if (outlet.isUnknown()) {
            return new Outcome.OrderRefused(OrderRefusal.OUTLET_UNKNOWN, "outlet", Outcome.NEVER);
        }
        if (outlet.paused() == command.paused()) {
            return new Outcome.OutletLed(outlet.version(), outlet.paused());
        }
        int version = outlet.version() + 1;
        deciding.happened(
                new Event.OutletPaused(
                        command.campaign(),
                        command.outlet(),
                        version,
                        command.paused(),
                        command.by()));
        broadcast(deciding, outlet.terms(), version, command.paused());
        return new Outcome.OutletLed(version, command.paused());
    }

    private static void broadcast(
            Deciding deciding, OutletTerms terms, int version, boolean paused) {
        for (int to : deciding.allShards()) {
            if (to != deciding.shard()) {
                deciding.tell(
                        to, terms.campaign(), new Message.OutletUpdated(terms, version, paused));
            }
        }
    }

    /** Handles a message that an outlet gets. */
    public static void handle(Deciding deciding, String campaign, Message.ToOutlet body) {
        switch (body) {
            case Message.OutletUpdated updated ->
                    deciding.happened(
                            new Event.OutletCopied(
                                    updated.terms(), updated.version(), updated.paused()));
            case Message.Reserve wish -> CapacityDecider.reserve(deciding, campaign, wish);
            case Message.GiveUpReservation gone ->
                    CapacityDecider.release(deciding, campaign, gone);
        }
    }
}
