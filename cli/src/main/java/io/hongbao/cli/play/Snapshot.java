package io.hongbao.cli.play;

import io.hongbao.rehearsal.CrowdCount;
import io.hongbao.rehearsal.LoadResult;

/**
 * One look at a load under way.
 *
 * @param clock the time of the day that is being played, such as {@code 10:07 on the day}
 * @param claimsPerSecond claims answered, over the time since the look before
 * @param load what was sent and answered, with the latencies since the look before
 * @param crowd what people hold
 * @param totals what the server says
 */
public record Snapshot(
        String clock, double claimsPerSecond, LoadResult load, CrowdCount crowd, Totals totals) {}
