package io.hongbao.rehearsal;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * The server that is put under load. It must be this machine, or have said that it is there to be
 * rehearsed on: whoever points a load generator at somebody else's server by mistake has attacked
 * it.
 *
 * @param host a name or address; unless it is {@code willing}, one that resolves to loopback
 *     addresses only
 * @param port 1-65535
 * @param willing whether the server itself has said that it is a sandbox, or has a shadow campaign
 */
public record Target(String host, int port, boolean willing) {

    public Target {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("the target's port must be 1 to 65535, not " + port);
        }
        if (!willing && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "the target "
                            + host
                            + " is not this machine: load may be sent to loopback addresses only, such as http://127.0.0.1:8080");
        }
    }

    /** A server on this machine. */
    public Target(String host, int port) {
        this(host, port, false);
    }

    /**
     * The target of an address such as {@code http://127.0.0.1:8080}.
     *
     * @throws IllegalArgumentException when it is no plain HTTP address of this machine
     */
    public static Target of(URI address) {
        return of(address, false);
    }

    /**
     * The target of an address anywhere, whose server has said that it may be rehearsed on.
     *
     * @throws IllegalArgumentException when it is no plain HTTP address
     */
    public static Target willing(URI address) {
        return of(address, true);
    }

    private static Target of(URI address, boolean willing) {
        String host = address.getHost();
        if (!"http".equals(address.getScheme()) || host == null) {
            throw new IllegalArgumentException(
                    "the target must be an address such as http://127.0.0.1:8080, not " + address);
        }
        return new Target(host, address.getPort() < 0 ? 80 : address.getPort(), willing);
    }

    /** How requests name it: {@code localhost} unless it is elsewhere. */
    String hostHeader() {
        return isLoopback(host) ? Request.LOCAL : host + ":" + port;
    }

    private static boolean isLoopback(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "http://" + host + ":" + port;
    }
}
