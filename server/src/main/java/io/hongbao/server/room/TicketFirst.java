package io.hongbao.server.room;

import io.hongbao.core.Command;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.room.RoomRefusal;
import io.hongbao.core.room.Ticket;
import io.hongbao.core.room.WaitingRoom;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Goes on with a claim that needs a place while the campaign's waiting room is {@link
 * io.hongbao.core.room.RoomState#TICKET_FIRST}: the claim takes its ticket by itself, which is
 * durable before it is answered, and whoever claims again when the turn has come is let in and
 * decided. So people need nothing but to claim, and to claim again when they are told to.
 */
public final class TicketFirst {

    private final Host host;
    private final Rooms rooms;
    private final Doorkeeper doorkeeper;
    private final CampaignClock clock;

    public TicketFirst(Host host, Rooms rooms, Doorkeeper doorkeeper, CampaignClock clock) {
        this.host = host;
        this.rooms = rooms;
        this.doorkeeper = doorkeeper;
        this.clock = clock;
    }

    /** What became of a claim. */
    public sealed interface Result {}

    /** It was decided. */
    public record Decided(Outcome.OfClaim outcome) implements Result {}

    /**
     * It has a place.
     *
     * @param position in the line, from 1
     * @param turnAtMillis when it is decided at the present rate, in campaign time; 0 when that
     *     cannot be said
     * @param retryAtMillis when to claim again, in campaign time
     */
    public record Waits(String ticket, long position, long turnAtMillis, long retryAtMillis)
            implements Result {}

    /** The host has no room for it. */
    public record NotTaken() implements Result {
        static final NotTaken INSTANCE = new NotTaken();
    }

    /** Whether claims of this campaign that need a place go on here. */
    public boolean isOn(CampaignView campaign) {
        return rooms.isTicketFirst(campaign);
    }

    /**
     * Goes on with {@code claim}, which was rejected for want of a place.
     *
     * @param here where to go on after each of the host's answers
     * @param to is told what became of it, once, on {@code here} or at once
     */
    public void goOn(
            Command.ClaimEnvelope claim,
            CampaignView campaign,
            Executor here,
            Consumer<Result> to) {
        new Way(claim, campaign, here, to).look();
    }

    /** The way of one claim: to a ticket, to wait, or through the door. Never in a circle. */
    private final class Way {
        private final Command.ClaimEnvelope claim;
        private final CampaignView campaign;
        private final Executor here;
        private final Consumer<Result> to;

        Way(
                Command.ClaimEnvelope claim,
                CampaignView campaign,
                Executor here,
                Consumer<Result> to) {
            this.claim = claim;
            this.campaign = campaign;
            this.here = here;
            this.to = to;
        }

        void look() {
            Ticket ticket = rooms.ticket(claim.person().user(), campaign);
            RoomView view = rooms.of(campaign);
            Standing standing = Standing.of(view, ticket, clock.getAsLong());
            switch (standing.kind()) {
                case NO_TICKET ->
                        ask(
                                new Command.JoinRoom(claim.person().user(), campaign.id()),
                                this::joined);
                case YOUR_TURN ->
                        ask(
                                new Command.EnterRoom(claim.person().user(), campaign.id()),
                                this::entered);
                case PRE_QUEUE, WAITING, HELD -> waits(standing, ticket.in(view.room().opening()));
                case NOT_NEEDED -> claim(claim.person());
            }
        }

        private void joined(Outcome outcome) {
            if (outcome instanceof Outcome.Joined joined) {
                RoomView view =
                        new RoomView(campaign, joined.room(), rooms.of(campaign).perSecond());
                waits(Standing.of(view, joined.ticket(), clock.getAsLong()), joined.ticket());
            } else {
                // The room has closed meanwhile; if not, the claim says why.
                claim(claim.person());
            }
        }

        private void entered(Outcome outcome) {
            switch (outcome) {
                case Outcome.Entered entered -> {
                    if (!entered.repeated() && entered.place() != WaitingRoom.NO_PLACE) {
                        doorkeeper.entered(campaign.id(), entered.place());
                    }
                    Person person = claim.person();
                    claim(
                            new Person(
                                    person.user(),
                                    person.newUser(),
                                    person.region(),
                                    person.appVersion(),
                                    true));
                }
                case Outcome.RoomRefused refused
                        when refused.refusal() == RoomRefusal.NOT_YOUR_TURN -> {
                    Ticket ticket = rooms.ticket(claim.person().user(), campaign);
                    waits(Standing.of(rooms.of(campaign), ticket, clock.getAsLong()), ticket);
                }
                default -> claim(claim.person());
            }
        }

        private void claim(Person person) {
            ask(
                    new Command.ClaimEnvelope(person, claim.campaign(), claim.prize(), claim.key()),
                    outcome -> {
                        if (!(outcome instanceof Outcome.OfClaim decided)) {
                            throw new IllegalStateException("a claim came to " + outcome);
                        }
                        to.accept(new Decided(decided));
                    });
        }

        private void waits(Standing standing, Ticket ticket) {
            to.accept(
                    new Waits(
                            TicketId.of(ticket).toString(),
                            standing.ahead() + 1,
                            standing.turnAtMillis(),
                            standing.retryAtMillis()));
        }

        private void ask(Command command, Consumer<Outcome> next) {
            if (!host.submit(command, outcome -> here.execute(() -> next.accept(outcome)))) {
                to.accept(NotTaken.INSTANCE);
            }
        }
    }
}
