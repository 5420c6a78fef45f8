package io.hongbao.cli.rehearse;

import io.hongbao.cli.play.Totals;
import io.hongbao.rehearsal.CrowdCount;
import io.hongbao.rehearsal.Latency;
import io.hongbao.rehearsal.LoadResult;
import java.util.List;

/**
 * What one crowd on a stage came to, before anything is audited.
 *
 * @param waits how long people waited in the waiting room
 * @param totals what the server said of the campaign's money, since this crowd came
 * @param serverCpuMillis processor time of the server meanwhile; 0 when that is not known
 * @param generatorCpuMillis the same of this process
 */
record Played(
        LoadResult load,
        CrowdCount crowd,
        Latency waits,
        Totals totals,
        List<Point> points,
        Pace pace,
        long serverCpuMillis,
        long generatorCpuMillis) {

    Played {
        points = List.copyOf(points);
    }
}
