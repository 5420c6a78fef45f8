package io.hongbao.server.campaign;

import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.Shard;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.ledger.Ledger;
import io.hongbao.core.room.WaitingRoom;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * All campaigns, as views that cost nothing to look at. A view is refreshed after every command to
 * its campaign, and twice a second, because timers change campaigns too.
 */
public final class Campaigns {

    private final Host host;
    private final Map<String, CampaignView> views = new ConcurrentSkipListMap<>();

    /**
     * @param ids the campaigns that may be there already
     */
    public Campaigns(Host host, List<String> ids) {
        this.host = host;
        ids.forEach(this::refresh);
    }

    /** The campaign {@code id}, if it is known and not a draft. */
    public Optional<CampaignView> published(String id) {
        CampaignView view = views.get(id);
        return view != null && view.isPublic() ? Optional.of(view) : Optional.empty();
    }

    /**
     * The campaign {@code id}.
     *
     * @throws ProblemException when it is not known, or a draft
     */
    public CampaignView requirePublished(String id) {
        return published(id)
                .orElseThrow(() ->
                        ProblemException.of(
                                ProblemCode.CAMPAIGN_UNKNOWN,
                                "campaign",
                                "there is no such published campaign"));
    }

    /** The campaign {@code id}, drafts too. */
    public Optional<CampaignView> find(String id) {
        return Optional.ofNullable(views.get(id));
    }

    /** All of them, drafts too, by id. */
    public Collection<CampaignView> all() {
        return views.values();
    }

    /** The trial balance: the books of all shards together. */
    public Ledger ledger(String id) {
        Ledger sum = Ledger.empty(id);
        for (int shard = 0; shard < host.shards(); shard++) {
            sum = sum.plus(host.read(shard, new EntityKey.OfLedger(id)));
        }
        return sum;
    }

    /** The waiting room of a campaign, as it is now. */
    public WaitingRoom room(String id) {
        return host.read(Shard.homeOf(id, host.shards()), new EntityKey.OfRoom(id));
    }

    /**
     * Does what an operator asks, and answers when it is durable.
     *
     * @return fails with a {@link ProblemException} when the host is busy or closing
     */
    public CompletableFuture<Outcome> submit(Command command) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        boolean taken = host.submit(command, answer::complete);
        if (!taken) {
            return CompletableFuture.failedFuture(
                    new ProblemException(
                            Problem.of(
                                            ProblemCode.OVERLOADED,
                                            "the queue is full; nothing was done")
                                    .retry("", 1)));
        }
        if (command instanceof Command.OfCampaign ofCampaign) {
            return answer.whenComplete((_, _) -> refresh(ofCampaign.campaign()));
        }
        return answer;
    }

    /** Looks at every known campaign again. */
    public void refreshAll() {
        views.keySet().forEach(this::refresh);
    }

    /** Looks at {@code id} again. */
    public void refresh(String id) {
        // Read inside, or an older look could replace a newer one.
        views.compute(
                id,
                (_, before) -> {
                    Campaign now =
                            host.read(
                                    Shard.homeOf(id, host.shards()), new EntityKey.OfCampaign(id));
                    if (now.isAbsent() || (before != null && before.campaign().equals(now))) {
                        return before;
                    }
                    return new CampaignView(now);
                });
    }
}
