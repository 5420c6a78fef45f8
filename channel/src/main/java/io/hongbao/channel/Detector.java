package io.hongbao.channel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the channels and forms of which fewer invites are opened, or accepted, than is usual, given
 * how the siblings do: for each ratio of each pair a CUSUM for drops of 50 to 95 %, and a look at
 * the last half hour for drops of 30 %.
 *
 * <p>docs/channels.md has the arithmetic and the sources. Deterministic; time comes in as minutes
 * that are over. Not thread-safe.
 */
public final class Detector {
    private final Counts counts;
    private final SortedMap<ChannelForm, Map<Ratio, RatioWatch>> watches =
            new TreeMap<>(Counts.ORDER);
    private final Map<Ratio, Lags> lags = new EnumMap<>(Ratio.class);
    private final Map<Ratio, DayCurve> days = new EnumMap<>(Ratio.class);
    private final Map<Ratio, Siblings> siblings = new EnumMap<>(Ratio.class);

    /**
     * @param counts what is counted elsewhere, read here
     */
    Detector(Counts counts) {
        this.counts = counts;
        for (Ratio ratio : Ratio.values()) {
            lags.put(ratio, new Lags(ratio));
            days.put(ratio, new DayCurve());
            siblings.put(ratio, new Siblings());
        }
    }

    /**
     * Takes in a minute that is over.
     *
     * @param minute since 1970, one more than the last time
     */
    List<Finding> minuteOver(long minute) {
        // Not one share, open or report anywhere: the counting stood still, not a channel.
        boolean silent =
                counts.pairs().stream()
                        .allMatch(pair -> counts.at(pair, minute).equals(MinuteCounts.NONE));
        for (ChannelForm pair : counts.pairs()) {
            watches.computeIfAbsent(pair, this::watch)
                    .values()
                    .forEach(watch -> watch.count(minute, counts.at(pair, minute), !silent));
        }
        if (silent) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (Ratio ratio : Ratio.values()) {
            Siblings told = of(siblings, ratio);
            told.begin(minute);
            watches.values().forEach(both -> of(both, ratio).tell(told, minute));
            for (Map<Ratio, RatioWatch> both : watches.values()) {
                of(both, ratio).judge(minute, told).ifPresent(findings::add);
            }
            of(lags, ratio).minutePassed();
        }
        return findings;
    }

    private Map<Ratio, RatioWatch> watch(ChannelForm pair) {
        Map<Ratio, RatioWatch> both = new EnumMap<>(Ratio.class);
        for (Ratio ratio : Ratio.values()) {
            both.put(ratio, new RatioWatch(pair, ratio, of(lags, ratio), of(days, ratio)));
        }
        return both;
    }

    private static <T> T of(Map<Ratio, T> all, Ratio ratio) {
        return java.util.Objects.requireNonNull(all.get(ratio), "every ratio has one");
    }

    /**
     * From now on the pair is watched for its recovery.
     *
     * @param shows the ratio that will show it
     * @param left the share of what is expected that still comes
     */
    void block(ChannelForm pair, Ratio shows, double left) {
        watches.computeIfAbsent(pair, this::watch)
                .forEach((ratio, watch) -> watch.block(ratio == shows, left));
    }

    void unblock(ChannelForm pair) {
        watches.computeIfAbsent(pair, this::watch).values().forEach(RatioWatch::unblock);
    }

    /** Takes what is now for usual: everything learned about the pair is forgotten. */
    void relearn(ChannelForm pair) {
        watches.put(pair, watch(pair));
    }

    /** From 0 to 1: how near an alarm the pair is; 0 while it is blocked or not known. */
    double suspicion(ChannelForm pair) {
        return watches.getOrDefault(pair, Map.of()).values().stream()
                .mapToDouble(RatioWatch::suspicion)
                .max()
                .orElse(0);
    }

    /** What is usual: outcomes per cause; 0 while that is not known. */
    double usual(ChannelForm pair, Ratio ratio) {
        RatioWatch watch = watches.getOrDefault(pair, Map.of()).get(ratio);
        return watch != null && watch.known() ? watch.perCause() : 0;
    }
}
