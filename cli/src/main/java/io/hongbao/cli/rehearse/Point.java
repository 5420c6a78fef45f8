package io.hongbao.cli.rehearse;

import io.hongbao.cli.play.OutletLoad;
import io.hongbao.cli.play.Totals;
import io.hongbao.rehearsal.Fate;
import io.hongbao.rehearsal.Latency;
import java.util.SortedMap;

/**
 * One point of a rehearsal's plots: what happened since the point before.
 *
 * @param atMillis when, from the beginning
 * @param minute which minute of the model that is
 * @param peoplePerSecond how many people came
 * @param answersPerSecond how many answers came, whatever they said
 * @param perSecond answers by fate
 * @param latencies by request kind
 * @param fates latencies by fate
 * @param refusedPerSecond refusals by request kind and code, such as {@code claim: overloaded}
 * @param placedPerSecond people who came out of the waiting room
 * @param waits how long those had waited
 * @param gaveUp people who have gone away so far before they were done
 * @param inFlight requests that wait for an answer
 * @param totals what the server said last of the campaign's money, since the beginning
 * @param outlets what it said last of the outlets
 * @param serverCores processors that the server used on average; 0 when that is not known
 * @param generatorCores the same of this process
 */
record Point(
        long atMillis,
        double minute,
        double peoplePerSecond,
        double answersPerSecond,
        SortedMap<Fate, Double> perSecond,
        SortedMap<String, Latency> latencies,
        SortedMap<Fate, Latency> fates,
        SortedMap<String, Double> refusedPerSecond,
        double placedPerSecond,
        Latency waits,
        long gaveUp,
        long inFlight,
        Totals totals,
        OutletLoad outlets,
        double serverCores,
        double generatorCores) {}
