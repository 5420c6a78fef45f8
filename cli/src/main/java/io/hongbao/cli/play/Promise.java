package io.hongbao.cli.play;

import java.util.List;

/**
 * One promise, and whether it was kept.
 *
 * @param name what it is about
 * @param kept whether it held
 * @param evidence the figures, for people
 */
public record Promise(String name, boolean kept, String evidence) {

    public static boolean allKept(List<Promise> promises) {
        return promises.stream().allMatch(Promise::kept);
    }
}
