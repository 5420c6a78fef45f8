package io.hongbao.server.admin;

import java.util.Locale;
import java.util.Optional;

/** What an admin key may be good for. Every role may look at campaigns and their totals. */
public enum Role {
    /** Looks. */
    VIEWER,
    /** Reports what canaries find; for devices and scripts, whose keys are easily lost. */
    INTEGRATOR,
    /** Runs campaigns and helps people. */
    OPERATOR,
    /** Watches the money: exports the journal, voids vouchers, is a second person. */
    FINANCE,
    /** Everything, keys and backups included. */
    ADMIN;

    /** As the API writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role that the API writes as {@code word}. */
    public static Optional<Role> of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
