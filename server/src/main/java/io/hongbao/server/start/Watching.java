package io.hongbao.server.start;

import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.channel.ChannelWatch;
import io.hongbao.server.channel.Moments;
import io.hongbao.server.channel.Told;
import io.hongbao.server.durable.DurableFile;
import io.hongbao.server.notice.Notices;
import io.hongbao.server.notice.Outbox;
import io.hongbao.server.referral.Referrals;
import io.hongbao.server.trace.TraceLog;
import io.hongbao.server.trace.TraceSubscriber;
import io.hongbao.server.webhook.Connection;
import io.hongbao.server.webhook.WebhookClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The traces of invites with everything that follows them, and what tells operators of it. */
final class Watching implements AutoCloseable {

    /** How long the operator's address may take to answer. */
    private static final long TIMEOUT_MILLIS = 10_000;

    private final Campaigns campaigns;
    private final double speed;
    private final TraceLog traces;
    private final Referrals referrals;
    private final ChannelWatch channels;
    private final Moments moments;
    private final Notices notices;
    private final Optional<Connection> operator;
    private final List<Outbox> outboxes = new ArrayList<>();

    Watching(
            StartOptions options,
            Campaigns campaigns,
            CampaignClock clock,
            MeterRegistry registry) {
        Path data = options.dataDirectory();
        this.campaigns = campaigns;
        this.speed = options.speed();
        this.operator = options.watch().operator();
        this.traces =
                TraceLog.open(
                        data.resolve("traces"),
                        this::zone,
                        options.watch().keepTraces(),
                        TraceLog.SPARED_BYTES,
                        registry);
        this.notices = new Notices(registry);
        this.moments = Moments.in(data.resolve("moments.json"));
        this.referrals = new Referrals(this::zone, clock, registry);
        this.channels =
                new ChannelWatch(
                        data.resolve("channels"),
                        clock,
                        new Told(moments, notices, registry, this::zone));
        if (options.hasOwnTime()) {
            // What operators did may be later than the last entry of the journal.
            clock.noEarlierThan(channels.savedAtMillis());
        }
        operator.ifPresent(connection -> {
            WebhookClient client =
                    new WebhookClient(connection, TIMEOUT_MILLIS, System::currentTimeMillis);
            // In a folder of its own, which backups leave out: a restored server would tell old
            // news.
            Path folder = data.resolve("notices");
            DurableFile.makeFolder(folder);
            Outbox outbox = new Outbox(folder.resolve("outbox.ndjson"), client, registry);
            outboxes.add(outbox);
            if (notices.listen(outbox, "", outbox::put).isEmpty()) {
                throw new IllegalStateException("the first to listen finds room");
            }
        });
    }

    private ZoneId zone(String campaign) {
        return campaigns
                .find(campaign)
                .map(view -> view.terms().zone())
                .orElse(CampaignClock.zone());
    }

    /**
     * Begins to tell what was traced, before the start and from now on.
     *
     * @param others who need the traces too
     */
    void start(List<TraceSubscriber> others) {
        List<TraceSubscriber> all = new ArrayList<>(List.of(referrals, channels));
        all.addAll(others);
        traces.follow(all);
        channels.start(speed);
    }

    /** What an operator should know, one line each. */
    List<String> notices() {
        return operator
                .filter(Connection::isOpenToEavesdroppers)
                .map(connection ->
                        "Notices to the operator are signed but not encrypted: "
                                + connection.address()
                                + " is not https")
                .stream()
                .toList();
    }

    TraceLog traces() {
        return traces;
    }

    Referrals referrals() {
        return referrals;
    }

    ChannelWatch channels() {
        return channels;
    }

    Moments moments() {
        return moments;
    }

    /** What operators are told. */
    Notices told() {
        return notices;
    }

    @Override
    public void close() {
        channels.close();
        traces.close();
        outboxes.forEach(Outbox::close);
    }
}
