package io.hongbao.core.campaign;

import java.util.Map;

/**
 * A dated annotation of a campaign: a gala, a holiday, an outage. Charts show it; it changes
 * nothing.
 */
public record Moment(String id, Window window, Map<String, String> names) {

    public Moment {
        names = Map.copyOf(names);
    }
}
