package io.hongbao.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

    private final Pool pool;
    private String code = "";
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
        if (friendsLeft == 0) {
            out.put(pool.make);
        } else {
            out.put(ascii(head("/v1/invites/" + code + "/acceptances", ACCEPTS.length())));
            out.put(ascii("Idempotency-Key: accept-" + number + "\r\n"));
        }
        out.put(ascii("Authorization: Bearer ")).put(pool.passes.get(number));
        out.put(ascii("\r\n\r\n" + (friendsLeft == 0 ? MAKES : ACCEPTS)));
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
        code = new String(bytes, from + READY.length, CODE_LENGTH, StandardCharsets.US_ASCII);
        pool.made++;
        friendsLeft = FRIENDS;
    }
}
