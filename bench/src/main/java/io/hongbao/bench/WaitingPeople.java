package io.hongbao.bench;

import io.hongbao.rehearsal.Journey;
import io.hongbao.rehearsal.Reply;
import io.hongbao.rehearsal.Request;
import io.hongbao.rehearsal.Step;
import io.hongbao.rehearsal.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * People who come to an open waiting room: they join, look at the status document until their turn
 * has come, exchange the ticket for a placed pass, and claim. The document comes from a cache: one
 * poll of the server's counts for all of them. Used by one event loop.
 */
final class WaitingPeople implements Supplier<Journey> {
    private static final String ROOM = "/v1/campaigns/" + Server.CAMPAIGN + "/waiting-room";

    /** A page looks again after so long, and up to as long again. */
    private static final long POLL_MILLIS = 1_000;

    private final Iterator<byte[]> passes;
    private final Goodput goodput;
    private final LongSupplier admittedUpTo;
    private final Supplier<String> phase;
    private final double perSecond;
    private final long lastPlace;
    private final SplittableRandom random = new SplittableRandom(7);

    /**
     * @param admittedUpTo what the status document said last
     * @param phase what is appended to the kinds of requests that are made now
     * @param perSecond how many get their turn in a second, by which people know when to look
     * @param lastPlace whoever has a later place will not have their turn before the end
     */
    WaitingPeople(
            List<byte[]> passes,
            Goodput goodput,
            LongSupplier admittedUpTo,
            Supplier<String> phase,
            double perSecond,
            long lastPlace) {
        this.passes = passes.iterator();
        this.goodput = goodput;
        this.admittedUpTo = admittedUpTo;
        this.phase = phase;
        this.perSecond = perSecond;
        this.lastPlace = lastPlace;
    }

    @Override
    public Journey get() {
        return new Person(new String(passes.next(), StandardCharsets.US_ASCII));
    }

    private final class Person implements Journey {
        private String pass;
        private String ticket = "";
        private long place;

        Person(String pass) {
            this.pass = pass;
        }

        @Override
        public Request first() {
            return Request.post(
                    "ticket" + phase.get(),
                    ROOM + "/tickets",
                    "Authorization: Bearer " + pass + "\r\n",
                    "{}");
        }

        @Override
        public Verdict after(Request request, Reply reply) {
            if (request.kind().startsWith("ticket")) {
                return afterTicket(reply);
            }
            return request.kind().startsWith("exchange") ? afterExchange(reply) : afterClaim(reply);
        }

        private Verdict afterTicket(Reply reply) {
            if (reply.status() == 503) {
                return Verdict.expected("refused", Step.Done.DONE);
            }
            ticket = reply.string("ticket");
            place = reply.number("place");
            if (reply.status() != 200 || ticket.isEmpty() || place < 1) {
                return Verdict.unexpected("status." + reply.status());
            }
            return place > lastPlace
                    ? Verdict.expected("waits", Step.Done.DONE)
                    : Verdict.expected("waits", resume());
        }

        @Override
        public Step resume() {
            long ahead = place - admittedUpTo.getAsLong();
            if (ahead <= 0) {
                return Request.post(
                        "exchange" + phase.get(),
                        ROOM + "/passes",
                        "Authorization: Bearer " + pass + "\r\n",
                        "{\"ticket\":\"" + ticket + "\"}");
            }
            long turnMillis = (long) (ahead * 1_000 / perSecond);
            return new Step.Pause(1 + turnMillis + random.nextLong(POLL_MILLIS));
        }

        private Verdict afterExchange(Reply reply) {
            if (reply.status() == 503 || reply.status() == 202) {
                String outcome = reply.status() == 503 ? "refused" : "waits";
                return Verdict.expected(
                        outcome, new Step.Pause(POLL_MILLIS + random.nextLong(POLL_MILLIS)));
            }
            pass = reply.string("pass");
            return reply.status() == 200 && !pass.isEmpty()
                    ? Verdict.expected("placed", SurgePeople.claim("claim" + phase.get(), pass))
                    : Verdict.unexpected("status." + reply.status());
        }

        private Verdict afterClaim(Reply reply) {
            if (SurgePeople.isGranted(reply)) {
                goodput.granted();
                return Verdict.expected("granted", Step.Done.DONE);
            }
            return reply.status() == 503
                    ? Verdict.expected("refused", Step.Done.DONE)
                    : Verdict.unexpected("status." + reply.status());
        }
    }
}
