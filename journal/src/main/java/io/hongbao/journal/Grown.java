package io.hongbao.journal;

import java.util.ArrayList;
import java.util.List;

/** Lists that grow while they are read. */
final class Grown {
    private Grown() {}

    /**
     * {@code list} and {@code added}; use it in place of {@code list}, which may change. Begin with
     * {@code List.of()}: most lists have one element or none, and for these no list is made that
     * would have to be copied.
     */
    static <T> List<T> list(List<T> list, T added) {
        if (list.isEmpty()) {
            return List.of(added);
        }
        List<T> more = list.size() == 1 ? new ArrayList<>(list) : list;
        more.add(added);
        return more;
    }
}
