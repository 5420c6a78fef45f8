package io.hongbao.server.admin;

import io.hongbao.finance.Breakage;
import io.hongbao.finance.Days;
import io.hongbao.finance.PayoutReport;
import io.hongbao.finance.ProviderFile;
import io.hongbao.finance.Reconciliation;
import io.hongbao.finance.Settlement;
import io.hongbao.finance.SettlementReport;
import io.hongbao.finance.TrialBalance;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What accounting asks for. docs/finance.md says what each figure means. */
@Path("/v1/admin/finance")
@Tag(name = "finance")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
@APIResponse(responseCode = "404", description = "campaign_unknown", ref = "Problem")
@APIResponse(responseCode = "503", description = "reports_busy", ref = "Problem")
public class AdminFinance {

    private static final Set<Role> FINANCE = Set.of(Role.FINANCE);
    private static final String JSON = MediaType.APPLICATION_JSON;
    private static final String ONE_AT_A_TIME =
            " Reads the whole journal, up to now; such reports are made one at a time. The header"
                    + " Report-Holds says whether everything in it is as it must be.";

    private final Desk desk;
    private final FinanceReports reports;
    private final ClosedDays closedDays;

    AdminFinance(Desk desk, FinanceReports reports, ClosedDays closedDays) {
        this.desk = desk;
        this.reports = reports;
        this.closedDays = closedDays;
    }

    @GET
    @Path("/trial-balance")
    @Operation(
            operationId = "trialBalance",
            summary = "The balance of every account, and the proof that they sum to zero",
            description = "From all postings, not from running totals." + ONE_AT_A_TIME)
    @APIResponse(responseCode = "200", content = @Content(mediaType = JSON))
    public Response trialBalance(
            @Context HttpServerRequest request,
            @QueryParam("campaign") @DefaultValue("") String campaign,
            @Parameter(description = "json, csv or text")
                    @QueryParam("format")
                    @DefaultValue("json")
                    String format) {
        ReportFormat as = ReportFormat.of(format);
        return make(
                request,
                "trial-balance",
                campaign,
                () ->
                        reports.answer(
                                campaign,
                                as,
                                (books, sink) -> {
                                    TrialBalance balance = TrialBalance.of(books, Long.MAX_VALUE);
                                    balance.write(sink);
                                    return balance.holds();
                                }));
    }

    @POST
    @Path("/days/{day}/close")
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "closeDay",
            summary = "Closes a day that is over",
            description =
                    "A day of the campaign's zone, from its end on. It is written once, to the disk; closing it again"
                            + " gets the same.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = JSON))
    @APIResponse(responseCode = "409", description = "day_not_over", ref = "Problem")
    public Response close(
            @Context HttpServerRequest request,
            @Parameter(example = "2026-02-06") @PathParam("day") String day,
            @QueryParam("campaign") @DefaultValue("") String campaign) {
        desk.look(request);
        LocalDate date = date("day", day);
        return desk.write(
                request,
                new byte[0],
                FINANCE,
                new Desk.Act("finance.close", campaign + " " + date, ""),
                _ -> {
                    required(campaign);
                    byte[] json = closedDays.close(campaign, date).getBytes(StandardCharsets.UTF_8);
                    return new Desk.Done("done", Response.ok(json, JSON).build());
                });
    }

    @GET
    @Path("/days/{day}/close")
    @Operation(operationId = "closedDay", summary = "A day that was closed")
    @APIResponse(responseCode = "200", content = @Content(mediaType = JSON))
    @APIResponse(responseCode = "404", description = "day_not_closed", ref = "Problem")
    public Response closed(
            @Context HttpServerRequest request,
            @PathParam("day") String day,
            @QueryParam("campaign") @DefaultValue("") String campaign,
            @QueryParam("format") @DefaultValue("json") String format) {
        ReportFormat as = ReportFormat.of(format);
        LocalDate date = date("day", day);
        return make(
                request,
                "closed-day",
                campaign,
                () ->
                        closedDays
                                .find(campaign, date, as)
                                .map(text -> Response.ok(text, as.mediaType()).build())
                                .orElseThrow(() ->
                                        ProblemException.of(
                                                ProblemCode.DAY_NOT_CLOSED,
                                                "day",
                                                "close it first: POST to this address")));
    }

    @POST
    @Path("/reconciliations")
    @Consumes({"text/csv", "text/plain"})
    @Operation(
            operationId = "reconcile",
            summary = "Compares what we booked with the payment provider's file",
            description =
                    "Changes nothing. The file is CSV with the columns id, kind, reference, amount, currency, time; at"
                            + " most 1 MiB. A larger one is reconciled from a backup, with hongbao finance reconcile."
                            + ONE_AT_A_TIME)
    @RequestBody(
            required = true,
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "200", content = @Content(mediaType = JSON))
    @APIResponse(responseCode = "422", description = "provider_file_invalid", ref = "Problem")
    public Response reconcile(
            @Context HttpServerRequest request,
            @QueryParam("campaign") @DefaultValue("") String campaign,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @QueryParam("format") @DefaultValue("json") String format,
            byte[] body) {
        ReportFormat as = ReportFormat.of(format);
        Days days = days(from, to);
        return make(
                request,
                "reconcile",
                campaign,
                () -> {
                    String text = StrictJson.utf8(body);
                    ProviderFile file = new ProviderFile(() -> new StringReader(text));
                    return reports.answer(
                            campaign,
                            as,
                            (books, sink) -> Reconciliation.run(books, days, file, sink).isClean());
                });
    }

    @GET
    @Path("/settlements")
    @Operation(
            operationId = "settlements",
            summary = "What merchants are due",
            description =
                    "Completed orders, redeemed vouchers with the funders' shares, refunds, and the net."
                            + ONE_AT_A_TIME)
    @APIResponse(responseCode = "200", content = @Content(mediaType = JSON))
    public Response settlements(
            @Context HttpServerRequest request,
            @QueryParam("campaign") @DefaultValue("") String campaign,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @Parameter(description = "One merchant; without it all")
                    @QueryParam("merchant")
                    @DefaultValue("")
                    String merchant,
            @Parameter(description = "The funder whose share the merchants bear themselves")
                    @QueryParam("merchantsFunder")
                    @DefaultValue("")
                    String merchantsFunder,
            @QueryParam("format") @DefaultValue("json") String format) {
        ReportFormat as = ReportFormat.of(format);
        Days days = days(from, to);
        return make(
                request,
                "settlements",
                campaign,
                () ->
                        reports.answer(
                                campaign,
                                as,
                                (books, sink) -> {
                                    Settlement settlement = Settlement.of(books, days);
                                    report(settlement, merchant, merchantsFunder).write(sink);
                                    return settlement.holds();
                                }));
    }

    private static SettlementReport report(
            Settlement settlement, String merchant, String merchantsFunder) {
        try {
            return new SettlementReport(settlement, merchant, merchantsFunder);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(
                    ProblemCode.PARAMETER_INVALID, "merchant", "" + e.getMessage());
        }
    }

    @GET
    @Path("/breakage")
    @Operation(
            operationId = "breakage",
            summary = "What people did not use, by day and prize, and where its money went",
            description = "Expired, forfeited and voided." + ONE_AT_A_TIME)
    @APIResponse(responseCode = "200", content = @Content(mediaType = JSON))
    public Response breakage(
            @Context HttpServerRequest request,
            @QueryParam("campaign") @DefaultValue("") String campaign,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @QueryParam("format") @DefaultValue("json") String format) {
        ReportFormat as = ReportFormat.of(format);
        Days days = days(from, to);
        return make(
                request,
                "breakage",
                campaign,
                () ->
                        reports.answer(
                                campaign,
                                as,
                                (books, sink) -> {
                                    Breakage breakage = Breakage.of(books, days);
                                    breakage.write(sink);
                                    return breakage.holds();
                                }));
    }

    @GET
    @Path("/payouts")
    @Operation(
            operationId = "payoutReport",
            summary = "Cash that was paid out, failed, or is under way",
            description =
                    "Each payout that ended in the days, and those that are under way or wait for the real name at"
                            + " their end. People are named by pseudonym."
                            + ONE_AT_A_TIME)
    @APIResponse(responseCode = "200", content = @Content(mediaType = JSON))
    public Response payouts(
            @Context HttpServerRequest request,
            @QueryParam("campaign") @DefaultValue("") String campaign,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @QueryParam("format") @DefaultValue("json") String format) {
        ReportFormat as = ReportFormat.of(format);
        Days days = days(from, to);
        return make(
                request,
                "payouts",
                campaign,
                () ->
                        reports.answer(
                                campaign,
                                as,
                                (books, sink) -> {
                                    PayoutReport.run(books, days, sink);
                                    return true;
                                }));
    }

    private Response make(
            HttpServerRequest request, String what, String campaign, Supplier<Response> work) {
        return desk.act(
                request,
                FINANCE,
                new Desk.Act("finance." + what, campaign, ""),
                _ -> {
                    required(campaign);
                    return new Desk.Done("done", work.get());
                });
    }

    /** Ids are part of file names: nothing else gets there. */
    private static void required(String campaign) {
        if (!campaign.matches("[a-z0-9-]{1,40}")) {
            throw ProblemException.of(
                    ProblemCode.PARAMETER_INVALID, "campaign", "campaign must be a campaign's id");
        }
    }

    private static Days days(String from, String to) {
        LocalDate first = date("from", from);
        LocalDate last = to.isEmpty() ? first : date("to", to);
        try {
            return Days.of(first, last);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(
                    ProblemCode.PARAMETER_INVALID,
                    "to",
                    "to must not be before from, and at most ten years after it");
        }
    }

    private static LocalDate date(String field, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 1970 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeException e) {
            throw badDate(field);
        }
        throw badDate(field);
    }

    private static ProblemException badDate(String field) {
        return ProblemException.of(
                ProblemCode.PARAMETER_INVALID,
                field,
                field + " must be a day such as 2026-02-06, of the campaign's time zone");
    }
}
