package io.hongbao.abuse;

/**
 * Somebody's first order, which comes later than the acceptance.
 *
 * @param person who ordered
 * @param atMillis when, in milliseconds since 1970
 * @param outlet where; empty when unknown
 * @param address a hash of the delivery address; empty when there is none
 */
public record FirstOrder(String person, long atMillis, String outlet, String address) {

    /**
     * @throws IllegalArgumentException when a bound does not hold
     */
    public FirstOrder {
        Party.checkName("person", person);
        Party.checkLength("outlet", outlet);
        Party.checkLength("address", address);
    }
}
