package io.hongbao.server.invite;

import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.invite.Accepting;
import io.hongbao.server.abuse.AbuseWatch;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.session.Arrivals;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Notes who opens a session: for those who watch for abuse, and for friends who come back on a day
 * that earns a later reward. A session is never kept waiting by it, and never fails for it.
 */
public final class FriendsReturn implements Arrivals {

    private static final Logger LOG = Logger.getLogger(FriendsReturn.class);

    private final Host host;
    private final CampaignClock clock;
    private final AbuseWatch watch;

    public FriendsReturn(Host host, CampaignClock clock, AbuseWatch watch) {
        this.host = host;
        this.clock = clock;
        this.watch = watch;
    }

    @Override
    public void came(CampaignView campaign, UserId user, String device, long network) {
        try {
            long nowMillis = clock.getAsLong();
            watch.seen(campaign.id(), user, device, network, nowMillis);
            if (isDue(campaign.terms(), user, nowMillis)) {
                // A queue that is full loses nothing: it is due at the next session as well.
                boolean _ = host.submit(new Command.ComeBack(user, campaign.id()), _ -> {});
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "what a session is noted for could not be done");
        }
    }

    /** Looked at before, so that hardly any session is a command. */
    private boolean isDue(CampaignTerms terms, UserId user, long nowMillis) {
        if (terms.invites().later().isEmpty()) {
            return false;
        }
        Optional<Accepting> accepted =
                host.read(
                                user.shard(host.shards()),
                                new EntityKey.OfPersonInvites(terms.id(), user))
                        .accepted()
                        .filter(Accepting::earns);
        if (accepted.isEmpty()) {
            return false;
        }
        long passed = terms.dayAt(nowMillis) - terms.dayAt(accepted.get().askedAtMillis());
        return terms.invites().later().stream()
                .anyMatch(later ->
                        passed >= later.day() && !accepted.get().returned().contains(later.day()));
    }
}
