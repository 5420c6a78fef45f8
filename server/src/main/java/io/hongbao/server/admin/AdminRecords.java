package io.hongbao.server.admin;

import io.hongbao.embedded.DataDirectoryException;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.start.StartOptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is kept: the journal, backups and the audit log. */
@Path("/v1/admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operators")
@SecurityRequirement(name = "adminKey")
@APIResponse(
        responseCode = "401",
        description = "admin_key_missing, admin_key_invalid",
        ref = "Problem")
@APIResponse(responseCode = "403", description = "role_missing", ref = "Problem")
public class AdminRecords {

    private static final Set<Role> ADMIN = Set.of(Role.ADMIN);
    private static final Set<Role> READERS = Set.of(Role.FINANCE);
    private static final int MAX_LINES = 1_000;

    private final Desk desk;
    private final AuditLog log;
    private final EmbeddedHost host;
    private final StartOptions options;

    AdminRecords(Desk desk, AuditLog log, EmbeddedHost host, StartOptions options) {
        this.desk = desk;
        this.log = log;
        this.host = host;
        this.options = options;
    }

    /** A finished backup. */
    record BackedUp(
            @Schema(examples = "done") String status, String name, String path, long millis) {}

    @POST
    @Path("/backup")
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(ref = "IdempotencyKey")
    @Operation(
            operationId = "backup",
            summary = "Writes a backup while the server runs",
            description =
                    "It holds everything that was answered before the request. It also holds secrets and keys: keep"
                            + " it as safe as the data directory.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = Bodies.NewBackup.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = BackedUp.class)))
    @APIResponse(responseCode = "409", description = "backup_exists", ref = "Problem")
    @APIResponse(responseCode = "507", description = "backup_failed", ref = "Problem")
    public Response backup(@Context HttpServerRequest request, byte[] body) {
        desk.look(request);
        String name =
                Bodies.required(StrictJson.read(body, Bodies.NewBackup.class).name(), "name", 64);
        if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}")) {
            throw ProblemException.of(
                    ProblemCode.JSON_FIELD_INVALID,
                    "name",
                    "name must have 1 to 64 of A-Z a-z 0-9 . _ - and not begin with a dot");
        }
        return desk.write(
                request,
                body,
                ADMIN,
                new Desk.Act("backup", name, ""),
                _ -> Desk.Done.with(backUp(name)));
    }

    /** One at a time: of two with the same name the second one is refused. */
    private synchronized BackedUp backUp(String name) {
        java.nio.file.Path target = options.backups().resolve(name);
        if (Files.exists(target)) {
            throw ProblemException.of(
                    ProblemCode.BACKUP_EXISTS, "name", "choose another name than " + name);
        }
        long startNanos = System.nanoTime();
        try {
            host.backup(target);
        } catch (DataDirectoryException e) {
            if (Files.exists(target)) {
                JournalExport.delete(target);
            }
            throw ProblemException.of(ProblemCode.BACKUP_FAILED, String.valueOf(e.getMessage()));
        }
        long millis = (System.nanoTime() - startNanos) / 1_000_000;
        return new BackedUp("done", name, target.toString(), millis);
    }

    @GET
    @Path("/journal")
    @Produces("application/x-ndjson")
    @Operation(
            operationId = "exportJournal",
            summary = "The journal up to now, one entry a line",
            description =
                    "A stream of any length; docs/journal.md describes the lines. To go on later, ask for the entry"
                            + " after the last one.")
    @APIResponse(
            responseCode = "200",
            description = "One JSON object a line",
            content = @Content(mediaType = "application/x-ndjson"))
    public Response journal(
            @Context HttpServerRequest request,
            @Parameter(description = "The number of the first entry")
                    @QueryParam("from")
                    @DefaultValue("1")
                    String from) {
        long fromSeq = sequence(from);
        return desk.act(
                request,
                READERS,
                new Desk.Act("journal.export", "from " + fromSeq, ""),
                _ -> {
                    JournalExport export = JournalExport.of(host, options.dataDirectory(), fromSeq);
                    StreamingOutput lines =
                            out -> {
                                try (export) {
                                    export.writeTo(out);
                                }
                            };
                    return new Desk.Done(
                            "done", Response.ok(lines, "application/x-ndjson").build());
                });
    }

    @GET
    @Path("/audit-log")
    @Operation(
            operationId = "auditLog",
            summary = "What operators did and tried, newest first",
            description = "Times are the machine's, not the campaign's.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AuditLog.Written[].class)))
    public Response auditLog(
            @Context HttpServerRequest request,
            @Parameter(description = "The name of an admin key")
                    @QueryParam("actor")
                    @DefaultValue("")
                    String actor,
            @Parameter(description = "Such as campaign.pause")
                    @QueryParam("action")
                    @DefaultValue("")
                    String action,
            @Parameter(description = "RFC 3339, inclusive") @QueryParam("from") @DefaultValue("")
                    String from,
            @Parameter(description = "RFC 3339, exclusive") @QueryParam("to") @DefaultValue("")
                    String to,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        long fromMillis = millis("from", from, Long.MIN_VALUE);
        long toMillis = millis("to", to, Long.MAX_VALUE);
        int lines = limit(limit);
        Predicate<AuditLog.Written> wanted =
                line ->
                        (actor.isEmpty() || line.actor().equals(actor))
                                && (action.isEmpty() || line.action().equals(action))
                                && isBetween(Rfc3339.parse(line.at()), fromMillis, toMillis);
        return desk.act(
                request,
                READERS,
                new Desk.Act("audit-log.read", "", ""),
                _ -> {
                    List<AuditLog.Written> found = log.newest(wanted, lines);
                    return Desk.Done.with(found);
                });
    }

    private static long sequence(String value) {
        try {
            long seq = Long.parseLong(value);
            if (seq >= 1) {
                return seq;
            }
        } catch (NumberFormatException e) {
            throw badSequence();
        }
        throw badSequence();
    }

    private static ProblemException badSequence() {
        return ProblemException.of(
                ProblemCode.PARAMETER_INVALID, "from", "from must be a whole number from 1");
    }

    private static boolean isBetween(long atMillis, long fromMillis, long toMillis) {
        return atMillis >= fromMillis && atMillis < toMillis;
    }

    private static long millis(String field, String value, long otherwise) {
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            // A plus sign that was not escaped arrives as a space.
            return Rfc3339.parse(value.replace(' ', '+'));
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(ProblemCode.PARAMETER_INVALID, field, "" + e.getMessage());
        }
    }

    private static int limit(String value) {
        try {
            int lines = Integer.parseInt(value);
            if (lines >= 1 && lines <= MAX_LINES) {
                return lines;
            }
        } catch (NumberFormatException e) {
            throw badLimit();
        }
        throw badLimit();
    }

    private static ProblemException badLimit() {
        return ProblemException.of(
                ProblemCode.PARAMETER_INVALID, "limit", "limit must be 1 to " + MAX_LINES);
    }
}
