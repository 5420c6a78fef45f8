package io.hongbao.server.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * How a party is reached.
 *
 * @param address where requests to it go: http or https, with a host
 * @param secrets shared with it
 */
public record Connection(URI address, WebhookSecrets secrets) {

    /** Whether requests leave this machine without being encrypted. */
    public boolean isOpenToEavesdroppers() {
        if ("https".equalsIgnoreCase(address.getScheme())) {
            return false;
        }
        try {
            return !InetAddress.getByName(address.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
