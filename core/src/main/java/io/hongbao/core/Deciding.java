package io.hongbao.core;

import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignDecider;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.PrizeStopDecider;
import io.hongbao.core.chance.Draws;
import io.hongbao.core.invite.AcceptanceDecider;
import io.hongbao.core.invite.InviteDecider;
import io.hongbao.core.order.OrderDecider;
import io.hongbao.core.order.QuoteDecider;
import io.hongbao.core.order.RefundDecider;
import io.hongbao.core.order.ResultDecider;
import io.hongbao.core.outlet.OutletDecider;
import io.hongbao.core.payout.PayoutDecider;
import io.hongbao.core.room.RoomDecider;
import io.hongbao.core.room.TicketDecider;
import io.hongbao.core.treasury.TillDecider;
import io.hongbao.core.treasury.TreasuryDecider;
import io.hongbao.core.wallet.ClaimDecider;
import io.hongbao.core.wallet.VoucherDecider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One decision in the making: what a decider sees, and where it puts down what happened. Reads see
 * the events put down so far.
 */
public final class Deciding implements State {
    private final int shard;
    private final int shards;
    private final Draws draws;
    private final State before;
    private final long atMillis;

    private final List<Event> events = new ArrayList<>(2);
    private final List<Message> messages = new ArrayList<>(0);
    private final List<Timer> timers = new ArrayList<>(1);
    private final List<Effect> effects = new ArrayList<>(0);

    /**
     * The state after the first {@link #evolved} events; made when it is first read after an event.
     */
    private final Scratch scratch = new Scratch();

    private int evolved;

    Deciding(int shard, int shards, Draws draws, State before, long atMillis) {
        this.shard = shard;
        this.shards = shards;
        this.draws = draws;
        this.before = before;
        this.atMillis = atMillis;
    }

    Decision decide(Command command) {
        Outcome outcome =
                switch (command) {
                    case Command.ClaimEnvelope claim -> ClaimDecider.claim(this, claim);
                    case Command.HoldVoucher hold -> VoucherDecider.hold(this, hold);
                    case Command.RedeemVoucher redeem -> VoucherDecider.redeem(this, redeem);
                    case Command.ReleaseVoucher release -> VoucherDecider.release(this, release);
                    case Command.VoidVoucher voiding -> VoucherDecider.voidVoucher(this, voiding);
                    case Command.ApplyCampaign apply -> CampaignDecider.apply(this, apply);
                    case Command.LeadCampaign lead -> CampaignDecider.lead(this, lead);
                    case Command.StopPrize stop -> PrizeStopDecider.stop(this, stop);
                    case Command.ResumePrize resume -> PrizeStopDecider.resume(this, resume);
                    case Command.ApplyOutlet apply -> OutletDecider.apply(this, apply);
                    case Command.PauseOutlet pause -> OutletDecider.pause(this, pause);
                    case Command.MakeQuote ask -> QuoteDecider.quote(this, ask);
                    case Command.PlaceOrder place -> OrderDecider.place(this, place);
                    case Command.CancelOrder cancel -> OrderDecider.cancel(this, cancel);
                    case Command.AdvanceOrder advance -> OrderDecider.advance(this, advance);
                    case Command.RefundOrder refund -> RefundDecider.refund(this, refund);
                    case Command.RequestPayout ask -> PayoutDecider.request(this, ask);
                    case Command.CancelPayout cancel -> PayoutDecider.cancel(this, cancel);
                    case Command.SetRealName set -> PayoutDecider.setRealName(this, set);
                    case Command.CreateInvite create -> InviteDecider.create(this, create);
                    case Command.AcceptInvite accept -> AcceptanceDecider.accept(this, accept);
                    case Command.ComeBack back -> AcceptanceDecider.comeBack(this, back);
                    case Command.ReviewAcceptance review -> AcceptanceDecider.review(this, review);
                    case Command.ClawBackInvite claw -> InviteDecider.clawBack(this, claw);
                    case Command.JoinRoom join -> TicketDecider.join(this, join);
                    case Command.EnterRoom enter -> TicketDecider.enter(this, enter);
                    case Command.AllowBypass allow -> TicketDecider.allowBypass(this, allow);
                    case Command.AdmitPlaces admit -> RoomDecider.admit(this, admit);
                    case Command.LeadRoom lead -> RoomDecider.lead(this, lead);
                    case Command.SetRoomCeiling set -> RoomDecider.setCeiling(this, set);
                    case Command.ResolveEffect resolve -> resolve(resolve);
                    case Command.RunTimer run -> runTimer(run.timer());
                    case Command.HandleMessage handle -> handle(handle.message());
                };
        return new Decision(outcome, events, messages, timers, effects);
    }

    private Outcome resolve(Command.ResolveEffect resolve) {
        return switch (resolve.effect().kind()) {
            case PAY_OUT -> PayoutDecider.resolve(this, resolve);
            case CHARGE, STOP_CHARGE, REFUND, SEND_ORDER, RECALL_ORDER ->
                    ResultDecider.resolve(this, resolve);
        };
    }

    private Outcome runTimer(Timer timer) {
        return switch (timer.entity()) {
            case EntityKey.OfWallet wallet ->
                    VoucherDecider.runTimer(this, wallet, timer.dueAtMillis());
            case EntityKey.OfCampaign campaign -> CampaignDecider.runTimer(this, campaign);
            case EntityKey.OfOrders orders ->
                    OrderDecider.runTimer(this, orders, timer.dueAtMillis());
            case EntityKey.OfRoom room -> RoomDecider.runTimer(this, room);
            case EntityKey.OfPayouts payouts -> PayoutDecider.runTimer(this, payouts);
            case EntityKey.OfInvite invite ->
                    InviteDecider.runTimer(this, invite, timer.dueAtMillis());
            case EntityKey.OfPersonInvites invites ->
                    AcceptanceDecider.runTimer(this, invites, timer.dueAtMillis());
            case EntityKey.OfTreasury _,
                    EntityKey.OfTill _,
                    EntityKey.OfLedger _,
                    EntityKey.OfOutlet _,
                    EntityKey.OfPace _,
                    EntityKey.OfSeats _,
                    EntityKey.OfTicket _,
                    EntityKey.OfInviteCounter _,
                    EntityKey.OfMailbox _ ->
                    Outcome.Ignored.INSTANCE;
        };
    }

    private Outcome handle(Message message) {
        long last = before.get(new EntityKey.OfMailbox()).lastReceivedFrom(message.fromShard());
        if (message.number() <= last) {
            return Outcome.Ignored.INSTANCE;
        }
        if (message.number() != last + 1) {
            throw new IllegalStateException(
                    "message "
                            + message.number()
                            + " from shard "
                            + message.fromShard()
                            + " came after message "
                            + last
                            + ": the host lost or reordered messages");
        }
        switch (message.body()) {
            case Message.ToTreasury body -> TreasuryDecider.handle(this, message, body);
            case Message.ToTill body -> TillDecider.handle(this, message.campaign(), body);
            case Message.ToOutlet body -> OutletDecider.handle(this, message.campaign(), body);
            case Message.ToRoom body -> RoomDecider.handle(this, message.campaign(), body);
            case Message.ToInvite body -> InviteDecider.handle(this, message, body);
            case Message.ToFriend body -> AcceptanceDecider.handle(this, message.campaign(), body);
            case Message.ToOrder body -> OrderDecider.handle(this, body);
        }
        return Outcome.Handled.INSTANCE;
    }

    /** Which shard decides. */
    public int shard() {
        return shard;
    }

    /** How many shards there are. */
    public int shards() {
        return shards;
    }

    /** Every shard, in order. */
    public List<Integer> allShards() {
        List<Integer> all = new ArrayList<>(shards);
        for (int i = 0; i < shards; i++) {
            all.add(i);
        }
        return all;
    }

    /** Now. */
    public long atMillis() {
        return atMillis;
    }

    /** What chance gives. */
    public Draws draws() {
        return draws;
    }

    /** Puts down what happened. */
    public void happened(Event event) {
        events.add(event);
    }

    /** Tells a shard something. */
    public void tell(int toShard, String campaign, Message.Body body) {
        long number = before.get(new EntityKey.OfMailbox()).lastSentTo(toShard) + 1;
        for (Message message : messages) {
            if (message.toShard() == toShard) {
                number++;
            }
        }
        messages.add(new Message(shard, toShard, number, campaign, body));
    }

    /** Tells the campaign's treasury something. */
    public void tellTreasury(String campaign, Message.Body body) {
        tell(Shard.homeOf(campaign, shards), campaign, body);
    }

    /** Tells every shard what the campaign is now. */
    public void broadcast(CampaignTerms terms, CampaignStatus status, int version) {
        for (int to = 0; to < shards; to++) {
            tell(to, terms.id(), new Message.CampaignUpdated(terms, status, version));
        }
    }

    /** Tells every other shard which of the campaign's prizes are stopped now. */
    public void tellPrizeStops(Campaign campaign) {
        List<String> prizes = campaign.stoppedPrizes().stream().sorted().toList();
        for (int to = 0; to < shards; to++) {
            if (to != shard) {
                tell(to, campaign.id(), new Message.PrizeStopsUpdated(prizes));
            }
        }
    }

    /** Asks for something outside. */
    public void ask(Effect effect) {
        effects.add(effect);
    }

    /**
     * Asks to be woken. Of several wishes for one entity the earliest holds: whoever is woken looks
     * at everything that is due, and sets the next timer.
     *
     * @throws IllegalArgumentException when the time is before 1970: no index of timers holds it,
     *     so it must not get into the journal
     */
    public void wake(EntityKey<?> entity, long dueAtMillis) {
        Require.inRange(dueAtMillis, 0, Long.MAX_VALUE, "due time of a timer");
        for (int i = 0; i < timers.size(); i++) {
            if (timers.get(i).entity().equals(entity)) {
                if (dueAtMillis < timers.get(i).dueAtMillis()) {
                    timers.set(i, new Timer(entity, dueAtMillis));
                }
                return;
            }
        }
        timers.add(new Timer(entity, dueAtMillis));
    }

    @Override
    public <E extends Entity> E get(EntityKey<E> key) {
        if (events.isEmpty()) {
            return before.get(key);
        }
        for (; evolved < events.size(); evolved++) {
            Evolution.evolve(scratch, events.get(evolved), atMillis);
        }
        return scratch.get(key);
    }

    private final class Scratch implements MutableState {
        private final Map<EntityKey<?>, Entity> changed = new HashMap<>();

        @Override
        @SuppressWarnings("unchecked") // put() alone fills the map, with matching key and entity
        public <E extends Entity> E get(EntityKey<E> key) {
            Entity entity = changed.get(key);
            return entity == null ? before.get(key) : (E) entity;
        }

        @Override
        public <E extends Entity> void put(EntityKey<E> key, E entity) {
            changed.put(key, entity);
        }
    }
}
