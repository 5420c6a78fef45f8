package io.hongbao.abuse;

import java.util.List;

/**
 * What is known of one person at a moment. All names are pseudonyms of 1 to 64 characters; what is
 * not known is the empty string.
 *
 * @param person the account
 * @param devices at most 8, the one in use first; empty when none is known
 * @param network the prefix that the person comes from, such as a /24 or a /48
 * @param household a hint that people live together: a hash of a delivery address, say
 * @param createdAtMillis when the account was made, in milliseconds since 1970
 */
public record Party(
        String person,
        List<String> devices,
        String network,
        String household,
        long createdAtMillis) {
    public static final int MOST_DEVICES = 8;
    private static final int MOST_CHARACTERS = 64;

    /**
     * @throws IllegalArgumentException when a bound does not hold
     */
    public Party {
        devices = List.copyOf(devices);
        checkName("person", person);
        if (devices.size() > MOST_DEVICES) {
            throw new IllegalArgumentException("devices must be at most " + MOST_DEVICES);
        }
        devices.forEach(device -> checkName("devices", device));
        checkLength("network", network);
        checkLength("household", household);
    }

    static void checkName(String field, String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException(field + " must not be empty");
        }
        checkLength(field, name);
    }

    static void checkLength(String field, String name) {
        if (name.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    field + " must be at most " + MOST_CHARACTERS + " characters");
        }
    }
}
