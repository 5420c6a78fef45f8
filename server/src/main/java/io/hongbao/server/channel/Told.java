package io.hongbao.server.channel;

import io.hongbao.channel.BinaryMoment;
import io.hongbao.channel.ChannelForm;
import io.hongbao.channel.ChannelStatus;
import io.hongbao.channel.HealthEvent;
import io.hongbao.channel.Standing;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.notice.Notice;
import io.hongbao.server.notice.Notices;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Turns what is concluded about channels into moments, notices and metrics. */
public final class Told {

    private static final Logger LOG = Logger.getLogger(Told.class);

    private final Moments moments;
    private final Notices notices;
    private final MeterRegistry registry;
    private final Function<String, ZoneId> zoneOf;
    private final MultiGauge away;
    private final MultiGauge ratios;
    private final MultiGauge overdue;
    private final Map<String, List<MultiGauge.Row<?>>> awayRows = new TreeMap<>();
    private final Map<String, List<MultiGauge.Row<?>>> ratioRows = new TreeMap<>();
    private final Map<String, List<MultiGauge.Row<?>>> overdueRows = new TreeMap<>();

    /**
     * @param zoneOf the zone of a campaign's times
     */
    public Told(
            Moments moments,
            Notices notices,
            MeterRegistry registry,
            Function<String, ZoneId> zoneOf) {
        this.moments = moments;
        this.notices = notices;
        this.registry = registry;
        this.zoneOf = zoneOf;
        this.away =
                MultiGauge.builder("hongbao.channel.away")
                        .description("1 where another form than the usual one is recommended")
                        .register(registry);
        this.ratios =
                MultiGauge.builder("hongbao.channel.opens.per.share")
                        .description("Opens per share of the last hour, and what is usual")
                        .register(registry);
        this.overdue =
                MultiGauge.builder("hongbao.channel.canaries.overdue")
                        .description("1 where a canary is expected and does not come")
                        .register(registry);
    }

    ZoneId zone(String campaign) {
        return zoneOf.apply(campaign);
    }

    private String time(String campaign, long atMillis) {
        return Rfc3339.of(atMillis, zone(campaign));
    }

    /** Records and tells it. What cannot be recorded is told all the same. */
    void tell(String campaign, HealthEvent event) {
        try {
            record(campaign, event);
        } catch (UncheckedIOException e) {
            LOG.errorf("a moment could not be kept: %s", e.getMessage());
        }
        Notice notice = notice(campaign, event);
        LOG.warnf("campaign %s: %s", campaign, notice.text());
        notices.tell(notice);
    }

    private void record(String campaign, HealthEvent event) {
        switch (event) {
            case HealthEvent.Alarm it -> {
                registry.counter(
                                "hongbao.channel.alarms",
                                "campaign",
                                campaign,
                                "channel",
                                it.channel(),
                                "form",
                                it.pair().form().word())
                        .increment();
                moments.add(
                        campaign,
                        new Moment(
                                it.momentId(),
                                it.sinceMillis(),
                                Moment.OPEN,
                                Moment.Kind.BLOCK,
                                it.pair() + ": " + it.evidence(),
                                Moment.SERVER,
                                new Moment.Found(
                                        it.channel(),
                                        it.pair().form().word(),
                                        it.source().name().toLowerCase(Locale.ROOT))));
            }
            case HealthEvent.Recovered it -> moments.end(campaign, it.momentId(), it.atMillis());
            case HealthEvent.MomentDecided it ->
                    moments.add(
                            campaign,
                            Moment.of(
                                    it.momentId(),
                                    it.atMillis(),
                                    Moment.OPEN,
                                    Moment.Kind.NOTE,
                                    decided(it),
                                    Moment.SERVER));
            case HealthEvent.Switched _, HealthEvent.PinChanged _ -> {
                // Follow from a moment, or from an operator who is in the audit log.
            }
        }
    }

    private static String decided(HealthEvent.MomentDecided it) {
        String first =
                it.channel()
                        + (it.lifted() ? " is as usual in time: " : " is not as usual in time: ");
        return first
                + switch (it.action()) {
                    case BinaryMoment.Tell tell -> tell.text();
                    case BinaryMoment.SwitchForm to ->
                            to.channel() + " is pinned to " + to.form().word();
                };
    }

    private Notice notice(String campaign, HealthEvent event) {
        Map<String, String> details = new TreeMap<>();
        details.put("channel", event.channel());
        String kind;
        String text;
        switch (event) {
            case HealthEvent.Alarm it -> {
                kind = "channel_alarm";
                text = it.pair() + " seems blocked: " + it.evidence();
                details.put("moment", it.momentId());
                details.put("form", it.pair().form().word());
                details.put("source", it.source().name().toLowerCase(Locale.ROOT));
                details.put("since", time(campaign, it.sinceMillis()));
            }
            case HealthEvent.Switched it -> {
                kind = "channel_switched";
                text =
                        it.channel()
                                + " recommends "
                                + it.to().word()
                                + " instead of "
                                + it.from().word()
                                + ": "
                                + it.why();
                if (!it.momentId().isEmpty()) {
                    details.put("moment", it.momentId());
                }
                details.put("from", it.from().word());
                details.put("to", it.to().word());
            }
            case HealthEvent.Recovered it -> {
                kind = "channel_recovered";
                text = it.pair() + " works again: " + it.evidence();
                details.put("moment", it.momentId());
                details.put("form", it.pair().form().word());
            }
            case HealthEvent.PinChanged it -> {
                boolean pinned = it.now() instanceof Standing.Pinned;
                kind = pinned ? "channel_pinned" : "channel_unpinned";
                text =
                        it.channel()
                                + (pinned ? " is pinned to " : " is free again, and recommends ")
                                + it.now().form().word()
                                + ": "
                                + it.now().why();
                details.put("form", it.now().form().word());
            }
            case HealthEvent.MomentDecided it -> {
                kind = "moment_decided";
                text = decided(it);
                details.put("moment", it.momentId());
                details.put("lifted", Boolean.toString(it.lifted()));
            }
        }
        return Notice.of(kind, campaign, time(campaign, event.atMillis()), text, details);
    }

    /** Tells that a canary has fallen silent. */
    void overdue(String campaign, ChannelForm pair, Canaries canaries, long nowMillis) {
        String last =
                canaries.last(pair)
                        .map(word -> "the last one came at " + time(campaign, word.atMillis()))
                        .orElse("none has come yet");
        Notice notice =
                Notice.of(
                        "canary_overdue",
                        campaign,
                        time(campaign, nowMillis),
                        "no canary of "
                                + pair
                                + " has come, though one is expected every "
                                + canaries.everyMinutes(pair).orElse(0)
                                + " min; "
                                + last,
                        Map.of("channel", pair.channel(), "form", pair.form().word()));
        LOG.warnf("campaign %s: %s", campaign, notice.text());
        notices.tell(notice);
    }

    /** Lets the metrics show how a campaign's channels are now. */
    void measure(String campaign, Watched of, long nowMillis) {
        List<MultiGauge.Row<?>> forms = new ArrayList<>();
        List<MultiGauge.Row<?>> ratio = new ArrayList<>();
        for (String channel : of.health().channels()) {
            ChannelStatus status = of.health().status(channel);
            Tags tags = Tags.of("campaign", campaign, "channel", channel);
            boolean usual = status.standing() instanceof Standing.Usual;
            forms.add(MultiGauge.Row.of(tags, usual ? 0 : 1));
            for (ChannelStatus.OfForm form : status.forms()) {
                Tags pair = tags.and("form", form.form().word());
                long shares = form.lastHour().shares();
                double now = shares == 0 ? 0 : (double) form.lastHour().opens() / shares;
                ratio.add(MultiGauge.Row.of(pair.and("of", "last_hour"), now));
                ratio.add(MultiGauge.Row.of(pair.and("of", "usual"), form.opensPerShare()));
            }
        }
        List<MultiGauge.Row<?>> silent = new ArrayList<>();
        for (ChannelForm pair : of.canaries().pairs()) {
            silent.add(
                    MultiGauge.Row.of(
                            Tags.of(
                                    "campaign",
                                    campaign,
                                    "channel",
                                    pair.channel(),
                                    "form",
                                    pair.form().word()),
                            of.canaries().isOverdue(pair, nowMillis) ? 1 : 0));
        }
        put(away, awayRows, campaign, forms);
        put(ratios, ratioRows, campaign, ratio);
        put(overdue, overdueRows, campaign, silent);
    }

    /** A gauge shows all campaigns' rows or none. */
    private static void put(
            MultiGauge gauge,
            Map<String, List<MultiGauge.Row<?>>> all,
            String campaign,
            List<MultiGauge.Row<?>> rows) {
        all.put(campaign, rows);
        List<MultiGauge.Row<?>> together = new ArrayList<>();
        all.values().forEach(together::addAll);
        gauge.register(together, true);
    }
}
