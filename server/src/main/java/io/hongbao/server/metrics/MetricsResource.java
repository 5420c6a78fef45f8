package io.hongbao.server.metrics;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /q/metrics}: everything that is measured. */
@Path("/q/metrics")
public class MetricsResource {

    /** Prometheus' text format. */
    static final String TEXT = "text/plain;version=0.0.4;charset=utf-8";

    private final HostGauges gauges;
    private final OverloadGauges overload;

    MetricsResource(HostGauges gauges, OverloadGauges overload) {
        this.gauges = gauges;
        this.overload = overload;
    }

    @GET
    @Produces({TEXT, "*/*"})
    @Operation(hidden = true)
    public String metrics() {
        overload.bind();
        return gauges.scrape();
    }
}
