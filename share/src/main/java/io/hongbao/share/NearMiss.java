package io.hongbao.share;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which codes may have been meant by one that is nearly right. Only one mistake is thought of: a
 * symbol that looks or sounds like another, two neighbours swapped, one left out or one too many.
 * Nobody is asked which codes exist, so that the answer tells nothing about them.
 */
final class NearMiss {
    /** More suggestions than these help guessing more than typing. */
    static final int MOST = 5;

    /** Symbols that look alike in print or in writing. */
    private static final List<String> LOOK_ALIKE =
            List.of(
                    "0DQ", "17T", "2Z", "38B", "5S", "6G", "49A", "VWY", "MNW", "CG", "EF", "PR",
                    "KX", "HN");

    /** Symbols that sound alike in English or, the last three, as Chinese digits. */
    private static final List<String> SOUND_ALIKE =
            List.of("BCDEGPTVZ3", "MN", "FSX", "AHJK8", "KQ", "GJ", "17", "69", "4M");

    private final Set<ShortCode> found = new LinkedHashSet<>();

    private NearMiss() {}

    /** At most {@value #MOST}, the likeliest first. */
    static List<ShortCode> suggestions(Symbols symbols) {
        NearMiss miss = new NearMiss();
        if (symbols.unknown() > 1) {
            return List.of();
        }
        switch (symbols.length() - ShortCode.LENGTH) {
            case -1 -> miss.oneMissing(symbols);
            case 0 -> miss.oneWrong(symbols);
            case 1 -> miss.oneTooMany(symbols);
            default -> {}
        }
        return miss.found.stream().limit(MOST).toList();
    }

    private void oneWrong(Symbols symbols) {
        if (symbols.unknown() == 1) {
            // A U is in no code, so it is what is wrong; one symbol fits in its place.
            for (int i = 0; i < symbols.length(); i++) {
                if (symbols.at(i) == Symbols.UNKNOWN) {
                    add(symbols.with(i, fitting(symbols, i)));
                }
            }
            return;
        }
        alike(symbols, LOOK_ALIKE);
        for (int i = 0; i + 1 < symbols.length(); i++) {
            add(symbols.swapped(i));
        }
        alike(symbols, SOUND_ALIKE);
    }

    private void alike(Symbols symbols, List<String> groups) {
        for (int i = 0; i < symbols.length(); i++) {
            int fitting = fitting(symbols, i);
            if (areAlike(symbols.at(i), fitting, groups)) {
                add(symbols.with(i, fitting));
            }
        }
    }

    static boolean looksAlike(int left, int right) {
        return areAlike(left, right, LOOK_ALIKE);
    }

    static boolean soundsAlike(int left, int right) {
        return areAlike(left, right, SOUND_ALIKE);
    }

    private static boolean areAlike(int left, int right, List<String> groups) {
        char one = Symbols.letter(left);
        char other = Symbols.letter(right);
        return groups.stream()
                .anyMatch(group -> group.indexOf(one) >= 0 && group.indexOf(other) >= 0);
    }

    /** A doubled symbol typed once, a copy that lost its end or its start, then any other place. */
    private void oneMissing(Symbols symbols) {
        if (symbols.unknown() > 0) {
            return;
        }
        List<Symbols> others = new ArrayList<>();
        for (int i = 0; i <= symbols.length(); i++) {
            Symbols gap = symbols.withInserted(i, 0);
            int fitting = fitting(gap, i);
            Symbols filled = gap.with(i, fitting);
            if (i > 0 && symbols.at(i - 1) == fitting) {
                add(filled);
            } else if (i == symbols.length()) {
                others.addFirst(filled);
            } else {
                others.add(filled);
            }
        }
        others.forEach(this::add);
    }

    /** A symbol typed twice, then any other place. */
    private void oneTooMany(Symbols symbols) {
        for (int i = 1; i < symbols.length(); i++) {
            if (symbols.at(i) == symbols.at(i - 1)) {
                add(symbols.without(i));
            }
        }
        for (int i = symbols.length() - 1; i >= 0; i--) {
            add(symbols.without(i));
        }
    }

    /** The one symbol that makes the sum right at a place. */
    private static int fitting(Symbols symbols, int place) {
        int missing = Field32.timesPower(symbols.sum(), -place);
        return Math.max(symbols.at(place), 0) ^ missing;
    }

    private void add(Symbols symbols) {
        symbols.code().ifPresent(found::add);
    }
}
