package io.hongbao.server.admin;

import io.hongbao.core.UserId;
import io.hongbao.server.abuse.ScoredWatch;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.campaign.SteadyClock;
import io.hongbao.server.chat.Guides;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.session.People;
import io.hongbao.server.session.Revocations;
import io.hongbao.server.trace.TraceLog;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Erases people: takes away everything that leads from the app's own id to what they did. The
 * ledger, which knows pseudonyms only, stays whole.
 */
@Path("/v1/admin/people/{user}/erasure")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
public class AdminErasure {

    private static final Set<Role> ERASING = Set.of(Role.ADMIN);

    private final Desk desk;
    private final People people;
    private final Revocations revocations;
    private final Campaigns campaigns;
    private final ScoredWatch watch;
    private final TraceLog traces;
    private final Guides guides;
    private final Receipts receipts;
    private final SteadyClock machineClock;

    AdminErasure(
            Desk desk,
            People people,
            Revocations revocations,
            Campaigns campaigns,
            ScoredWatch watch,
            TraceLog traces,
            Guides guides,
            Receipts receipts,
            SteadyClock machineClock) {
        this.desk = desk;
        this.people = people;
        this.revocations = revocations;
        this.campaigns = campaigns;
        this.watch = watch;
        this.traces = traces;
        this.guides = guides;
        this.receipts = receipts;
        this.machineClock = machineClock;
    }

    /** A person was erased. */
    record Erased(
            @Schema(examples = "done") String status,
            @Schema(description = "The campaigns of now, which this account may not enter again")
                    List<String> barredFrom) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "erasePerson",
            summary = "Erases a person",
            description =
                    "Ends their passes, forgets their devices, networks, conversations and traces, and gives the app's"
                            + " id another pseudonym, so that no look-up finds what they left. It cannot be"
                            + " undone. The role admin is needed. Without an idempotency key: sent again, it erases"
                            + " whoever the id stands for by then.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Erased.class)))
    public Response erase(
            @Context HttpServerRequest request, @PathParam("user") String user, byte[] body) {
        desk.look(request);
        String reason = Bodies.reason(body);
        if (user.isEmpty() || user.length() > 128) {
            throw ProblemException.of(
                    ProblemCode.PARAMETER_INVALID, "user", "user must have 1 to 128 characters");
        }
        // Neither the id nor the pseudonym: the log is kept, and would be the link.
        return desk.act(
                request,
                ERASING,
                new Desk.Act("person.erase", "", reason),
                _ -> Desk.Done.with(new Erased("done", erased(user))));
    }

    /**
     * In an order in which it can be begun again after a crash: the id leads to the old pseudonym
     * until all else is done. What a pass that is not revoked yet leaves meanwhile is forgotten
     * after it.
     */
    private synchronized List<String> erased(String user) {
        UserId before = people.of(user);
        revocations.revokeAll(before, machineClock.getAsLong());
        forget(before);
        receipts.forget(receipt -> names(receipt, user));
        List<String> barred =
                campaigns.all().stream()
                        .filter(CampaignView::isPublic)
                        .map(CampaignView::id)
                        .toList();
        people.erase(user, barred);
        revocations.revokeAll(before, machineClock.getAsLong());
        forget(before);
        return barred;
    }

    private void forget(UserId user) {
        watch.forget(user);
        long _ = traces.forget(user);
        guides.forget(user);
    }

    /** Their addresses and answers have the app's id in them. */
    private static boolean names(Receipts.Receipt receipt, String user) {
        String inPath = URLEncoder.encode(user, StandardCharsets.UTF_8).replace("+", "%20");
        return receipt.operation().contains("/people/" + user + "/")
                || receipt.operation().contains("/people/" + inPath + "/")
                || receipt.answer().contains("\"" + user + "\"")
                || receipt.answer().contains(" of " + user + "\"");
    }
}
