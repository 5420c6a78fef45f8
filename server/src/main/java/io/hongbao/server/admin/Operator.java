package io.hongbao.server.admin;

/**
 * Who calls an admin route.
 *
 * @param key their admin key
 * @param from their address
 */
record Operator(AdminKey key, String from) {

    String name() {
        return key.name();
    }
}
