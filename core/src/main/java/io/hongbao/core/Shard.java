package io.hongbao.core;

import io.hongbao.core.chance.Draws;
import io.hongbao.core.chance.Secrets;
import io.hongbao.core.ledger.Posting;
import io.hongbao.core.ledger.Postings;
import java.util.List;
import java.util.Optional;

/**
 * One shard of the core: the only writer of its entities. A host calls {@link #decide} for a
 * command, makes the {@link Entry} of the decision durable, and calls {@link #apply}; recovery
 * calls {@link #apply} alone.
 */
public final class Shard {

    /** The most shards there may be: bounds every broadcast and every list of shards. */
    public static final int MAX_SHARDS = 1_024;

    private final int index;
    private final int shards;
    private final Draws draws;

    /**
     * @param index which shard, 0 to {@code shards - 1}
     * @param shards how many there are, 1 to {@link #MAX_SHARDS}
     */
    public Shard(int index, int shards, Secrets secrets) {
        Require.inRange(shards, 1, MAX_SHARDS, "number of shards");
        Require.inRange(index, 0, shards - 1L, "shard index");
        this.index = index;
        this.shards = shards;
        this.draws = new Draws(secrets);
    }

    /** The shard that decides {@code command}. */
    public static int of(Command command, int shards) {
        return switch (command) {
            case Command.OfCampaign campaign -> homeOf(campaign.campaign(), shards);
            case Command.OfRoom room -> homeOf(room.campaign(), shards);
            case Command.OfWallet wallet -> wallet.user().shard(shards);
            case Command.OfOutlet outlet ->
                    homeOfOutlet(outlet.campaign(), outlet.outlet(), shards);
            case Command.OfInvite invite -> homeOfInvite(invite.number(), shards);
            case Command.RunTimer run -> of(run.timer().entity(), shards);
            case Command.HandleMessage handle -> handle.message().toShard();
        };
    }

    private static int of(EntityKey<?> key, int shards) {
        return switch (key) {
            case EntityKey.OfTicket ticket -> homeOf(ticket.campaign(), shards);
            case EntityKey.OfRoom room -> homeOf(room.campaign(), shards);
            case EntityKey.OfInvite invite -> homeOfInvite(invite.number(), shards);
            case EntityKey.OfPerson<?> person -> person.user().shard(shards);
            case EntityKey.OfOutlet outlet ->
                    homeOfOutlet(outlet.campaign(), outlet.outlet(), shards);
            case EntityKey.OfPace pace -> homeOfOutlet(pace.campaign(), pace.outlet(), shards);
            case EntityKey.OfSeats seats -> homeOfOutlet(seats.campaign(), seats.outlet(), shards);
            case EntityKey.OfCampaign campaign -> homeOf(campaign.campaign(), shards);
            case EntityKey.OfTreasury treasury -> homeOf(treasury.campaign(), shards);
            case EntityKey.OfTill _,
                    EntityKey.OfLedger _,
                    EntityKey.OfInviteCounter _,
                    EntityKey.OfMailbox _ ->
                    throw new IllegalArgumentException(
                            "every shard has its own " + key + "; it has no timer");
        };
    }

    /** The home shard of a campaign: there its treasury lies. */
    public static int homeOf(String campaign, int shards) {
        return Math.floorMod(campaign.hashCode(), shards);
    }

    /** The home shard of an outlet: there its capacity lies. Spreads the outlets of a campaign. */
    public static int homeOfOutlet(String campaign, String outlet, int shards) {
        return Math.floorMod(31 * campaign.hashCode() + outlet.hashCode(), shards);
    }

    /** The shard of an invite: there its inviter's wallet lies too. */
    public static int homeOfInvite(long number, int shards) {
        return Math.floorMod(number, shards);
    }

    /**
     * Decides a command. Changes nothing.
     *
     * @param atMillis now; never less than at the decision before
     * @throws IllegalStateException when a message arrives out of order: the host must stop
     */
    public Decision decide(State state, Command command, long atMillis) {
        return new Deciding(index, shards, draws, state, atMillis).decide(command);
    }

    /**
     * The journal entry of a decision.
     *
     * @return empty when there is nothing to journal: the command was refused or repeated. A
     *     handled message, timer or effect is journaled even when nothing came of it: the message
     *     for its number's sake, the others because they are pending no longer.
     */
    public Optional<Entry> entry(long seq, long atMillis, Command command, Decision decision) {
        boolean empty =
                decision.events().isEmpty()
                        && decision.messages().isEmpty()
                        && decision.timers().isEmpty()
                        && decision.effects().isEmpty();
        if (empty && !(decision.outcome() instanceof Outcome.Handled)) {
            return Optional.empty();
        }
        Entry.Cause cause =
                switch (command) {
                    case Command.HandleMessage handle ->
                            new Entry.ByMessage(
                                    handle.message().fromShard(), handle.message().number());
                    case Command.RunTimer run -> new Entry.ByTimer(run.timer());
                    case Command.ResolveEffect resolve -> new Entry.ByEffect(resolve.effect());
                    case Command.OfCampaign _,
                            Command.OfRoom _,
                            Command.OfWallet _,
                            Command.OfInvite _,
                            Command.OfOutlet _ ->
                            Entry.ByRequest.INSTANCE;
                };
        List<Posting> postings = Postings.of(decision.events());
        return Optional.of(
                new Entry(
                        seq,
                        atMillis,
                        index,
                        cause,
                        decision.events(),
                        postings,
                        decision.messages(),
                        decision.timers(),
                        decision.effects()));
    }

    /** Applies an entry to the state of its shard. */
    public static void apply(MutableState state, Entry entry) {
        Evolution.apply(state, entry);
    }
}
