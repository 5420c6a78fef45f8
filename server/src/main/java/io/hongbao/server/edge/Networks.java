package io.hongbao.server.edge;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

/**
 * Which network a request comes from: the first 24 bits of an IPv4 address, the first 56 of an IPv6
 * one. That is what one household or company has, and what one mobile network hides very many
 * behind.
 */
public final class Networks {

    /** Of this machine itself: a proxy, or a test. Held to nothing. */
    static final long OWN = 0;

    private static final int MOST_ADDRESS_LENGTH = 45;
    private static final AttributeKey<Long> NETWORK = AttributeKey.valueOf("hongbao.network");

    private final String proxyHeader;

    /**
     * @param proxyHeader the header in which a proxy that is trusted says where a request comes
     *     from; empty for none
     */
    public Networks(String proxyHeader) {
        this.proxyHeader = proxyHeader;
    }

    /** Notes where a connection comes from, so that no request on it has to ask. */
    void note(Channel channel) {
        channel.attr(NETWORK).set(of(channel.remoteAddress()));
    }

    /** The network of a request; 0 for this machine's own. */
    public long of(HttpServerRequest request) {
        if (!proxyHeader.isEmpty()) {
            // A proxy may add a line of its own after the caller's: the last one is what it saw.
            List<String> said = request.headers().getAll(proxyHeader);
            if (!said.isEmpty()) {
                return ofLast(said.getLast());
            }
        }
        Long noted =
                request.connection() instanceof ConnectionBase base
                        ? base.channel().attr(NETWORK).get()
                        : null;
        return noted == null ? OWN : noted;
    }

    /** The proxy writes the address that it saw itself last; whatever is before that is hearsay. */
    static long ofLast(String addresses) {
        String last = addresses.substring(addresses.lastIndexOf(',') + 1).strip();
        boolean isAddress =
                !last.isEmpty()
                        && last.length() <= MOST_ADDRESS_LENGTH
                        && last.chars().allMatch(Networks::isOfAddress);
        if (!isAddress) {
            return OWN;
        }
        try {
            return of(InetAddress.ofLiteral(last));
        } catch (IllegalArgumentException none) {
            return OWN;
        }
    }

    private static boolean isOfAddress(int c) {
        return Character.digit(c, 16) >= 0 || c == '.' || c == ':';
    }

    private static long of(SocketAddress address) {
        return address instanceof InetSocketAddress internet && internet.getAddress() != null
                ? of(internet.getAddress())
                : OWN;
    }

    static long of(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return OWN;
        }
        byte[] bytes = address.getAddress();
        int length = bytes.length == 4 ? 3 : 7;
        long network = bytes.length;
        for (int i = 0; i < length; i++) {
            network = (network << 8) | (bytes[i] & 0xff);
        }
        return network;
    }
}
