package io.hongbao.server.trace;

import io.hongbao.core.UserId;
import io.hongbao.server.json.JsonBytes;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.share.Channel;
import io.hongbao.share.ShareForm;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A step as a line of the log: a JSON object whose fields docs/sharing.md lists. Programs outside
 * read these lines: fields may be added, and never change their meaning.
 */
final class TraceLine {

    private TraceLine() {}

    /** Every field that there is. */
    record Fields(
            @Nullable String type,
            @Nullable String at,
            @Nullable String campaign,
            @Nullable Long number,
            @Nullable String form,
            @Nullable String channel,
            @Nullable String inviter,
            @Nullable String friend,
            @Nullable String user,
            @Nullable Boolean inviterRewarded,
            @Nullable String outlet,
            @Nullable String obstacle) {}

    /** Appends the line, with its line feed. */
    static void write(JsonBytes out, Trace trace) {
        switch (trace) {
            case Trace.Shared it -> {
                begin(out, "shared", it);
                number(out, it.number());
                way(out, it.way());
                person(out, "inviter", it.inviter());
            }
            case Trace.Opened it -> {
                begin(out, "opened", it);
                number(out, it.number());
                way(out, it.way());
            }
            case Trace.Installed it -> {
                begin(out, "installed", it);
                number(out, it.number());
                way(out, it.way());
                person(out, "friend", it.friend());
            }
            case Trace.Accepted it -> {
                begin(out, "accepted", it);
                number(out, it.number());
                way(out, it.way());
                person(out, "inviter", it.inviter());
                person(out, "friend", it.friend());
                out.ascii(",\"inviterRewarded\":").ascii(Boolean.toString(it.inviterRewarded()));
            }
            case Trace.Ordered it -> {
                begin(out, "ordered", it);
                person(out, "user", it.user());
                text(out, "outlet", it.outlet());
            }
            case Trace.Reported it -> {
                begin(out, "reported", it);
                way(out, it.way());
                person(out, "user", it.user());
                text(out, "obstacle", it.obstacle().name().toLowerCase(Locale.ROOT));
            }
        }
        out.ascii("}\n");
    }

    private static void begin(JsonBytes out, String type, Trace trace) {
        out.ascii("{\"type\":\"").ascii(type).ascii("\",\"at\":\"");
        Rfc3339.write(out, trace.atMillis(), ZoneOffset.UTC).character('"');
        text(out, "campaign", trace.campaign());
    }

    private static void number(JsonBytes out, long number) {
        out.ascii(",\"number\":").number(number);
    }

    private static void way(JsonBytes out, Trace.Way way) {
        text(out, "form", way.form().id());
        text(out, "channel", way.channel().name());
    }

    private static void person(JsonBytes out, String field, UserId person) {
        text(out, field, person.toString());
    }

    private static void text(JsonBytes out, String field, String value) {
        out.ascii(",\"").ascii(field).ascii("\":").text(value);
    }

    /**
     * The step of a line.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Trace read(String line) {
        try {
            return trace(StrictJson.read(line.getBytes(StandardCharsets.UTF_8), Fields.class));
        } catch (ProblemException e) {
            throw new IllegalArgumentException("no trace: " + e.getMessage(), e);
        }
    }

    private static Trace trace(Fields of) {
        String campaign = need(of.campaign(), "campaign");
        long at = Rfc3339.parse(need(of.at(), "at"));
        return switch (need(of.type(), "type")) {
            case "shared" ->
                    new Trace.Shared(
                            campaign, at, number(of), person(of.inviter(), "inviter"), way(of));
            case "opened" -> new Trace.Opened(campaign, at, number(of), way(of));
            case "installed" ->
                    new Trace.Installed(
                            campaign, at, number(of), person(of.friend(), "friend"), way(of));
            case "accepted" ->
                    new Trace.Accepted(
                            campaign,
                            at,
                            number(of),
                            person(of.inviter(), "inviter"),
                            person(of.friend(), "friend"),
                            way(of),
                            need(of.inviterRewarded(), "inviterRewarded"));
            case "ordered" ->
                    new Trace.Ordered(
                            campaign, at, person(of.user(), "user"), need(of.outlet(), "outlet"));
            case "reported" ->
                    new Trace.Reported(
                            campaign,
                            at,
                            person(of.user(), "user"),
                            way(of),
                            Trace.Obstacle.valueOf(
                                    need(of.obstacle(), "obstacle").toUpperCase(Locale.ROOT)));
            default -> throw new IllegalArgumentException("no such type: " + of.type());
        };
    }

    private static long number(Fields of) {
        return need(of.number(), "number");
    }

    private static UserId person(@Nullable String hex, String field) {
        return UserId.parse(need(hex, field));
    }

    private static Trace.Way way(Fields of) {
        return new Trace.Way(
                ShareForm.of(need(of.form(), "form"))
                        .orElseThrow(
                                () -> new IllegalArgumentException("no such form: " + of.form())),
                new Channel(need(of.channel(), "channel")));
    }

    private static <T> T need(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("a trace without " + field);
        }
        return value;
    }
}
