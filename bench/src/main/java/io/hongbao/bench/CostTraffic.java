package io.hongbao.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/**
 * One connection's share of some requests that are numbered, and each answer with its number. What
 * is refused because the machine is busy is asked again, and counted: it costs something, too.
 */
final class CostTraffic extends HttpTraffic {
    private final Things things;
    private int current;
    private boolean isRefused;

    /** What is done with an answer. */
    interface Answered {
        void take(int number, String body);
    }

    /** What all connections share: which is next, and what came of those before. */
    static final class Things {
        private final int count;
        private final IntFunction<String> request;
        private final Answered answered;
        private int next;
        private long bytes;
        private long refused;

        /**
         * @param request the whole message of a number
         * @param answered may refuse a body with an exception, which ends the run
         */
        Things(int count, IntFunction<String> request, Answered answered) {
            this.count = count;
            this.request = request;
            this.answered = answered;
        }

        /** Refusals on the way, each of which was asked again. */
        long refused() {
            return refused;
        }

        /** What was answered, heads included. */
        double bytesEach() {
            return (double) bytes / count;
        }

        /** Traffic of one connection. */
        ClosedLoop.Traffic traffic() {
            CostTraffic traffic = new CostTraffic(this);
            return new ClosedLoop.Traffic() {
                @Override
                public boolean ask(ByteBuffer out) {
                    return traffic.ask(out);
                }

                @Override
                public boolean take(ByteBuffer in) {
                    int before = in.position();
                    boolean whole = traffic.take(in);
                    bytes += traffic.isRefused ? 0 : in.position() - before;
                    return whole;
                }
            };
        }
    }

    private CostTraffic(Things things) {
        this.things = things;
    }

    @Override
    boolean isExpected(int status) {
        isRefused = status == 503;
        return status == 200 || status == 204 || isRefused;
    }

    @Override
    public boolean ask(ByteBuffer out) {
        if (isRefused) {
            isRefused = false;
        } else if (things.next == things.count) {
            return false;
        } else {
            current = things.next++;
        }
        out.put(ascii(things.request.apply(current)));
        return true;
    }

    @Override
    void body(byte[] bytes, int from, int to) {
        if (isRefused) {
            things.refused++;
            return;
        }
        things.answered.take(current, new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
}
