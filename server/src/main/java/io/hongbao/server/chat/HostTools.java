package io.hongbao.server.chat;

import io.hongbao.assistant.event.EventAnswer;
import io.hongbao.assistant.event.EventAnswers;
import io.hongbao.assistant.tool.Caller;
import io.hongbao.assistant.tool.Card;
import io.hongbao.assistant.tool.OrderingState;
import io.hongbao.assistant.tool.ToolCall;
import io.hongbao.assistant.tool.ToolResult;
import io.hongbao.assistant.tool.Tools;
import io.hongbao.core.Command;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.VoucherWish;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.metrics.OrderMetrics;
import io.hongbao.server.order.OrderCard;
import io.hongbao.server.order.Ordering;
import io.hongbao.server.order.Waits;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Messages;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.room.Rooms;
import io.hongbao.server.session.Pass;
import io.hongbao.server.wallet.WalletCards;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The assistant's tools on this host. Commands go to the host's queue as those of the HTTP routes
 * do; what they come to is put together on the caller's own event loop, not on the host's thread.
 */
public final class HostTools implements Tools {

    private static final Logger LOG = Logger.getLogger(HostTools.class);

    /** What another outlet may be able to do. */
    private static final Set<ProblemCode> ELSEWHERE =
            Set.of(
                    ProblemCode.OUTLET_PAUSED,
                    ProblemCode.OUTLET_CLOSED,
                    ProblemCode.OUTLET_FULL,
                    ProblemCode.OUTLET_UNKNOWN,
                    ProblemCode.ITEM_UNAVAILABLE,
                    ProblemCode.ITEM_UNKNOWN,
                    ProblemCode.OPTION_UNKNOWN,
                    ProblemCode.SEATS_SOLD_OUT,
                    ProblemCode.SLOT_PAST);

    private final Host host;
    private final Ordering ordering;
    private final WalletCards wallets;
    private final CampaignClock clock;
    private final Menus menus;
    private final Baskets baskets;
    private final Supplier<EventAnswers> event;
    private final ChatClaims claims;
    private final OrderMetrics orderMetrics;
    private final Rooms rooms;
    private final InviteDesk invites;
    private final OrderingStates states;

    /**
     * @param outlets all outlets of a campaign that take orders
     * @param event reads its facts when it is first asked
     */
    public HostTools(
            Host host,
            Ordering ordering,
            WalletCards wallets,
            CampaignClock clock,
            Function<String, Collection<OutletTerms>> outlets,
            Waits waits,
            Supplier<EventAnswers> event,
            ChatClaims claims,
            OrderMetrics orderMetrics,
            Rooms rooms,
            InviteDesk invites) {
        this.host = host;
        this.ordering = ordering;
        this.wallets = wallets;
        this.clock = clock;
        this.menus = new Menus(outlets, waits);
        this.baskets = new Baskets(outlets, waits);
        this.event = event;
        this.claims = claims;
        this.orderMetrics = orderMetrics;
        this.rooms = rooms;
        this.invites = invites;
        this.states = new OrderingStates(clock);
    }

    @Override
    public OrderingState ordering(Caller caller) {
        CampaignView campaign = ordering.campaign(Callers.pass(caller));
        OrderingState state = states.of(campaign);
        return state.isOpen() && !rooms.maySpend(caller.person(), campaign)
                ? new OrderingState(
                        OrderingState.Kind.QUEUED,
                        rooms.retryAtMillis(caller.person().user(), campaign))
                : state;
    }

    @Override
    public CompletionStage<ToolResult> call(Caller caller, ToolCall call) {
        try {
            Pass pass = Callers.pass(caller);
            CampaignView campaign = ordering.campaign(pass);
            if (needsTurn(call)) {
                rooms.requireTurn(caller.person(), campaign);
            }
            return switch (call) {
                case ToolCall.SearchMenu search ->
                        ready(menu(search, campaign, Callers.language(caller)));
                case ToolCall.MakeQuote make -> quote(caller, campaign, make);
                case ToolCall.ConfirmOrder confirm -> confirm(caller, pass, campaign, confirm);
                case ToolCall.OrderStatus status ->
                        ready(card(find(caller, pass, status.order()), caller));
                case ToolCall.CancelOrder cancel -> cancel(caller, pass, campaign, cancel.order());
                case ToolCall.ReadWallet _ ->
                        ready(
                                Cards.wallet(
                                        wallets.of(
                                                caller.person().user(), Callers.language(caller))));
                case ToolCall.ClaimEnvelope claim ->
                        claims.claim(caller, campaign, claim, () -> overloaded(caller));
                case ToolCall.Invite invite ->
                        invites(caller, asking -> invites.make(asking, invite.channel()));
                case ToolCall.FindInvite find ->
                        invites(caller, asking -> invites.find(asking, find.text()));
                case ToolCall.AcceptInvite accept ->
                        invites(
                                caller,
                                asking -> invites.accept(asking, accept.code(), accept.key()));
                case ToolCall.EventFacts facts -> ready(facts(caller, facts.question()));
            };
        } catch (RuntimeException e) {
            return ready(refused(caller, e));
        }
    }

    /** What people wait for in the waiting room. Everything else they may do at any time. */
    private static boolean needsTurn(ToolCall call) {
        return switch (call) {
            case ToolCall.MakeQuote _, ToolCall.ConfirmOrder _, ToolCall.ClaimEnvelope _ -> true;
            case ToolCall.SearchMenu _,
                    ToolCall.OrderStatus _,
                    ToolCall.CancelOrder _,
                    ToolCall.ReadWallet _,
                    // Of invites, the core says whether a place is needed.
                    ToolCall.Invite _,
                    ToolCall.FindInvite _,
                    ToolCall.AcceptInvite _,
                    ToolCall.EventFacts _ ->
                    false;
        };
    }

    private CompletionStage<ToolResult> invites(
            Caller caller, Function<InviteDesk.Asking, CompletionStage<ToolResult>> asked) {
        Pass pass = Callers.pass(caller);
        InviteDesk.Asking asking =
                new InviteDesk.Asking(
                        pass,
                        caller.person(),
                        ordering.campaign(pass),
                        caller.network(),
                        Callers.language(caller),
                        Loops.here());
        return asked.apply(asking)
                .handle((result, failure) ->
                        failure instanceof RuntimeException e ? refused(caller, e) : result);
    }

    /** What is to be had, which everybody may know. */
    public ToolResult menu(ToolCall.SearchMenu search, CampaignView campaign, Language language) {
        return menus.search(search, campaign, language, clock.getAsLong());
    }

    private static CompletionStage<ToolResult> ready(ToolResult result) {
        return CompletableFuture.completedFuture(result);
    }

    private ToolResult card(Order order, Caller caller) {
        return Cards.order(order, ordering.card(order, Callers.language(caller)));
    }

    /** An own order of this campaign; the newest one when {@code id} is empty. */
    private Order find(Caller caller, Pass pass, String id) {
        if (!id.isEmpty()) {
            return ordering.order(pass, id);
        }
        return ordering.orders(caller.person().user()).orders().reversed().stream()
                .filter(order -> order.campaign().equals(caller.campaign()))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.of(ProblemCode.ORDER_UNKNOWN, "there is no order yet"));
    }

    private CompletionStage<ToolResult> quote(
            Caller caller, CampaignView campaign, ToolCall.MakeQuote make) {
        List<Baskets.Offer> offers =
                baskets.offers(
                        campaign.terms(),
                        make.outlet(),
                        make.basket(),
                        order -> Ordering.lines(ordering.order(Callers.pass(caller), order)),
                        clock.getAsLong());
        if (offers.isEmpty()) {
            throw ProblemException.of(ProblemCode.ITEM_UNAVAILABLE, "no outlet has it now");
        }
        return quote(caller, campaign, make, offers, 0);
    }

    /** Asks one outlet after the other until one has it. What the first one said is told else. */
    private CompletionStage<ToolResult> quote(
            Caller caller,
            CampaignView campaign,
            ToolCall.MakeQuote make,
            List<Baskets.Offer> offers,
            int index) {
        Baskets.Offer offer = offers.get(index);
        Command.MakeQuote command =
                new Command.MakeQuote(
                        caller.person().user(),
                        caller.campaign(),
                        offer.outlet(),
                        offer.lines(),
                        wish(make.voucher()),
                        index == 0 ? make.key() : make.key() + "." + index);
        return quote(caller, campaign, command)
                .thenCompose(result ->
                        index + 1 < offers.size() && isElsewhere(result)
                                ? quote(caller, campaign, make, offers, index + 1)
                                        .thenApply(other ->
                                                other instanceof ToolResult.Done ? other : result)
                                : ready(result));
    }

    private CompletionStage<ToolResult> quote(
            Caller caller, CampaignView campaign, Command.MakeQuote command) {
        Language language = Callers.language(caller);
        try {
            ordering.requireRoom(command, language);
        } catch (ProblemException full) {
            orderMetrics.refused(OrderMetrics.Kind.QUOTE, full.problem().code());
            return ready(refused(caller, full));
        }
        return submit(
                caller,
                OrderMetrics.Kind.QUOTE,
                command,
                outcome -> {
                    Ordering.QuoteAnswer quoted = ordering.quoted(outcome, campaign, language);
                    return Cards.quote(((Outcome.Quoted) outcome).quote(), quoted.quote());
                });
    }

    private static boolean isElsewhere(ToolResult result) {
        return result instanceof ToolResult.Refused refused
                && ELSEWHERE.stream().anyMatch(code -> code.code().equals(refused.code()));
    }

    private static VoucherWish wish(String voucher) {
        return switch (voucher) {
            case "", "best" -> VoucherWish.Best.INSTANCE;
            case "none" -> VoucherWish.NoVoucher.INSTANCE;
            default -> new VoucherWish.OfPrize(voucher);
        };
    }

    private CompletionStage<ToolResult> confirm(
            Caller caller, Pass pass, CampaignView campaign, ToolCall.ConfirmOrder confirm) {
        Language language = Callers.language(caller);
        boolean again = ordering.isPlaced(pass.user(), confirm.quote());
        Command.PlaceOrder command =
                ordering.confirm(pass, confirm.quote(), confirm.hash(), language);
        return submit(
                caller,
                OrderMetrics.Kind.CONFIRM,
                command,
                outcome ->
                        ordered(
                                outcome,
                                ordering.confirmed(
                                        outcome, pass.user(), again, campaign, language)));
    }

    private CompletionStage<ToolResult> cancel(
            Caller caller, Pass pass, CampaignView campaign, String order) {
        Command.CancelOrder command = ordering.cancel(pass, find(caller, pass, order).id());
        return submit(
                caller,
                OrderMetrics.Kind.CANCEL,
                command,
                outcome ->
                        ordered(
                                outcome,
                                ordering.ordered(outcome, campaign, Callers.language(caller))));
    }

    private static ToolResult ordered(Outcome outcome, OrderCard card) {
        return Cards.order(((Outcome.Ordered) outcome).order(), card);
    }

    /** The answer to a question about the event, as JSON. */
    record FactsCard(String answer, boolean known, List<String> sources) {}

    private ToolResult facts(Caller caller, String question) {
        EventAnswer answer = event.get().answer(question, caller.language(), caller.today());
        FactsCard card =
                switch (answer) {
                    case EventAnswer.Known known ->
                            new FactsCard(known.sentence(), true, known.sources());
                    case EventAnswer.NotKnown unknown ->
                            new FactsCard(unknown.sentence(), false, List.of());
                    case EventAnswer.NoResults none ->
                            new FactsCard(none.sentence(), false, List.of());
                };
        return new ToolResult.Done(new Card.Facts(card.answer(), card.known()), Cards.json(card));
    }

    private CompletionStage<ToolResult> submit(
            Caller caller,
            OrderMetrics.Kind kind,
            Command command,
            Function<Outcome, ToolResult> answered) {
        Executor here = Loops.here();
        long startNanos = System.nanoTime();
        CompletableFuture<ToolResult> answer = new CompletableFuture<>();
        boolean taken =
                host.submit(
                        command,
                        outcome ->
                                here.execute(() ->
                                        complete(
                                                caller,
                                                answer,
                                                () ->
                                                        counted(
                                                                kind,
                                                                outcome,
                                                                startNanos,
                                                                answered))));
        if (!taken) {
            orderMetrics.refused(kind, ProblemCode.OVERLOADED);
            return ready(overloaded(caller));
        }
        return answer;
    }

    private ToolResult counted(
            OrderMetrics.Kind kind,
            Outcome outcome,
            long startNanos,
            Function<Outcome, ToolResult> answered) {
        try {
            ToolResult result = answered.apply(outcome);
            orderMetrics.answered(kind, outcome, System.nanoTime() - startNanos);
            return result;
        } catch (ProblemException refused) {
            orderMetrics.refused(kind, refused.problem().code());
            throw refused;
        }
    }

    static void complete(
            Caller caller, CompletableFuture<ToolResult> answer, Supplier<ToolResult> result) {
        ToolResult found;
        try {
            found = result.get();
        } catch (RuntimeException e) {
            found = refused(caller, e);
        }
        answer.complete(found);
    }

    private ToolResult overloaded(Caller caller) {
        states.overloaded();
        return new ToolResult.Refused(
                ProblemCode.OVERLOADED.code(),
                Messages.of(ProblemCode.OVERLOADED, Callers.language(caller)),
                clock.getAsLong() + OrderingStates.REST_MILLIS);
    }

    private static ToolResult refused(Caller caller, RuntimeException failure) {
        if (!(failure instanceof ProblemException known)) {
            LOG.errorf(failure, "a tool failed");
            return refused(caller, Problem.of(ProblemCode.INTERNAL, ""));
        }
        return refused(caller, known.problem());
    }

    private static ToolResult refused(Caller caller, Problem problem) {
        return new ToolResult.Refused(
                problem.code().code(),
                Messages.of(problem.code(), Callers.language(caller)),
                problem.retryAt().isEmpty() ? ToolResult.NEVER : Rfc3339.parse(problem.retryAt()));
    }
}
