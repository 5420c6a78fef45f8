package io.hongbao.bench;

import io.hongbao.rehearsal.Journey;
import io.hongbao.rehearsal.Reply;
import io.hongbao.rehearsal.Request;
import io.hongbao.rehearsal.Step;
import io.hongbao.rehearsal.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * People who come and claim, without a waiting room: each is granted an envelope, or is told to
 * come again and goes. Who was told so is among those who come later, with the same pass and key.
 * Used by one event loop.
 */
final class SurgePeople implements Supplier<Journey> {
    private static final String CLAIMS = "/v1/campaigns/" + Server.CAMPAIGN + "/claims";

    private final Deque<byte[]> passes;
    private final Goodput goodput;
    private final Supplier<String> kind;

    /**
     * @param kind what a claim that is made now is counted as
     */
    SurgePeople(Collection<byte[]> passes, Goodput goodput, Supplier<String> kind) {
        this.passes = new ArrayDeque<>(passes);
        this.goodput = goodput;
        this.kind = kind;
    }

    @Override
    public Journey get() {
        return new Person(passes.remove());
    }

    /** The claim of whoever carries this pass. */
    static Request claim(String kind, String pass) {
        return Request.post(
                kind,
                CLAIMS,
                "Authorization: Bearer " + pass + "\r\nIdempotency-Key: claim\r\n",
                "{}");
    }

    static boolean isGranted(Reply reply) {
        return reply.status() == 200 && reply.body().startsWith("{\"status\":\"granted\"");
    }

    private final class Person implements Journey {
        private final byte[] pass;

        Person(byte[] pass) {
            this.pass = pass;
        }

        @Override
        public Request first() {
            return claim(kind.get(), new String(pass, StandardCharsets.US_ASCII));
        }

        @Override
        public Verdict after(Request request, Reply reply) {
            if (isGranted(reply)) {
                goodput.granted();
                return Verdict.expected("granted", Step.Done.DONE);
            }
            if (reply.status() == 503) {
                passes.add(pass);
                return Verdict.expected("refused", Step.Done.DONE);
            }
            return Verdict.unexpected("status." + reply.status());
        }
    }
}
