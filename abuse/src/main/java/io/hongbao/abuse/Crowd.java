package io.hongbao.abuse;

import java.util.ArrayList;
import java.util.List;

/**
 * The accounts that hang together by devices, around one account: those on its devices, those on
 * their devices, and so on. A family on a few devices is one; so is a farm.
 *
 * @param accounts at most 64
 * @param devices how many devices they used
 * @param related whether most of them were invited from among them, or by one and the same: people
 *     who merely pass by a shop's tablet are not
 * @param busiest the most accounts on one device
 */
record Crowd(List<Account> accounts, int devices, boolean related, int busiest) {
    private static final int MOST = 64;
    private static final double SLACK = 50;
    private static final double PER_ACCOUNT = 10;
    private static final int LEAST_INVITED = 3;

    /**
     * @param walk a number that no walk had before
     */
    static Crowd around(Account start, long walk) {
        List<Account> found = new ArrayList<>(4);
        start.mark(walk);
        found.add(start);
        int devices = 0;
        int busiest = 0;
        for (int i = 0; i < found.size() && found.size() < MOST; i++) {
            for (Device device : found.get(i).devices()) {
                if (!device.mark(walk)) {
                    continue;
                }
                devices++;
                busiest = Math.max(busiest, device.accounts().size());
                for (Account other : device.accounts()) {
                    if (found.size() < MOST && other.mark(walk)) {
                        found.add(other);
                    }
                }
            }
        }
        return new Crowd(found, devices, found.size() > 1 && related(found, walk), busiest);
    }

    private static boolean related(List<Account> accounts, long walk) {
        int tied = 0;
        int invited = 0;
        for (Account account : accounts) {
            if (!account.taken().isEmpty()) {
                invited++;
                Account inviter = account.taken().getLast().inviter();
                tied += inviter.isMarked(walk) || invitesAnother(inviter, account, walk) ? 1 : 0;
            }
        }
        return invited >= LEAST_INVITED && tied * 3 >= invited * 2;
    }

    private static boolean invitesAnother(Account inviter, Account than, long walk) {
        for (Edge edge : inviter.given()) {
            if (edge.friend() != than && edge.friend().isMarked(walk)) {
                return true;
            }
        }
        return false;
    }

    /** How many accounts there are more than a household's, however one counts. */
    private int excess(int householdPeople) {
        if (!related || accounts.size() <= householdPeople) {
            return 0;
        }
        // Everybody in a household may use every device; beyond that, each device is one person's.
        int beyondDevices = accounts.size() - devices - (householdPeople - 1);
        return Math.max(0, Math.max(beyondDevices, busiest - householdPeople));
    }

    boolean isFarm(int householdPeople) {
        return excess(householdPeople) > 0;
    }

    /** What the number of accounts weighs. */
    double weight(int householdPeople) {
        int excess = excess(householdPeople);
        return excess == 0 ? 0 : SLACK + PER_ACCOUNT * excess;
    }
}
