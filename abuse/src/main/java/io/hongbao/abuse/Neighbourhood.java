package io.hongbao.abuse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is near a person, for somebody who has to decide about them.
 *
 * @param onDevices who was seen on the same devices, at most 64
 * @param invitedBy whose invites the person accepted, at most 4
 * @param invited who accepted the person's invite, the latest 64
 * @param networks the networks and homes that the person was seen in, at most 6
 */
public record Neighbourhood(
        List<String> onDevices,
        List<String> invitedBy,
        List<String> invited,
        List<Surroundings> networks) {
    private static final int MOST = 64;

    /**
     * A network or a home.
     *
     * @param isNetwork otherwise it is a household or an address
     * @param people how many were seen there
     * @param inInvites how many of them take part in invites
     */
    public record Surroundings(boolean isNetwork, int people, int inInvites) {}

    public Neighbourhood {
        onDevices = List.copyOf(onDevices);
        invitedBy = List.copyOf(invitedBy);
        invited = List.copyOf(invited);
        networks = List.copyOf(networks);
    }

    static Neighbourhood of(Account account) {
        Set<String> near = new LinkedHashSet<>();
        for (Device device : account.devices()) {
            for (Account other : device.accounts()) {
                if (other != account && near.size() < MOST) {
                    near.add(other.person());
                }
            }
        }
        return new Neighbourhood(
                List.copyOf(near),
                account.taken().stream().map(edge -> edge.inviter().person()).toList(),
                account.given().stream().map(edge -> edge.friend().person()).toList(),
                account.places().stream()
                        .map(place ->
                                new Surroundings(place.isNetwork(), place.people(), place.active()))
                        .toList());
    }
}
