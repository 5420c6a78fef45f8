package io.hongbao.rehearsal;

/**
 * Somebody waits in the waiting room: a ticket, then the status that every waiting page polls,
 * until the place is admitted, then a placed pass. Where there is no waiting room, or it lets
 * everybody pass, there is nothing to wait for.
 */
final class RoomVisit implements Journey {
    private static final long POLL_MILLIS = 1_000;
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    /** Which answer is waited for. */
    private enum Stage {
        TICKET,
        STATUS,
        PASS
    }

    private final Visits.Door door;
    private final Visitor visitor;
    private Stage stage = Stage.TICKET;
    private String ticket = "";
    private long place;
    private long ticketNanos;

    RoomVisit(Visits.Door door, Visitor visitor) {
        this.door = door;
        this.visitor = visitor;
    }

    @Override
    public Request first() {
        return door.crowd().api().ticket(visitor.pass, "t-" + visitor.key);
    }

    @Override
    public Verdict after(Request request, Reply reply) {
        return switch (stage) {
            case TICKET -> afterTicket(reply);
            case STATUS -> afterStatus(reply);
            case PASS -> afterPass(reply);
        };
    }

    private Verdict afterTicket(Reply reply) {
        if (reply.status() == NOT_FOUND || reply.status() == CONFLICT) {
            return Verdict.expected("no_room", Step.Done.DONE);
        }
        ticket = reply.string("ticket");
        place = reply.number("place");
        if (reply.status() >= 300 || ticket.isEmpty()) {
            return Verdict.unexpected("status." + reply.status() + "." + ClaimReply.code(reply));
        }
        stage = Stage.STATUS;
        ticketNanos = ticketNanos == 0 ? System.nanoTime() : ticketNanos;
        return Verdict.expected("ticket", poll(0));
    }

    private Request poll(long afterMillis) {
        long jitterMillis = afterMillis == 0 ? 0 : door.random().nextLong(1 + afterMillis / 2);
        return door.crowd().api().roomStatus().after(afterMillis + jitterMillis);
    }

    private Verdict afterStatus(Reply reply) {
        if (reply.status() != 200) {
            return Verdict.unexpected("status." + reply.status());
        }
        String state = reply.string("state");
        if (state.equals("off") || state.equals("idle")) {
            return Verdict.expected("no_room", Step.Done.DONE);
        }
        if (state.equals("pre_queue") || reply.number("admittedUpTo") < place) {
            return Verdict.expected(
                    "waiting",
                    poll(Math.max(POLL_MILLIS, reply.number("pollAfterSeconds") * 1000)));
        }
        if (place < 0) {
            // It was drawn at the opening: asking again gives the same ticket, and its place.
            stage = Stage.TICKET;
            return Verdict.expected("drawn", first());
        }
        stage = Stage.PASS;
        return Verdict.expected(
                "admitted",
                door.crowd().api().placedPass(visitor.pass, "p-" + visitor.key, ticket));
    }

    private Verdict afterPass(Reply reply) {
        if (reply.status() == ACCEPTED) {
            stage = Stage.STATUS;
            return Verdict.expected("waiting", poll(POLL_MILLIS));
        }
        String placed = reply.string("pass");
        if (reply.status() == 200 && !placed.isEmpty()) {
            visitor.pass = placed;
            door.crowd().waits.record(System.nanoTime() - ticketNanos);
            return Verdict.expected("placed", Step.Done.DONE);
        }
        return Verdict.unexpected("status." + reply.status() + "." + ClaimReply.code(reply));
    }
}
