package io.hongbao.core.campaign;

import io.hongbao.core.Person;
import java.util.List;

/**
 * Who may get something. All rules must hold.
 *
 * @param audience new people, returning people, or anyone
 * @param regions region codes, of which one must be the person's or its prefix ({@code CN} admits
 *     {@code CN-31}); empty admits all
 * @param minimumAppVersion dotted numbers, compared number by number; empty admits all
 */
public record Eligibility(Audience audience, List<String> regions, String minimumAppVersion) {

    public static final Eligibility ANYONE = new Eligibility(Audience.ANYONE, List.of(), "");

    /** Which people, by whether the app knew them before. */
    public enum Audience {
        ANYONE,
        NEW,
        RETURNING
    }

    public Eligibility {
        regions = List.copyOf(regions);
    }

    public boolean admitsAudience(Person person) {
        return switch (audience) {
            case ANYONE -> true;
            case NEW -> person.newUser();
            case RETURNING -> !person.newUser();
        };
    }

    public boolean admitsRegion(Person person) {
        if (regions.isEmpty()) {
            return true;
        }
        for (String region : regions) {
            if (person.region().equals(region) || person.region().startsWith(region + "-")) {
                return true;
            }
        }
        return false;
    }

    public boolean admitsAppVersion(Person person) {
        return minimumAppVersion.isEmpty()
                || compareVersions(person.appVersion(), minimumAppVersion) >= 0;
    }

    /**
     * Compares dotted versions number by number; what is missing or no number counts as zero, an
     * empty version least.
     */
    static int compareVersions(String left, String right) {
        String[] lefts = left.split("\\.", -1);
        String[] rights = right.split("\\.", -1);
        for (int i = 0; i < Math.max(lefts.length, rights.length); i++) {
            int order = Long.compare(number(lefts, i), number(rights, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static long number(String[] parts, int index) {
        if (index >= parts.length || parts[index].isEmpty() || parts[index].length() > 9) {
            return 0;
        }
        long value = 0;
        for (char c : parts[index].toCharArray()) {
            if (c < '0' || c > '9') {
                return 0;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
