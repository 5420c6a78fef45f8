package io.hongbao.server.start;

import io.hongbao.core.EntityKey;
import io.hongbao.embedded.DataDirectoryException;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.embedded.HostSettings;
import io.hongbao.server.admin.AdminKeys;
import io.hongbao.server.admin.AuditLog;
import io.hongbao.server.admin.JournalExport;
import io.hongbao.server.admin.Receipts;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignFiles;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.campaign.SteadyClock;
import io.hongbao.server.effect.EffectInbox;
import io.hongbao.server.landing.SealKey;
import io.hongbao.server.launch.Clearances;
import io.hongbao.server.metrics.BatchMetrics;
import io.hongbao.server.outlet.Outlets;
import io.hongbao.server.overload.PersonRates;
import io.hongbao.server.session.Identities;
import io.hongbao.server.session.NoIdentities;
import io.hongbao.server.session.PassKeys;
import io.hongbao.server.session.Passes;
import io.hongbao.server.session.People;
import io.hongbao.server.session.Revocations;
import io.hongbao.server.session.SandboxIdentities;
import io.hongbao.server.session.TokenIdentities;
import io.hongbao.server.webhook.Connection;
import io.hongbao.server.webhook.Party;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the data directory is opened for. Opened before the framework starts, so that
 * what is wrong with it is said in one line, and closed after the last answer.
 */
public final class Node implements AutoCloseable {

    private static volatile @Nullable Node opened;

    private final StartOptions options;
    private final PrometheusMeterRegistry registry;
    private final BatchMetrics batchMetrics;
    private final SteadyClock machineClock = SteadyClock.ofMachine();
    private final CampaignClock clock;
    private final EmbeddedHost host;
    private final Campaigns campaigns;
    private final CampaignFiles campaignFiles;
    private final Outlets outlets;
    private final PassKeys passKeys;
    private final SealKey sealKey;
    private final Revocations revocations;
    private final AdminKeys adminKeys;
    private final AuditLog auditLog;
    private final Receipts receipts;
    private final People people;
    private final Identities identities;
    private final PersonRates personRates;
    private final Clearances clearances;
    private final Outside outside;
    private final Watching watching;
    private final List<String> notices;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Node(StartOptions options) {
        this.options = options;
        this.identities = identities(options);
        this.clearances =
                new Clearances(
                        options.certifiers(),
                        options.isSandbox(),
                        ProductVersion.current(),
                        System::currentTimeMillis);
        this.personRates = new PersonRates(options.personRate(), System::nanoTime);
        Map<Party, Connection> connections = connections(options);
        this.clock =
                options.hasOwnTime()
                        ? CampaignClock.startingAt(
                                options.nowMillis(), options.speed(), machineClock)
                        : CampaignClock.real(machineClock);
        this.registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        this.batchMetrics = new BatchMetrics(registry);
        EffectInbox inbox = new EffectInbox();
        this.host =
                EmbeddedHost.open(
                        options.dataDirectory(),
                        HostSettings.defaults()
                                .withClock(clock)
                                .withMetrics(batchMetrics)
                                .withEffects(inbox)
                                .withProductVersion(ProductVersion.current()));
        if (options.hasOwnTime()) {
            clock.noEarlierThan(host.nowMillis());
        } else {
            machineClock.noEarlierThan(host.nowMillis());
        }
        try {
            JournalExport.deleteLeftovers(options.dataDirectory());
            Path secrets = options.dataDirectory().resolve("secrets");
            long nowMillis = machineClock.getAsLong();
            this.campaigns = new Campaigns(host, campaignIds(secrets));
            this.campaignFiles =
                    CampaignFiles.in(options.dataDirectory().resolve("campaign-files"));
            this.outlets = new Outlets(host, knownOutlets());
            this.passKeys = PassKeys.in(secrets.resolve("pass-keys"), nowMillis);
            this.sealKey = SealKey.in(secrets.resolve("seal-key"));
            this.revocations = Revocations.in(secrets.resolve("revocations"), nowMillis);
            this.adminKeys = AdminKeys.in(secrets.resolve("admin-keys"));
            this.auditLog = AuditLog.in(options.dataDirectory().resolve("audit-log.jsonl"));
            this.receipts = Receipts.in(secrets.resolve("receipts.jsonl"));
            this.people = People.in(secrets.resolve("erased"), host.pseudonyms()::of);
            this.outside =
                    new Outside(options, connections, inbox, host, clock, registry, this::isShadow);
            this.watching = new Watching(options, campaigns, clock, registry);
            this.notices =
                    Stream.of(outside.notices(), watching.notices(), new FirstSteps(this).take())
                            .flatMap(List::stream)
                            .toList();
        } catch (RuntimeException e) {
            host.close();
            throw e;
        }
    }

    /**
     * Opens everything.
     *
     * @throws StartRefused when something can't be used as it is
     */
    public static Node open(StartOptions options) {
        try {
            Node node = new Node(options);
            opened = node;
            return node;
        } catch (DataDirectoryException e) {
            throw new StartRefused(ExitCode.DATA_DIRECTORY, String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw new StartRefused(
                    ExitCode.DATA_DIRECTORY,
                    "data directory "
                            + options.dataDirectory()
                            + " cannot be used: "
                            + e.getMessage(),
                    e);
        }
    }

    /** The one that {@link #open} opened in this process. */
    static Optional<Node> opened() {
        return Optional.ofNullable(opened);
    }

    private static Map<Party, Connection> connections(StartOptions options) {
        Map<Party, Connection> connections = new EnumMap<>(Party.class);
        for (Party party : Party.values()) {
            options.connection(party).ifPresent(known -> connections.put(party, known));
        }
        return connections;
    }

    private static Identities identities(StartOptions options) {
        if (options.isSandbox()) {
            return new SandboxIdentities();
        }
        Optional<Path> keys = options.identityKeys();
        if (keys.isEmpty()) {
            return new NoIdentities();
        }
        return TokenIdentities.with(
                keys.get(), options.identityIssuer(), options.identityAudience());
    }

    /**
     * A campaign's secrets are made before it is applied, so whatever campaign there is has a file
     * of them.
     */
    private static List<String> campaignIds(Path secrets) {
        String ending = ".secret";
        try (Stream<Path> files = Files.list(secrets)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "folder " + secrets + " cannot be read: " + e.getMessage(), e);
        }
    }

    private boolean isShadow(String campaign) {
        return campaigns.find(campaign).filter(view -> view.terms().shadow()).isPresent();
    }

    private List<EntityKey.OfOutlet> knownOutlets() {
        return host.residents().stream()
                .filter(EntityKey.OfOutlet.class::isInstance)
                .map(EntityKey.OfOutlet.class::cast)
                .toList();
    }

    public StartOptions options() {
        return options;
    }

    public PrometheusMeterRegistry registry() {
        return registry;
    }

    public CampaignClock clock() {
        return clock;
    }

    SteadyClock machineClock() {
        return machineClock;
    }

    public EmbeddedHost host() {
        return host;
    }

    public Campaigns campaigns() {
        return campaigns;
    }

    /** Campaign files as they were applied. */
    CampaignFiles campaignFiles() {
        return campaignFiles;
    }

    public Outlets outlets() {
        return outlets;
    }

    public PassKeys passKeys() {
        return passKeys;
    }

    /** What click ids and the addresses of posters are sealed with. */
    SealKey sealKey() {
        return sealKey;
    }

    public Passes passes() {
        return new Passes(passKeys, revocations, personRates, clock);
    }

    PersonRates personRates() {
        return personRates;
    }

    public Revocations revocations() {
        return revocations;
    }

    public AdminKeys adminKeys() {
        return adminKeys;
    }

    public AuditLog auditLog() {
        return auditLog;
    }

    public Receipts receipts() {
        return receipts;
    }

    People people() {
        return people;
    }

    public Identities identities() {
        return identities;
    }

    /** What decides whether a draft may be published. */
    public Clearances clearances() {
        return clearances;
    }

    Outside outside() {
        return outside;
    }

    /** What watches over invites, and tells operators. */
    Watching watching() {
        return watching;
    }

    /** What the start has to tell its operator, one line each. */
    List<String> notices() {
        return notices;
    }

    /**
     * Answers everything that was taken, then lets the data directory go. Harmless when repeated.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        outside.close();
        watching.close();
        host.close();
        revocations.close();
        auditLog.close();
        receipts.close();
        people.close();
        opened = null;
    }
}
