package io.hongbao.server.room;

import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Person;
import io.hongbao.core.Shard;
import io.hongbao.core.UserId;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.room.Ticket;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.session.Pass;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All waiting rooms, as views that cost nothing to look at. A view is made anew ten times a second,
 * by {@link Doorkeeper}, and after every command to its room.
 */
public final class Rooms {

    private final Host host;
    private final Campaigns campaigns;
    private final CampaignClock clock;
    private final Map<String, RoomView> views = new ConcurrentHashMap<>();

    public Rooms(Host host, Campaigns campaigns, CampaignClock clock) {
        this.host = host;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Looks at a campaign's room again. */
    RoomView refresh(CampaignView campaign, double perSecond) {
        RoomView view = new RoomView(campaign, campaigns.room(campaign.id()), perSecond);
        views.put(campaign.id(), view);
        return view;
    }

    /** Looks at a campaign's room again, after a command to it. */
    public void refresh(CampaignView campaign) {
        refresh(campaign, of(campaign).perSecond());
    }

    /** A campaign's room as it was last looked at. */
    RoomView of(CampaignView campaign) {
        RoomView known = views.get(campaign.id());
        return known == null ? refresh(campaign, 0) : known;
    }

    /** The opening that a placed pass must be of to be good now. */
    public int opening(CampaignView campaign) {
        return of(campaign).room().opening();
    }

    /** Whether somebody may spend: no place is needed for it, or they have one. */
    public boolean maySpend(Person person, CampaignView campaign) {
        return person.placed() || !state(campaign).needsPlaceToSpend();
    }

    /**
     * Whether a claim that needs a place takes its ticket by itself. Looks at the room again before
     * it says no: the core, which said that a place is needed, knows it first.
     */
    public boolean isTicketFirst(CampaignView campaign) {
        if (state(campaign) != RoomState.TICKET_FIRST) {
            refresh(campaign);
        }
        return state(campaign) == RoomState.TICKET_FIRST;
    }

    private RoomState state(CampaignView campaign) {
        return of(campaign).stateAt(clock.getAsLong());
    }

    /**
     * Refuses who needs a place and has none. Claims are judged by the core, which can't be
     * overtaken by a change; everything else spends what was claimed, and is judged here.
     *
     * @throws ProblemException with the time at which to try again
     */
    public void requireTurn(Pass pass, CampaignView campaign) {
        requireTurn(pass.person(opening(campaign)), campaign);
    }

    /** The same for somebody whose pass was looked at before. */
    public void requireTurn(Person person, CampaignView campaign) {
        if (!maySpend(person, campaign)) {
            throw new ProblemException(placeNeeded(person.user(), campaign));
        }
    }

    /** What somebody is told who needs a place and has none. */
    public Problem placeNeeded(UserId user, CampaignView campaign) {
        long retryAtMillis = retryAtMillis(user, campaign);
        return Problem.of(
                        ProblemCode.PLACE_NEEDED,
                        "join with POST /v1/campaigns/"
                                + campaign.id()
                                + "/waiting-room/tickets, and exchange the ticket at"
                                + " /waiting-room/passes when its turn has come")
                .at("Authorization")
                .retry(
                        Rfc3339.of(retryAtMillis, campaign.terms().zone()),
                        clock.secondsUntil(retryAtMillis));
    }

    /** A person's ticket. */
    Ticket ticket(UserId user, CampaignView campaign) {
        return host.read(
                Shard.homeOf(campaign.id(), host.shards()),
                new EntityKey.OfTicket(campaign.id(), user));
    }

    /** Where a person stands now. */
    Standing standing(UserId user, CampaignView campaign) {
        return Standing.of(of(campaign), ticket(user, campaign), clock.getAsLong());
    }

    /** When a person should look again, in campaign time. */
    public long retryAtMillis(UserId user, CampaignView campaign) {
        return standing(user, campaign).retryAtMillis();
    }
}
