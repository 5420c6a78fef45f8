package io.hongbao.server.referral;

import io.hongbao.core.UserId;
import io.hongbao.server.trace.Trace;
import io.hongbao.share.Channel;
import io.hongbao.share.ShareForm;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of one campaign's invites: the funnel by form and channel, the K factor, the cycle time
 * and the tree. What it holds is bounded. Thread-safe.
 *
 * <p><b>K factor.</b> Invites sent per active person, times acceptances per invite sent; which is
 * acceptances per active person. Both are counted over the same {@value #WINDOW_DAYS} campaign
 * days, today included: <i>active</i> is whoever shared, installed, accepted, ordered or reported
 * then (different people, with a standard error of 0.8 %), on whatever channel, so that the
 * channels' factors sum up to the campaign's. Above 1 every active person brings more than one
 * other.
 *
 * <p><b>Cycle time.</b> From a person's own acceptance to the first acceptance of their invite, of
 * those who have both; its median. Who has invited nobody yet is not in it, so it grows while a
 * campaign is young.
 */
final class CampaignReferrals {

    static final int WINDOW_DAYS = 7;

    /** How many forms on channels are told apart; what is more counts as "other". */
    static final int MOST_WAYS = 160;

    /**
     * How many of them opens may begin. Anybody can open a page with any channel in its address:
     * the rest is left to what people do who have signed in.
     */
    static final int MOST_OPENED_WAYS = MOST_WAYS / 2;

    private static final Comparator<Trace.Way> ORDER =
            Comparator.comparing((Trace.Way way) -> way.channel().name())
                    .thenComparing(Trace.Way::form);

    private final ZoneId zone;
    private final Tree tree;
    private final Map<Trace.Way, Integer> places = new LinkedHashMap<>();
    private final List<Trace.Way> ways = new ArrayList<>();
    private final List<StepCounts> counts = new ArrayList<>();
    private final SortedMap<LocalDate, Day> days = new TreeMap<>();
    private final Durations cycles = new Durations();
    private long orders;

    /** What K is made of, for a day. */
    private static final class Day {
        final Distinct active = new Distinct();
        final Distinct sharers = new Distinct();
        final SortedMap<String, long[]> sharesAndAcceptances = new TreeMap<>();
    }

    CampaignReferrals(ZoneId zone, int mostPeople) {
        this.zone = zone;
        this.tree = new Tree(mostPeople);
    }

    synchronized void happened(Trace trace) {
        switch (trace) {
            case Trace.Shared it -> {
                count(it.way(), Step.SHARES);
                Day day = active(it.atMillis(), it.inviter());
                day.sharers.add(it.inviter().mixed());
                ofChannel(day, it.way())[0]++;
            }
            case Trace.Opened it -> count(it.way(), Step.OPENS);
            case Trace.Installed it -> {
                count(it.way(), Step.INSTALLS);
                active(it.atMillis(), it.friend());
            }
            case Trace.Accepted it -> accepted(it);
            case Trace.Ordered it -> {
                orders++;
                active(it.atMillis(), it.user());
                tree.ordered(it.user()).ifPresent(way -> counts.get(way).count(Step.FIRST_ORDERS));
            }
            case Trace.Reported it -> active(it.atMillis(), it.user());
        }
    }

    private void accepted(Trace.Accepted it) {
        int way = count(it.way(), Step.ACCEPTANCES);
        if (it.inviterRewarded()) {
            count(it.way(), Step.REWARDED);
        }
        Day day = active(it.atMillis(), it.friend());
        ofChannel(day, it.way())[1]++;
        tree.accepted(it.inviter(), it.friend(), it.atMillis(), way).ifPresent(cycles::add);
    }

    private int count(Trace.Way way, Step step) {
        int place = place(way, step == Step.OPENS ? MOST_OPENED_WAYS : MOST_WAYS);
        counts.get(place).count(step);
        return place;
    }

    private int place(Trace.Way way, int most) {
        Integer known = places.get(way);
        if (known != null) {
            return known;
        }
        if (ways.size() >= most && !way.channel().equals(Channel.OTHER)) {
            return place(new Trace.Way(way.form(), Channel.OTHER), most);
        }
        int made = ways.size();
        places.put(way, made);
        ways.add(way);
        counts.add(new StepCounts());
        return made;
    }

    private Day active(long atMillis, UserId person) {
        LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(atMillis), zone);
        Day day = days.computeIfAbsent(date, _ -> new Day());
        if (days.size() > WINDOW_DAYS) {
            LocalDate first = days.lastKey().minusDays(WINDOW_DAYS - 1L);
            days.headMap(first).clear();
        }
        day.active.add(person.mixed());
        return day;
    }

    private long[] ofChannel(Day day, Trace.Way way) {
        String channel = ways.get(place(way, MOST_WAYS)).channel().name();
        return day.sharesAndAcceptances.computeIfAbsent(channel, _ -> new long[2]);
    }

    synchronized void forgotten(UserId person, UserId instead) {
        tree.rename(person, instead);
    }

    /** The funnel of one way. */
    record Funnel(Trace.Way way, StepCounts counts) {}

    /** All ways, by channel and form. */
    synchronized List<Funnel> funnels() {
        List<Funnel> all = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            all.add(new Funnel(ways.get(i), counts.get(i).copy()));
        }
        all.sort(Comparator.comparing(Funnel::way, ORDER));
        return all;
    }

    /** Whether it is told apart, and not one of the others. */
    synchronized boolean knows(Trace.Way way) {
        return places.containsKey(way);
    }

    /** One step, by one way; for metrics. */
    synchronized long count(ShareForm form, String channel, Step step) {
        Integer place = places.get(new Trace.Way(form, new Channel(channel)));
        return place == null ? 0 : counts.get(place).of(step);
    }

    /**
     * The K factor and its parts, of one channel or of all.
     *
     * @param k empty while nobody is active
     */
    record Spread(long active, long sharers, long shares, long acceptances, OptionalDouble k) {}

    /** Of all channels, under the empty name, and of each. */
    synchronized SortedMap<String, Spread> spread(long nowMillis) {
        LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(nowMillis), zone);
        List<Day> window = List.copyOf(days.tailMap(today.minusDays(WINDOW_DAYS - 1L)).values());
        long active = Distinct.of(window.stream().map(day -> day.active).toList());
        long sharers = Distinct.of(window.stream().map(day -> day.sharers).toList());
        SortedMap<String, long[]> sums = new TreeMap<>();
        sums.put("", new long[2]);
        for (Day day : window) {
            day.sharesAndAcceptances.forEach((channel, both) -> {
                for (String to : List.of("", channel)) {
                    long[] sum = sums.computeIfAbsent(to, _ -> new long[2]);
                    sum[0] += both[0];
                    sum[1] += both[1];
                }
            });
        }
        SortedMap<String, Spread> spreads = new TreeMap<>();
        sums.forEach((channel, sum) ->
                spreads.put(
                        channel,
                        new Spread(
                                active,
                                sharers,
                                sum[0],
                                sum[1],
                                active == 0
                                        ? OptionalDouble.empty()
                                        : OptionalDouble.of((double) sum[1] / active))));
        return spreads;
    }

    /**
     * The cycle time's quantiles, in seconds.
     *
     * @param people how many it is taken from
     */
    record Cycle(long people, OptionalLong tenth, OptionalLong median, OptionalLong ninth) {}

    synchronized Cycle cycle() {
        return new Cycle(
                cycles.count(),
                cycles.quantileSeconds(0.1),
                cycles.quantileSeconds(0.5),
                cycles.quantileSeconds(0.9));
    }

    /**
     * The tree as a whole.
     *
     * @param leftOut people who were one too many
     * @param orders of whomever, also of those whom nobody invited
     */
    record Summary(Tree.Shape shape, int people, long leftOut, long circles, long orders) {}

    synchronized Summary summary(int roots) {
        return new Summary(tree.shape(roots), tree.size(), tree.leftOut(), tree.circles(), orders);
    }

    synchronized List<Tree.Node> below(UserId person, int depth, int nodes) {
        return tree.below(person, depth, nodes);
    }

    synchronized Trace.Way way(int place) {
        return ways.get(place);
    }
}
