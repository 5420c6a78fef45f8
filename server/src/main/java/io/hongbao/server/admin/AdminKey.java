package io.hongbao.server.admin;

import io.hongbao.core.Require;
import java.util.Set;

/**
 * A named admin key, as it is stored: the key itself is known to its holder only.
 *
 * @param name who acts with it, 1-40 of {@code [A-Za-z0-9._-]}
 * @param hash SHA-256 of the key, lower-case hexadecimal. No salt and no slow hash: the key has 256
 *     random bits
 * @param roles what it is good for, at least one
 * @param createdAtMillis by the machine's clock
 */
public record AdminKey(String name, String hash, Set<Role> roles, long createdAtMillis) {

    public AdminKey {
        roles = Set.copyOf(roles);
        Require.that(
                name.matches("[A-Za-z0-9._-]{1,40}"),
                "an admin key's name has 1 to 40 of A-Z a-z 0-9 . _ -");
        Require.that(!roles.isEmpty(), "an admin key needs a role");
        Require.that(hash.length() == 64, "a hash has 64 hexadecimal digits");
    }

    /** Whether it has one of {@code wanted}; the admin role is good for everything. */
    public boolean mayActAs(Set<Role> wanted) {
        return roles.contains(Role.ADMIN) || wanted.stream().anyMatch(roles::contains);
    }
}
