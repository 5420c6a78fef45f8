package io.hongbao.core.campaign;

import io.hongbao.core.Require;
import java.util.List;

/**
 * A dated phase of a campaign with its own prizes.
 *
 * @param id 1-40 of {@code [a-z0-9-]}, unique in the campaign
 * @param window when it is open; waves do not overlap
 * @param prizes ids of its prizes, in the order in which a claim without a wish tries them
 * @param caps how many envelopes of this wave one person may get
 * @param limit how many envelopes of this wave may be granted in all; {@link Prize#UNLIMITED} for
 *     no limit
 */
public record Wave(String id, Window window, List<String> prizes, PersonCaps caps, long limit) {

    public Wave {
        prizes = List.copyOf(prizes);
        Require.inRange(id.length(), 1, 40, "wave id length");
        Require.that(!prizes.isEmpty(), "wave " + id + " must have a prize");
        Require.inRange(limit, 1, Prize.UNLIMITED, "wave " + id + " limit");
    }
}
