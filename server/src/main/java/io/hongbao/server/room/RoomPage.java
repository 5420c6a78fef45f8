package io.hongbao.server.room;

import io.hongbao.core.room.WaitingRoom;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.page.PageFile;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Messages;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /waiting-room/{campaign}?ticket=1-48213&lang=zh}: a plain page for those who wait. It
 * is drawn here and refreshes itself, so that it works without a script; its script computes the
 * place on the device from the document that everybody polls. A ticket is no secret, so it may
 * stand in an address.
 */
public final class RoomPage implements HotRoute {

    private static final CharSequence HTML = HttpHeaders.createOptimized("text/html;charset=utf-8");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Rooms rooms;
    private final Campaigns campaigns;
    private final CampaignClock clock;
    private final PageFile page = PageFile.of("/waiting-room.html");
    private final PageFile style = PageFile.of("/waiting-room.css");
    private final PageFile script = PageFile.of("/waiting-room.js");
    private final String policy =
            "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; style-src "
                    + style.source()
                    + "; script-src "
                    + script.source();

    public RoomPage(Rooms rooms, Campaigns campaigns, CampaignClock clock) {
        this.rooms = rooms;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        CampaignView campaign = campaigns.requirePublished(target);
        Language language =
                language(
                        parameter(request, "lang"), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        Optional<TicketId> ticket = ticket(parameter(request, "ticket"));
        HttpServerResponse response = request.response();
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, HTML)
                .set(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .set("content-language", language.tag())
                .set("content-security-policy", policy)
                .set("referrer-policy", "no-referrer");
        response.end(Buffer.buffer(html(campaign, ticket, language)));
    }

    private static @Nullable String parameter(HttpServerRequest request, String name) {
        try {
            return request.getParam(name);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(
                    ProblemCode.PARAMETER_INVALID,
                    name,
                    "the query is not percent-encoded as it must be");
        }
    }

    private static Language language(@Nullable String wanted, @Nullable String accepted) {
        if (wanted != null && wanted.startsWith("zh")) {
            return Language.ZH;
        }
        return "en".equals(wanted) ? Language.EN : Language.of(accepted);
    }

    private static Optional<TicketId> ticket(@Nullable String text) {
        return text == null || text.isEmpty()
                ? Optional.empty()
                : Optional.of(TicketId.parse(text));
    }

    private String html(CampaignView campaign, Optional<TicketId> ticket, Language language) {
        RoomView view = rooms.of(campaign);
        long nowMillis = clock.getAsLong();
        Standing standing = standing(view, ticket, nowMillis);
        NumberFormat numbers = NumberFormat.getIntegerInstance(Locale.US);
        boolean placed = standing.place() != WaitingRoom.NO_PLACE;
        Language other = language == Language.ZH ? Language.EN : Language.ZH;
        String id = ticket.map(TicketId::toString).orElse("");
        Map<String, String> values =
                Map.ofEntries(
                        Map.entry("lang", language.tag()),
                        Map.entry("title", text("title", language)),
                        Map.entry("campaign", PageFile.escaped(title(campaign, language))),
                        Map.entry("campaignId", campaign.id()),
                        Map.entry("ticket", id),
                        Map.entry("message", Messages.ofRoom(standing.kind().word(), language)),
                        Map.entry("placeLabel", text("place", language)),
                        Map.entry("place", placed ? numbers.format(standing.place()) : "–"),
                        Map.entry("aheadLabel", text("ahead", language)),
                        Map.entry("ahead", placed ? numbers.format(standing.ahead()) : "–"),
                        Map.entry("turnLabel", text("turn", language)),
                        Map.entry("turn", turn(standing, campaign)),
                        Map.entry("keep", text("keep", language)),
                        Map.entry("ticketLabel", text("ticket", language)),
                        Map.entry("otherLang", other.tag()),
                        Map.entry("other", text("this", other)),
                        Map.entry("texts", texts(language)),
                        Map.entry("style", style.text()),
                        Map.entry("script", script.text()));
        return page.filled(values);
    }

    private static Standing standing(RoomView view, Optional<TicketId> ticket, long nowMillis) {
        boolean needed = view.stateAt(nowMillis).needsPlace();
        boolean known =
                ticket.filter(id ->
                                id.opening() == view.room().opening()
                                        && id.index() < view.room().joined())
                        .isPresent();
        if (needed && known) {
            return Standing.of(view, ticket.get().index(), nowMillis);
        }
        return new Standing(
                needed ? Standing.Kind.NO_TICKET : Standing.Kind.NOT_NEEDED,
                WaitingRoom.NO_PLACE,
                0,
                Standing.UNKNOWN,
                nowMillis);
    }

    private static String turn(Standing standing, CampaignView campaign) {
        return standing.turnAtMillis() != Standing.UNKNOWN
                ? TIME.format(
                        Instant.ofEpochMilli(standing.turnAtMillis())
                                .atZone(campaign.terms().zone()))
                : "–";
    }

    private static String title(CampaignView campaign, Language language) {
        var text = campaign.terms().texts().get(language.id());
        return text == null ? campaign.id() : text.title();
    }

    private static String text(String key, Language language) {
        return Messages.ofRoom("page." + key, language);
    }

    /** What the script says, by kind. */
    private static String texts(Language language) {
        StringBuilder all = new StringBuilder();
        for (Standing.Kind kind : Standing.Kind.values()) {
            all.append(" data-")
                    .append(kind.word().replace('_', '-'))
                    .append("=\"")
                    .append(PageFile.escaped(Messages.ofRoom(kind.word(), language)))
                    .append('"');
        }
        return all.toString();
    }
}
