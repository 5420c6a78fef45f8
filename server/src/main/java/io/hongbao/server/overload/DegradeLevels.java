package io.hongbao.server.overload;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Which degrade levels are engaged, by whom and why. An operator's word holds until the operator
 * takes it back, and {@link OperatorWords} keeps it over a restart; left to itself, a level follows
 * the pressure, with hysteresis.
 */
public final class DegradeLevels {

    /** So long must the pressure last before a level engages by itself. */
    static final long ENGAGE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** So long must there be room before a level lets go by itself. */
    static final long LET_GO_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Who engages a level when no operator does. */
    public static final String ITSELF = "itself";

    /** What an operator says about a level. */
    public enum Word {
        /** It follows the pressure. */
        AUTO,
        /** It is engaged. */
        ON,
        /** It is not engaged, whatever the pressure. */
        OFF;

        /** As answers name it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of that name. */
        public static Optional<Word> of(String word) {
            for (Word one : values()) {
                if (one.word().equals(word)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * How a level stands.
     *
     * @param engaged whether it is
     * @param word what an operator said
     * @param by who brought it there: an operator's name, or {@link #ITSELF}
     * @param reason why
     * @param sinceMillis since when, by the machine's clock; 0 when nothing happened yet
     */
    public record Standing(
            DegradeLevel level,
            boolean engaged,
            Word word,
            String by,
            String reason,
            long sinceMillis) {}

    private final Map<DegradeLevel, Standing> standings = new EnumMap<>(DegradeLevel.class);
    private final Map<DegradeLevel, Long> turnsSinceNanos = new EnumMap<>(DegradeLevel.class);
    private volatile Set<DegradeLevel> engaged = Set.of();

    public DegradeLevels() {
        for (DegradeLevel level : DegradeLevel.values()) {
            standings.put(level, new Standing(level, false, Word.AUTO, ITSELF, "", 0));
        }
    }

    /** Whether a level is engaged. Costs nothing: it is asked for each request. */
    public boolean isEngaged(DegradeLevel level) {
        return engaged.contains(level);
    }

    /** How all levels stand. */
    public synchronized List<Standing> standings() {
        return List.copyOf(standings.values());
    }

    /** An operator says what is to be with a level. */
    public synchronized Standing say(
            DegradeLevel level, Word word, String by, String reason, long nowMillis) {
        Standing before = standing(level);
        turnsSinceNanos.remove(level);
        boolean engages = word == Word.ON || (word == Word.AUTO && before.engaged());
        return stand(new Standing(level, engages, word, by, reason, nowMillis));
    }

    /**
     * Looks at the pressure; to be called once or twice a second.
     *
     * @param usedPercent how much of the limit is used, in percent
     * @return the levels that changed by themselves
     */
    public synchronized List<Standing> look(int usedPercent, long nowNanos, long nowMillis) {
        List<Standing> changed = new ArrayList<>();
        for (DegradeLevel level : DegradeLevel.values()) {
            Standing now = standing(level);
            boolean turns =
                    now.word() == Word.AUTO
                            && (now.engaged()
                                    ? usedPercent <= level.letsGoAtPercent()
                                    : usedPercent >= level.engagesAtPercent());
            if (!turns) {
                turnsSinceNanos.remove(level);
                continue;
            }
            long sinceNanos = turnsSinceNanos.computeIfAbsent(level, _ -> nowNanos);
            if (nowNanos - sinceNanos >= (now.engaged() ? LET_GO_NANOS : ENGAGE_NANOS)) {
                turnsSinceNanos.remove(level);
                changed.add(
                        stand(
                                new Standing(
                                        level,
                                        !now.engaged(),
                                        Word.AUTO,
                                        ITSELF,
                                        reason(usedPercent),
                                        nowMillis)));
            }
        }
        return changed;
    }

    private static String reason(int usedPercent) {
        return String.format(Locale.ROOT, "%d %% of the limit is used", usedPercent);
    }

    private Standing standing(DegradeLevel level) {
        return Objects.requireNonNull(standings.get(level));
    }

    private Standing stand(Standing standing) {
        standings.put(standing.level(), standing);
        engaged =
                standings.values().stream()
                        .filter(Standing::engaged)
                        .map(Standing::level)
                        .collect(Collectors.toUnmodifiableSet());
        return standing;
    }
}
