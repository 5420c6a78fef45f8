package io.hongbao.server.live;

import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Ledger;
import io.hongbao.core.ledger.PrizeTotals;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.metrics.ClaimMetrics;
import io.hongbao.server.order.Ordering;
import io.hongbao.server.room.RoomCard;
import io.hongbao.server.room.RoomCards;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes figures of what other parts of the server know anyway. Not thread-safe. */
final class CampaignFigures {

    /** What lasts longer is not said to end. */
    private static final long FAR_SECONDS = TimeUnit.DAYS.toSeconds(3_650);

    private final Campaigns campaigns;
    private final ClaimMetrics claims;
    private final Ordering ordering;
    private final RoomCards rooms;
    private final CampaignClock clock;
    private final ServerPulse server;
    private final Map<String, CampaignPulse> pulses = new HashMap<>();

    CampaignFigures(
            Campaigns campaigns,
            ClaimMetrics claims,
            Ordering ordering,
            RoomCards rooms,
            CampaignClock clock,
            ServerPulse server) {
        this.campaigns = campaigns;
        this.claims = claims;
        this.ordering = ordering;
        this.rooms = rooms;
        this.clock = clock;
        this.server = server;
    }

    /**
     * Looks at all campaigns that go on, so that their last hour is known when somebody begins to
     * watch; what was known of the others goes.
     */
    void look(long nowNanos) {
        Set<String> goOn = new HashSet<>();
        for (CampaignView view : campaigns.all()) {
            boolean goesOn =
                    switch (view.campaign().status()) {
                        case SCHEDULED, RUNNING, PAUSED, KILLED -> true;
                        case ABSENT, DRAFT, CLOSED -> false;
                    };
            if (goesOn) {
                goOn.add(view.id());
                look(view, campaigns.ledger(view.id()), claims.tally(view.id()), nowNanos);
            }
        }
        pulses.keySet().retainAll(goOn);
    }

    private CampaignPulse look(
            CampaignView view, Ledger ledger, ClaimMetrics.Tally tally, long nowNanos) {
        CampaignPulse.Counted counted =
                new CampaignPulse.Counted(
                        tally.answered(),
                        ordering.placed(view.id()),
                        spentMinor(ledger),
                        tally.placedServed(),
                        tally.placedFailed() + server.placedRefused());
        CampaignPulse pulse =
                pulses.computeIfAbsent(view.id(), _ -> new CampaignPulse(counted, nowNanos));
        pulse.look(counted, nowNanos);
        return pulse;
    }

    /** What of the budget has left the treasury and the tills. */
    private static long spentMinor(Ledger ledger) {
        return ledger.balanceMinor(Account.OUTSTANDING)
                + ledger.balanceMinor(Account.SPENT)
                + ledger.balanceMinor(Account.BREAKAGE);
    }

    /** All but what is said in a language. */
    Figures of(CampaignView view, long nowNanos) {
        Ledger ledger = campaigns.ledger(view.id());
        ClaimMetrics.Tally tally = claims.tally(view.id());
        CampaignPulse pulse = look(view, ledger, tally, nowNanos);
        long nowMillis = clock.getAsLong();
        long spentMinor = spentMinor(ledger);
        return new Figures(
                Rfc3339.of(nowMillis, view.terms().zone()),
                view.id(),
                view.state(nowMillis),
                -ledger.balanceMinor(Account.BUDGET),
                spentMinor,
                ledger.balanceMinor(Account.SPENT),
                SpendingPlan.of(view.terms()).minorAt(nowMillis),
                exhaustedAt(view, pulse, spentMinor),
                rounded(pulse.claimsPerSecond()),
                rounded(pulse.ordersPerSecond()),
                ledger.prizes().stream().mapToLong(PrizeTotals::granted).sum(),
                tally.refused(),
                server.latency(),
                Math.round(pulse.errorBudgetLeft() * 10_000) / 10_000.0,
                room(rooms.of(view)),
                server.degrade(),
                server.scale(),
                List.of(),
                List.of());
    }

    /** What no prize has of the budget is never granted. */
    private @Nullable String exhaustedAt(CampaignView view, CampaignPulse pulse, long spentMinor) {
        OptionalDouble seconds = pulse.lastsSeconds(view.terms().promisedMinor() - spentMinor);
        if (seconds.isEmpty() || seconds.getAsDouble() > FAR_SECONDS) {
            return null;
        }
        long atMillis = clock.inSeconds((long) seconds.getAsDouble());
        long farMillis = clock.getAsLong() + TimeUnit.SECONDS.toMillis(FAR_SECONDS);
        return atMillis > farMillis ? null : Rfc3339.of(atMillis, view.terms().zone());
    }

    private static Figures.Room room(RoomCard card) {
        Long waitSeconds = null;
        if (card.waiting() == 0) {
            waitSeconds = 0L;
        } else if (card.outflowPerSecond() > 0) {
            waitSeconds = (long) Math.ceil(card.waiting() / card.outflowPerSecond());
        }
        return new Figures.Room(
                card.state(),
                card.waiting(),
                card.admittedUpTo(),
                card.outflowPerSecond(),
                card.ceilingPerSecond(),
                waitSeconds);
    }

    private static double rounded(double perSecond) {
        return Math.round(perSecond * 10) / 10.0;
    }
}
