package io.hongbao.rehearsal;

/**
 * An invite that was handed on.
 *
 * @param inviter the user whose it is
 * @param code as people type it
 * @param path of its link, from the host on
 * @param friends how many are yet to come by it
 */
record Handed(String inviter, String code, String path, int friends) {

    Handed oneFewer() {
        return new Handed(inviter, code, path, friends - 1);
    }
}
