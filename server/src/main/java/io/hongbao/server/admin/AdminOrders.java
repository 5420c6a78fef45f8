package io.hongbao.server.admin;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.UserId;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderEnd;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.order.OrderCard;
import io.hongbao.server.order.Ordering;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.session.People;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What operators do for people's orders. */
@Path("/v1/admin/people/{user}/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
@APIResponse(responseCode = "404", description = "order_unknown", ref = "Problem")
public class AdminOrders {

    private static final Set<Role> LOOKING = Set.of(Role.OPERATOR, Role.FINANCE);
    private static final Set<Role> CANCELLING = Set.of(Role.OPERATOR);
    private static final Set<Role> REFUNDING = Set.of(Role.FINANCE);
    private static final int MOST = 200;

    private final Desk desk;
    private final People people;
    private final Campaigns campaigns;
    private final Ordering ordering;

    AdminOrders(Desk desk, People people, Campaigns campaigns, Ordering ordering) {
        this.desk = desk;
        this.people = people;
        this.campaigns = campaigns;
        this.ordering = ordering;
    }

    /** A person's orders, newest first. */
    record Listed(List<OrderCard> orders) {}

    /** How much to give back, and why. */
    record Refund(
            @Nullable @Schema(description = "In minor units, at least 1") Long amountMinor,
            @Nullable String reason) {}

    @GET
    @Operation(operationId = "ordersOfPerson", summary = "A person's orders, newest first")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Listed.class)))
    public Response list(@Context HttpServerRequest request, @PathParam("user") String user) {
        UserId pseudonym = people.of(user);
        return desk.act(
                request,
                LOOKING,
                new Desk.Act("orders.find", pseudonym.toString(), ""),
                _ ->
                        Desk.Done.with(
                                new Listed(ordering.newest(pseudonym, MOST, language(request)))));
    }

    @POST
    @Path("/{order}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "cancelOrderOfPerson",
            summary = "Cancels an order that has not been completed",
            description = "Everything is given back; the outlet is told.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = OrderCard.class)))
    @APIResponse(responseCode = "409", description = "order_not_cancellable", ref = "Problem")
    public Response cancel(
            @Context HttpServerRequest request,
            @PathParam("user") String user,
            @PathParam("order") String order,
            byte[] body) {
        desk.look(request);
        String reason = Bodies.reason(body);
        UserId pseudonym = people.of(user);
        return write(
                request,
                body,
                CANCELLING,
                new Desk.Act("order.cancel", order + " of " + pseudonym, reason),
                pseudonym,
                order,
                _ -> new Command.CancelOrder(pseudonym, order, OrderEnd.CANCELLED_BY_OPERATOR));
    }

    @POST
    @Path("/{order}/refunds")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "refundOrder",
            summary = "Gives a part, or all, of a completed order back",
            description =
                    "In the proportion in which it was paid: vouchers get theirs back with at"
                            + " least the time they had left, the payment provider pays the rest."
                            + " Needs an Idempotency-Key.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Refund.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = OrderCard.class)))
    @APIResponse(
            responseCode = "409",
            description = "order_not_refundable, key_reused",
            ref = "Problem")
    @APIResponse(responseCode = "422", description = "refund_too_large", ref = "Problem")
    public Response refund(
            @Context HttpServerRequest request,
            @PathParam("user") String user,
            @PathParam("order") String order,
            byte[] body) {
        desk.look(request);
        String key = Requests.idempotencyKey(request);
        Refund asked = StrictJson.read(body, Refund.class);
        String reason = Bodies.required(asked.reason(), "reason", 500);
        if (asked.amountMinor() == null || asked.amountMinor() < 1) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID,
                    "amountMinor",
                    "amountMinor is required: minor units, at least 1");
        }
        long amountMinor = asked.amountMinor();
        UserId pseudonym = people.of(user);
        return write(
                request,
                body,
                REFUNDING,
                new Desk.Act("order.refund", order + " of " + pseudonym, reason),
                pseudonym,
                order,
                operator ->
                        new Command.RefundOrder(
                                pseudonym,
                                order,
                                amountMinor,
                                key,
                                new Authority(operator.name(), reason)));
    }

    private Response write(
            HttpServerRequest request,
            byte[] body,
            Set<Role> roles,
            Desk.Act act,
            UserId user,
            String id,
            Function<Operator, Command> command) {
        return desk.write(
                request,
                body,
                roles,
                act,
                operator -> {
                    Order order = ordering.order(user, id);
                    CampaignView campaign = campaigns.find(order.campaign()).orElseThrow();
                    return Desk.Done.with(
                            ordering.ordered(
                                    campaigns.submit(command.apply(operator)).join(),
                                    campaign,
                                    language(request)));
                });
    }

    private static Language language(HttpServerRequest request) {
        return Language.of(request.getHeader("Accept-Language"));
    }
}
