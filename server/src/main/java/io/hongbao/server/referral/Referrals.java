package io.hongbao.server.referral;

import io.hongbao.core.UserId;
import io.hongbao.server.trace.Trace;
import io.hongbao.server.trace.TraceSubscriber;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Attribution, live: every campaign's, from the traces. */
public final class Referrals implements TraceSubscriber {

    private final Map<String, CampaignReferrals> byCampaign = new ConcurrentSkipListMap<>();
    private final Set<Metered> metered = ConcurrentHashMap.newKeySet();
    private final Function<String, ZoneId> zoneOf;
    private final LongSupplier clock;
    private final MeterRegistry registry;
    private volatile boolean catchingUp = true;

    private record Metered(String campaign, Trace.Way way) {}

    /**
     * @param zoneOf in which a campaign's days begin
     * @param clock campaign time
     */
    public Referrals(Function<String, ZoneId> zoneOf, LongSupplier clock, MeterRegistry registry) {
        this.zoneOf = zoneOf;
        this.clock = clock;
        this.registry = registry;
    }

    @Override
    public void happened(Trace trace) {
        CampaignReferrals of = byCampaign.computeIfAbsent(trace.campaign(), this::begin);
        of.happened(trace);
        switch (trace) {
            case Trace.Shared it -> meter(it.campaign(), it.way(), of);
            case Trace.Opened it -> meter(it.campaign(), it.way(), of);
            case Trace.Installed it -> meter(it.campaign(), it.way(), of);
            case Trace.Accepted it -> meter(it.campaign(), it.way(), of);
            case Trace.Ordered _, Trace.Reported _ -> {
                // Come by no way of their own.
            }
        }
    }

    private CampaignReferrals begin(String campaign) {
        CampaignReferrals made = new CampaignReferrals(zoneOf.apply(campaign), Tree.MOST);
        Gauge.builder(
                        "hongbao.referral.k",
                        made,
                        of ->
                                Optional.ofNullable(of.spread(clock.getAsLong()).get(""))
                                        .map(all -> all.k().orElse(0))
                                        .orElse(0.0))
                .description("Acceptances per active person in the last seven days")
                .tag("campaign", campaign)
                .register(registry);
        Gauge.builder("hongbao.referral.cycle.seconds", made, of -> of.cycle().median().orElse(0))
                .description("Median time from an acceptance to the first friend's")
                .tag("campaign", campaign)
                .register(registry);
        return made;
    }

    private void meter(String campaign, Trace.Way way, CampaignReferrals of) {
        Metered one = new Metered(campaign, way);
        if (metered.contains(one) || !of.knows(way)) {
            return;
        }
        metered.add(one);
        for (Step step : Step.values()) {
            Gauge.builder(
                            "hongbao.invite.steps",
                            of,
                            all -> all.count(way.form(), way.channel().name(), step))
                    .description("Steps of invites, by form and channel")
                    .tag("campaign", campaign)
                    .tag("channel", way.channel().name())
                    .tag("form", way.form().id())
                    .tag("step", step.word())
                    .register(registry);
        }
    }

    @Override
    public void caughtUp() {
        catchingUp = false;
    }

    @Override
    public void forgotten(UserId person, UserId instead) {
        byCampaign.values().forEach(one -> one.forgotten(person, instead));
    }

    /** Whether traces of before the start are still being read. */
    public boolean isCatchingUp() {
        return catchingUp;
    }

    CampaignReferrals of(String campaign) {
        CampaignReferrals known = byCampaign.get(campaign);
        return known == null ? new CampaignReferrals(zoneOf.apply(campaign), 1) : known;
    }

    long nowMillis() {
        return clock.getAsLong();
    }
}
