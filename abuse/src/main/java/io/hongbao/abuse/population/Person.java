package io.hongbao.abuse.population;

import io.hongbao.abuse.Party;
import java.util.List;
import java.util.stream.Stream;

/**
 * One account of a population. The bounds are those of {@link Party}.
 *
 * @param id the account's pseudonym
 * @param devices the ones that the account is used on, the usual one first
 * @param network where it is usually; empty when unknown
 * @param household who lives together has the same; empty when unknown
 * @param createdAtMillis when the account was made
 * @param label what is true of it
 * @param group what the person belongs to, such as {@code family} or {@code ring}
 */
public record Person(
        String id,
        List<String> devices,
        String network,
        String household,
        long createdAtMillis,
        Label label,
        String group) {
    public Person {
        devices = List.copyOf(devices);
    }

    /**
     * The person as a server sees them on a device and a network; empty ones are the usual ones.
     */
    Party at(String device, String network) {
        List<String> used =
                device.isEmpty() || devices.contains(device)
                        ? devices
                        : devices.size() < Party.MOST_DEVICES
                                ? Stream.concat(Stream.of(device), devices.stream()).toList()
                                : List.of(device);
        return new Party(
                id, used, network.isEmpty() ? this.network : network, household, createdAtMillis);
    }

    /** The usual device; empty when none is known. */
    String device() {
        return devices.isEmpty() ? "" : devices.getFirst();
    }
}
