package io.hongbao.abuse;

import java.util.ArrayList;
import java.util.List;

/** A device, with the accounts that used it. */
final class Device {
    /** Of a device with more accounts than this, more need not be known. */
    private static final int MOST_ACCOUNTS = 64;

    private final String id;
    private final List<Account> accounts = new ArrayList<>(1);
    private int users;
    private long mark;

    Device(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** The first 64 of them. */
    List<Account> accounts() {
        return accounts;
    }

    void join(Account account) {
        users++;
        if (accounts.size() < MOST_ACCOUNTS) {
            accounts.add(account);
        }
    }

    void leave(Account account) {
        users--;
        accounts.remove(account);
    }

    boolean isEmpty() {
        return users == 0;
    }

    boolean mark(long walk) {
        if (mark == walk) {
            return false;
        }
        mark = walk;
        return true;
    }
}
