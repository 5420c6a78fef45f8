package io.hongbao.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One connection's orders: for each pass a quote, and then the yes to it with the quote's hash, and
 * what more its habits say. Four of five are one drink that the card pays for; the fifth is two, of
 * which the rest is paid.
 */
final class OrderTraffic extends HttpTraffic {
    private static final String[] DRINKS = {
        "pearl-milk-tea", "jasmine-milk-tea", "oolong-tea", "lemon-tea", "latte"
    };
    private static final String[] SUGARS = {"100", "70", "50", "30", "0"};
    private static final byte[] QUOTED = ascii("{\"status\":\"quoted\"");
    private static final byte[] ID = ascii("\"quote\":{\"id\":\"");
    private static final byte[] HASH = ascii("\"hash\":\"");
    private static final byte[] PLACED = ascii("\"status\":\"");
    private static final byte[] REJECTED = ascii("rejected");

    private final Pool pool;
    private final Habits habits;
    private final SplittableRandom random;
    private byte[] pass = {};
    private int ordersLeft;
    private Step step = Step.QUOTE;
    private String quote = "";
    private String hash = "";

    /** What is asked next. */
    private enum Step {
        QUOTE,
        CONFIRM,
        REPEAT,
        CANCEL
    }

    /**
     * What people do.
     *
     * @param ordersEach how many orders each of them wants
     * @param repeatPercent how many say the same yes twice
     * @param cancelPercent how many cancel right away
     * @param takeNo whether an order may be refused; otherwise that ends the run
     */
    record Habits(int ordersEach, int repeatPercent, int cancelPercent, boolean takeNo) {

        /** Everybody gets one order. */
        static final Habits PLAIN = new Habits(1, 0, 0, false);
    }

    /** What all connections share: who has yet to order, where, and how many have. */
    static final class Pool {
        private final List<byte[]> passes;
        private final List<String> outlets;
        private final AtomicLong orders = new AtomicLong();
        private int next;

        Pool(List<byte[]> passes, List<String> outlets) {
            this.passes = passes;
            this.outlets = outlets;
        }

        long orders() {
            return orders.get();
        }

        boolean isUsedUp() {
            return next == passes.size();
        }
    }

    OrderTraffic(Pool pool, Habits habits, long seed) {
        this.pool = pool;
        this.habits = habits;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public boolean ask(ByteBuffer out) {
        switch (step) {
            case QUOTE -> {
                return askPrice(out);
            }
            case CONFIRM, REPEAT ->
                    put(
                            out,
                            "/v1/orders",
                            "",
                            "{\"quote\":\"" + quote + "\",\"hash\":\"" + hash + "\"}");
            case CANCEL -> put(out, "/v1/orders/" + quote + "/cancel", "", "{}");
        }
        return true;
    }

    private boolean askPrice(ByteBuffer out) {
        if (ordersLeft == 0) {
            if (pool.isUsedUp()) {
                return false;
            }
            pass = pool.passes.get(pool.next++);
            ordersLeft = habits.ordersEach();
        }
        ordersLeft--;
        boolean two = random.nextInt(5) == 0;
        String json =
                "{\"outlet\":\""
                        + pool.outlets.get(random.nextInt(pool.outlets.size()))
                        + "\",\"items\":[{\"item\":\""
                        + DRINKS[random.nextInt(DRINKS.length)]
                        + "\",\"qty\":"
                        + (two ? 2 : 1)
                        + ",\"size\":\"L\",\"sugar\":\""
                        + SUGARS[random.nextInt(SUGARS.length)]
                        + "\",\"ice\":\"less\"}],\"voucher\":\"best\"}";
        put(out, "/v1/quotes", "Idempotency-Key: quote-" + ordersLeft + "\r\n", json);
        return true;
    }

    private void put(ByteBuffer out, String path, String headers, String json) {
        out.put(
                ascii(
                        "POST "
                                + path
                                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
                                + " application/json\r\nContent-Length: "
                                + json.length()
                                + "\r\n"
                                + headers
                                + "Authorization: Bearer "));
        out.put(pass).put(ascii("\r\n\r\n" + json));
    }

    @Override
    boolean isExpected(int status) {
        return status == 200 || habits.takeNo();
    }

    @Override
    void body(byte[] bytes, int from, int to) {
        switch (step) {
            case QUOTE -> {
                if (find(bytes, from, to, QUOTED) == from) {
                    quote = after(bytes, from, to, ID);
                    hash = after(bytes, from, to, HASH);
                    step = Step.CONFIRM;
                } else {
                    refused(bytes, from, to);
                }
            }
            case CONFIRM -> {
                int status = find(bytes, from, to, PLACED);
                if (status < 0 || find(bytes, status, status + 24, REJECTED) >= 0) {
                    refused(bytes, from, to);
                    return;
                }
                pool.orders.setPlain(pool.orders.getPlain() + 1);
                int dice = random.nextInt(100);
                step =
                        dice < habits.repeatPercent()
                                ? Step.REPEAT
                                : dice < habits.repeatPercent() + habits.cancelPercent()
                                        ? Step.CANCEL
                                        : Step.QUOTE;
            }
            case REPEAT, CANCEL -> step = Step.QUOTE;
        }
    }

    private void refused(byte[] bytes, int from, int to) {
        if (!habits.takeNo()) {
            throw new IllegalStateException("not ordered: " + text(bytes, from, to));
        }
        step = Step.QUOTE;
    }

    private static String after(byte[] bytes, int from, int to, byte[] name) {
        int start = find(bytes, from, to, name);
        if (start < 0) {
            throw new IllegalStateException("incomplete: " + text(bytes, from, to));
        }
        int end = start + name.length;
        while (end < to && bytes[end] != '"') {
            end++;
        }
        return new String(
                bytes, start + name.length, end - start - name.length, StandardCharsets.US_ASCII);
    }
}
