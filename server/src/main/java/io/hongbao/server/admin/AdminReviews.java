package io.hongbao.server.admin;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.core.invite.Accepting;
import io.hongbao.core.invite.InviteRefusal;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.server.abuse.HeldQueue;
import io.hongbao.server.abuse.ReviewRounds;
import io.hongbao.server.abuse.ScoredWatch;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.share.ShortCode;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where doubtful acceptances are looked at and decided, one by one or many at once. */
@Path("/v1/admin/campaigns/{campaign}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
@APIResponse(responseCode = "404", description = "campaign_unknown", ref = "Problem")
public class AdminReviews {

    private static final Set<Role> DECIDING = Set.of(Role.OPERATOR);

    private final Desk desk;
    private final Campaigns campaigns;
    private final CampaignClock clock;
    private final ScoredWatch watch;
    private final HeldQueue held;
    private final ReviewRounds rounds;
    private final ReviewCards cards;

    AdminReviews(
            Desk desk,
            EmbeddedHost host,
            Campaigns campaigns,
            CampaignClock clock,
            ScoredWatch watch,
            HeldQueue held,
            ReviewRounds rounds) {
        this.desk = desk;
        this.campaigns = campaigns;
        this.clock = clock;
        this.watch = watch;
        this.held = held;
        this.rounds = rounds;
        this.cards = new ReviewCards(host, watch);
    }

    /**
     * A page of what is held, the oldest first.
     *
     * @param count how many are held in all
     * @param cursor for the next page; left out when there is none
     */
    record Page(int count, List<ReviewCards.Card> reviews, @Nullable String cursor) {}

    /** What reviewers decided. */
    record Decisions(
            @Nullable @Schema(description = "1 to 500, each friend once") List<Wanted> decisions,
            @Nullable @Schema(examples = "one household", maxLength = 500) String reason) {}

    /** What is to become of an acceptance. */
    record Wanted(
            @Nullable @Schema(description = "The friend's pseudonym") String friend,
            @Nullable @Schema(examples = "clear", description = "clear, forfeited or clawed_back")
                    String to,
            @Nullable
                    @Schema(
                            examples = "both",
                            description = "both, inviter or friend; both when left out")
                    String side) {}

    /** What became of each, in the order of the request. */
    record Decided(@Schema(examples = "done") String status, List<Row> decisions) {}

    /**
     * One of them.
     *
     * @param status done, unchanged when it stood so already, or refused
     * @param code why it was refused
     */
    record Row(String friend, String to, String status, @Nullable String code) {}

    /** What looking again came to. */
    record LookedAgain(
            @Schema(examples = "done") String status, int looked, int held, int released) {}

    /** An invite was clawed back. */
    record ClawedBack(
            @Schema(examples = "done") String status,
            String code,
            int accepted,
            boolean repeated) {}

    @GET
    @Path("/reviews")
    @Operation(
            operationId = "reviews",
            summary = "The acceptances that are held, the oldest first",
            description =
                    "With the reasons in the caller's language. Any admin key may look."
                            + " For the next page, send its cursor.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Response list(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            @Parameter(description = "held") @QueryParam("state") @DefaultValue("held")
                    String state,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        desk.look(request);
        CampaignView view = find(campaign);
        if (!state.equals("held")) {
            throw ProblemException.of(ProblemCode.PARAMETER_INVALID, "state", "state must be held");
        }
        int most = ReviewPages.limit(limit);
        Optional<HeldQueue.Row> after = ReviewPages.after(cursor);
        Language language = language(request);
        List<ReviewCards.Card> page = new ArrayList<>();
        List<HeldQueue.Row> rows = held.after(campaign, after, most);
        for (HeldQueue.Row row : rows) {
            // The index may be a moment behind the core.
            PersonInvites now = rounds.look(campaign, row.friend());
            if (isHeld(now)) {
                cards.of(view.terms(), now, language).ifPresent(page::add);
            }
        }
        return Desk.json(
                new Page(
                        held.size(campaign),
                        page,
                        rows.size() < most ? null : ReviewPages.cursor(rows.getLast())));
    }

    private static boolean isHeld(PersonInvites invites) {
        return invites.accepted().filter(Accepting::isHeld).isPresent();
    }

    @GET
    @Path("/reviews/{friend}")
    @Operation(
            operationId = "review",
            summary = "One acceptance, with who is near the friend",
            description = "However it stands. Any admin key may look.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ReviewCards.WithCircle.class)))
    @APIResponse(responseCode = "404", description = "acceptance_unknown", ref = "Problem")
    public Response show(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            @PathParam("friend") String friend) {
        desk.look(request);
        CampaignView view = find(campaign);
        UserId user = ReviewDecision.pseudonym(friend, "friend");
        return Desk.json(
                cards.withCircle(view.terms(), rounds.look(campaign, user), language(request))
                        .orElseThrow(() ->
                                ProblemException.of(
                                        ProblemCode.ACCEPTANCE_UNKNOWN,
                                        "friend",
                                        "this person has accepted no invite of " + campaign)));
    }

    @POST
    @Path("/reviews/decisions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "decideReviews",
            summary = "Clears, forfeits or claws back acceptances, up to 500 at once",
            description =
                    "Each for itself: one that is refused leaves the others alone. What stands so already is"
                            + " unchanged, so a request may be sent again. Each is in the audit log.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Decisions.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Decided.class)))
    public Response decide(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            byte[] body) {
        desk.look(request);
        Decisions asked = StrictJson.read(body, Decisions.class);
        String reason = Bodies.required(asked.reason(), "reason", 500);
        List<ReviewDecision> decisions = ReviewDecision.all(asked.decisions());
        return desk.write(
                request,
                body,
                DECIDING,
                new Desk.Act(
                        "reviews.decide", campaign + ": " + decisions.size() + " of them", reason),
                operator -> {
                    find(campaign);
                    return Desk.Done.with(
                            new Decided("done", decided(campaign, decisions, operator, reason)));
                });
    }

    private List<Row> decided(
            String campaign, List<ReviewDecision> decisions, Operator operator, String reason) {
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        for (ReviewDecision decision : decisions) {
            answers.add(
                    campaigns.submit(
                            new Command.ReviewAcceptance(
                                    decision.friend(),
                                    campaign,
                                    decision.sides(),
                                    decision.to(),
                                    new Authority(operator.name(), reason))));
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            ReviewDecision decision = decisions.get(i);
            Row row = row(decision, answers.get(i));
            if (!row.status().equals("refused")) {
                watch.settled(campaign, decision.friend(), clock.getAsLong());
                PersonInvites _ = rounds.look(campaign, decision.friend());
            }
            desk.note(
                    operator,
                    new Desk.Act("review." + decision.word(), decision.target(campaign), reason),
                    row.code() == null ? row.status() : row.code());
            rows.add(row);
        }
        return rows;
    }

    private static Row row(ReviewDecision decision, CompletableFuture<Outcome> answer) {
        String friend = decision.friend().toString();
        Outcome outcome;
        try {
            outcome = answer.join();
        } catch (RuntimeException busy) {
            return new Row(friend, decision.word(), "refused", ProblemCode.OVERLOADED.code());
        }
        return switch (outcome) {
            case Outcome.AcceptanceStands stands ->
                    new Row(
                            friend,
                            decision.word(),
                            stands.repeated() ? "unchanged" : "done",
                            null);
            case Outcome.InviteRefused refused ->
                    new Row(
                            friend,
                            decision.word(),
                            "refused",
                            refused.refusal().name().toLowerCase(Locale.ROOT));
            case Outcome.Failed _ ->
                    new Row(friend, decision.word(), "refused", ProblemCode.INTERNAL.code());
            default -> throw new IllegalStateException("a review came to " + outcome);
        };
    }

    @POST
    @Path("/reviews/rounds")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "reconsiderAcceptances",
            summary = "Looks again at the acceptances of the last two days, now",
            description = "By itself that is done every campaign hour.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = LookedAgain.class)))
    public Response lookAgain(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            byte[] body) {
        desk.look(request);
        String reason = Bodies.reason(body);
        return desk.write(
                request,
                body,
                DECIDING,
                new Desk.Act("reviews.round", campaign, reason),
                _ -> {
                    find(campaign);
                    ReviewRounds.Round round = rounds.roundNow(campaign);
                    return Desk.Done.with(
                            new LookedAgain(
                                    "done", round.looked(), round.held(), round.released()));
                });
    }

    @POST
    @Path("/invites/{code}/clawback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "clawBackInvite",
            summary = "Claws a whole invite back",
            description =
                    "It can't be accepted any more, and what it has earned both sides is taken back as far as it was"
                            + " not spent. Again, it changes nothing.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ClawedBack.class)))
    @APIResponse(responseCode = "404", description = "invite_unknown", ref = "Problem")
    public Response clawBack(
            @Context HttpServerRequest request,
            @PathParam("campaign") String campaign,
            @PathParam("code") String code,
            byte[] body) {
        desk.look(request);
        String reason = Bodies.reason(body);
        if (!(ShortCode.parse(code) instanceof ShortCode.Reading.Valid valid)) {
            throw ProblemException.of(
                    ProblemCode.PARAMETER_INVALID, "code", "that is no code of an invite");
        }
        return desk.write(
                request,
                body,
                DECIDING,
                new Desk.Act("invite.clawback", campaign + " " + valid.code().text(), reason),
                operator -> clawedBack(campaign, valid.code(), operator, reason));
    }

    private Desk.Done clawedBack(
            String campaign, ShortCode code, Operator operator, String reason) {
        find(campaign);
        Outcome outcome =
                campaigns
                        .submit(
                                new Command.ClawBackInvite(
                                        campaign,
                                        code.number(),
                                        new Authority(operator.name(), reason)))
                        .join();
        return switch (outcome) {
            case Outcome.InviteStands stands -> {
                stands.invite()
                        .rewarded()
                        .forEach(one -> {
                            watch.settled(campaign, one.friend(), clock.getAsLong());
                            PersonInvites _ = rounds.look(campaign, one.friend());
                        });
                yield Desk.Done.with(
                        new ClawedBack(
                                "done",
                                code.text(),
                                stands.invite().accepted(),
                                stands.repeated()));
            }
            case Outcome.InviteRefused refused
                    when refused.refusal() == InviteRefusal.INVITE_UNKNOWN ->
                    throw ProblemException.of(
                            ProblemCode.INVITE_UNKNOWN,
                            "code",
                            "there is no invite " + code.text() + " in " + campaign);
            default -> throw new IllegalStateException("clawing back came to " + outcome);
        };
    }

    private CampaignView find(String campaign) {
        return campaigns
                .find(campaign)
                .orElseThrow(() ->
                        ProblemException.of(
                                ProblemCode.CAMPAIGN_UNKNOWN,
                                "campaign",
                                "there is no campaign " + campaign));
    }

    private static Language language(HttpServerRequest request) {
        return Language.of(request.getHeader("Accept-Language"));
    }
}
