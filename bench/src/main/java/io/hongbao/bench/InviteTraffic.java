package io.hongbao.bench;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One connection's invites: somebody makes one, and then as many others accept it as earn a draw.
 * Each request is of somebody who has not come before.
 */
final class InviteTraffic extends HttpTraffic {
    /** So many accept each invite. */
    static final int FRIENDS = 3;

    private static final byte[] READY = ascii("{\"status\":\"ready\",\"code\":\"");
    private static final byte[] ACCEPTED = ascii("{\"status\":\"accepted\"");
    private static final byte[] GRANTED = ascii("\"state\":\"granted\"");
    private static final int CODE_LENGTH = 11;
    private static final String MAKES = "{\"channel\":\"wechat\",\"name\":\"Wang Fang\"}";
    private static final String ACCEPTS = "{\"form\":\"link\",\"channel\":\"wechat\"}";
    private static final byte[] MAKES_END = ascii("\r\n\r\n" + MAKES);
    private static final byte[] ACCEPTS_END = ascii("\r\n\r\n" + ACCEPTS);
    private static final byte[] PASS = ascii("Authorization: Bearer ");
    private static final byte[] KEY = ascii("Idempotency-Key: accept-");
    private static final byte[] END_OF_LINE = ascii("\r\n");

    /** Where the code stands in the head of an acceptance. */
    private static final int CODE_AT = "POST /v1/invites/".length();

    private final Pool pool;
    private final byte[] accept =
            ascii(
                    head(
                            "/v1/invites/" + "-".repeat(CODE_LENGTH) + "/acceptances",
                            ACCEPTS.length()));
    private int friendsLeft;

    /** What all connections share: who has yet to come, and what came of those who did. */
    static final class Pool {
        private final List<byte[]> passes;
        private final byte[] make;
        private int next;
        private long made;
        private long accepted;
        private long granted;

        Pool(String campaign, List<byte[]> passes) {
            this.passes = passes;
            this.make = ascii(head("/v1/campaigns/" + campaign + "/invites", MAKES.length()));
        }

        boolean isUsedUp() {
            return next == passes.size();
        }

        /** Invites made and accepted. */
        long done() {
            return made + accepted;
        }

        /** Invites accepted. */
        long accepted() {
            return accepted;
        }

        /** Those of them whose friend had a card at once. */
        long granted() {
            return granted;
        }
    }

    InviteTraffic(Pool pool) {
        this.pool = pool;
    }

    @Override
    public boolean ask(ByteBuffer out) {
        if (pool.isUsedUp()) {
            return false;
        }
        int number = pool.next++;
        boolean makes = friendsLeft == 0;
        if (makes) {
            out.put(pool.make);
        } else {
            out.put(accept).put(KEY).put(ascii(Integer.toString(number))).put(END_OF_LINE);
        }
        out.put(PASS).put(pool.passes.get(number)).put(makes ? MAKES_END : ACCEPTS_END);
        return true;
    }

    @Override
    void body(byte[] bytes, int from, int to) {
        if (friendsLeft == 0) {
            made(bytes, from, to);
        } else {
            if (find(bytes, from, Math.min(to, from + ACCEPTED.length), ACCEPTED) != from) {
                throw new IllegalStateException("not accepted: " + text(bytes, from, to));
            }
            pool.accepted++;
            pool.granted += find(bytes, from, to, GRANTED) < 0 ? 0 : 1;
            friendsLeft--;
        }
    }

    private void made(byte[] bytes, int from, int to) {
        if (find(bytes, from, Math.min(to, from + READY.length), READY) != from) {
            throw new IllegalStateException("no invite: " + text(bytes, from, to));
        }
        System.arraycopy(bytes, from + READY.length, accept, CODE_AT, CODE_LENGTH);
        pool.made++;
        friendsLeft = FRIENDS;
    }
}
