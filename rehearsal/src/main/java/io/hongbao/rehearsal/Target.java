package io.hongbao.rehearsal;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * The server that is put under load. It must be this machine: whoever points a load generator at
 * somebody else's server by mistake has attacked it.
 *
 * @param host a name or address that resolves to loopback addresses only
 * @param port 1-65535
 */
public record Target(String host, int port) {

    public Target {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("the target's port must be 1 to 65535, not " + port);
        }
        if (!isLoopback(host)) {
            throw new IllegalArgumentException(
                    "the target "
                            + host
                            + " is not this machine: load may be sent to loopback addresses only, such as http://127.0.0.1:8080");
        }
    }

    /**
     * The target of an address such as {@code http://127.0.0.1:8080}.
     *
     * @throws IllegalArgumentException when it is no plain HTTP address of this machine
     */
    public static Target of(URI address) {
        String host = address.getHost();
        if (!"http".equals(address.getScheme()) || host == null) {
            throw new IllegalArgumentException(
                    "the target must be an address such as http://127.0.0.1:8080, not " + address);
        }
        return new Target(host, address.getPort() < 0 ? 80 : address.getPort());
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
