package io.hongbao.abuse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Accounts, devices, places and acceptances, within bounds. Devices and places live only as long as
 * an account that was seen there, so the number of accounts bounds them too: eight devices and six
 * places each.
 */
final class Memory {
    private final Bounds bounds;
    private final Velocity velocity;
    private final Map<String, Account> accounts = new LinkedHashMap<>(1_024, 0.75f, true);
    private final Map<String, Device> devices = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Deque<Edge> edges = new ArrayDeque<>();

    /** What was added last, also when it is forgotten: whoever has come so far goes on from it. */
    private @Nullable Edge newest;

    private final Activity activity = new Activity();

    Memory(Bounds bounds, Velocity velocity) {
        this.bounds = bounds;
        this.velocity = velocity;
    }

    int people() {
        return accounts.size();
    }

    int devices() {
        return devices.size();
    }

    int places() {
        return places.size();
    }

    /** Oldest first. */
    Deque<Edge> edges() {
        return edges;
    }

    /** Who does anything besides invites. */
    Activity activity() {
        return activity;
    }

    Optional<Account> account(String person) {
        return Optional.ofNullable(accounts.get(person));
    }

    /**
     * The account of a party that is there now, which is remembered with all that is said of it.
     */
    Account meet(Party party) {
        Account account = accounts.get(party.person());
        if (account == null) {
            account = new Account(party.person(), party.createdAtMillis());
            accounts.put(party.person(), account);
        }
        account.createdBy(party.createdAtMillis());
        for (String id : party.devices()) {
            account.uses(devices.computeIfAbsent(id, Device::new));
        }
        stay(account, Place.NETWORK, party.network());
        stay(account, Place.HOME, party.household());
        return account;
    }

    /** Notes a place; the letter keeps networks and addresses of the same name apart. */
    void stay(Account account, char kind, String id) {
        if (!id.isEmpty()) {
            account.stays(places.computeIfAbsent(kind + id, Place::new));
        }
    }

    Edge add(Acceptance acceptance, Account inviter, Account friend) {
        Edge edge = new Edge(acceptance, inviter, friend);
        if (inviter.given().size() == Account.MOST_GIVEN) {
            inviter.given().removeFirst();
        }
        inviter.given().add(edge);
        if (friend.taken().size() == Account.MOST_TAKEN) {
            friend.taken().removeFirst();
        }
        friend.taken().add(edge);
        inviter.activate();
        friend.activate();
        if (newest != null) {
            newest.before(edge);
        }
        newest = edge;
        edges.add(edge);
        activity.accepted(edge);
        return edge;
    }

    /** Forgets what is too much; called when nothing is being looked at. */
    void trim() {
        while (edges.size() > bounds.acceptances()) {
            activity.forgotten(edges.getFirst());
            unlink(edges.removeFirst());
        }
        Iterator<Account> eldest = accounts.values().iterator();
        while (accounts.size() > bounds.people()) {
            Account account = eldest.next();
            eldest.remove();
            forget(account);
        }
    }

    /** Whether the account was seen before, on these devices and in these places. */
    boolean knows(Party party) {
        Account account = accounts.get(party.person());
        return account != null
                && party.devices().stream()
                        .allMatch(id -> account.devices().contains(devices.get(id)))
                && isIn(account, Place.NETWORK, party.network())
                && isIn(account, Place.HOME, party.household());
    }

    private boolean isIn(Account account, char kind, String id) {
        return id.isEmpty() || account.places().contains(places.get(kind + id));
    }

    /** Forgets a person, and every acceptance that names them. */
    void forget(String person) {
        Account account = accounts.remove(person);
        if (account != null) {
            forget(account);
            edges.removeIf(edge -> edge.inviter() == account || edge.friend() == account);
        }
    }

    private static void unlink(Edge edge) {
        edge.inviter().given().remove(edge);
        edge.friend().taken().remove(edge);
    }

    private void forget(Account account) {
        for (Edge edge : account.given()) {
            edge.settle();
            edge.friend().taken().remove(edge);
        }
        for (Edge edge : account.taken()) {
            edge.settle();
            edge.inviter().given().remove(edge);
        }
        velocity.forget(account);
        List<Device> used = List.copyOf(account.devices());
        List<Place> stayed = List.copyOf(account.places());
        account.forget();
        used.stream().filter(Device::isEmpty).forEach(device -> devices.remove(device.id()));
        stayed.stream().filter(Place::isEmpty).forEach(place -> places.remove(place.id()));
    }
}
