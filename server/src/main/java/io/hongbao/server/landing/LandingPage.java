package io.hongbao.server.landing;

import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.HotRoute;
import io.hongbao.server.invite.PosterAddresses;
import io.hongbao.server.invite.PublicPages;
import io.hongbao.server.page.PageFile;
import io.hongbao.server.problem.Language;
import io.hongbao.server.trace.Trace;
import io.hongbao.server.trace.Traces;
import io.hongbao.share.Channel;
import io.hongbao.share.InviteSearch.Outcome;
import io.hongbao.share.Link;
import io.hongbao.share.Occasion;
import io.hongbao.share.Poster;
import io.hongbao.share.ShareForm;
import io.hongbao.share.ShortCode;
import io.hongbao.share.SpokenWords;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /i/{code}?f=link&c=wechat&in=lny2026}: what people see who open an invite's link. It
 * looks nothing up: the page follows from the text of the address, so that it says nothing about
 * which codes exist. It needs no script, and leads on in three ways: into the app (or to the
 * campaign page, where there is no app), into a browser where an app's own one blocks that, and by
 * typing the code.
 */
public final class LandingPage implements HotRoute {

    private static final CharSequence HTML = HttpHeaders.createOptimized("text/html;charset=utf-8");

    /** The page carries a click id: nobody else may get it. */
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("private, no-store");

    private final Campaigns campaigns;
    private final CampaignClock clock;
    private final PublicPages pages;
    private final ClickIds clicks;
    private final PosterAddresses posters;
    private final LandingLinks links;
    private final Traces traces;
    private final PageFile page = PageFile.of("/landing.html");
    private final PageFile style = PageFile.of("/landing.css");
    private final String policy =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src "
                    + style.source();

    public LandingPage(
            Campaigns campaigns,
            CampaignClock clock,
            PublicPages pages,
            ClickIds clicks,
            PosterAddresses posters,
            LandingLinks links,
            Traces traces) {
        this.campaigns = campaigns;
        this.clock = clock;
        this.pages = pages;
        this.clicks = clicks;
        this.posters = posters;
        this.links = links;
        this.traces = traces;
    }

    /** Makes what the first page would have to wait for. */
    void prepare() {
        Object _ = pages.search();
    }

    /** A request, as far as the page depends on it. */
    private record View(
            LandingTexts texts,
            Trace.Way way,
            Optional<InAppBrowser> browser,
            Optional<LandingCampaign> campaign,
            long nowMillis) {}

    @Override
    public void handle(HttpServerRequest request, String target, EventLoop loop) {
        RawQuery query = RawQuery.of(request.query());
        Optional<Language> wanted = query.value("lang").flatMap(LandingPage::language);
        Language language =
                wanted.orElseGet(() -> Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        long now = clock.getAsLong();
        View view =
                new View(
                        LandingTexts.of(language),
                        way(query),
                        InAppBrowser.of(agent == null ? "" : agent),
                        LandingCampaign.of(campaigns, query.value("in"), now),
                        now);
        String text = RawQuery.decoded(target).orElse("");
        switch (pages.search().search(text)) {
            case Outcome.Found found -> {
                ShortCode code = found.sightings().getFirst().code();
                // Whoever changes the language is looking at the page already.
                if (wanted.isEmpty() && isLookedAt(request)) {
                    trace(code, view);
                }
                answer(request, 200, language, page.filled(invite(code, view)));
            }
            case Outcome.DidYouMean near ->
                    answer(request, 404, language, page.filled(mistake(near.suggestions(), view)));
            case Outcome.Nothing _ ->
                    answer(request, 404, language, page.filled(mistake(List.of(), view)));
        }
    }

    private static boolean isLookedAt(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) && !Previewers.isOne(request);
    }

    private void trace(ShortCode code, View view) {
        view.campaign()
                .ifPresent(campaign ->
                        traces.happened(
                                new Trace.Opened(
                                        campaign.id(),
                                        view.nowMillis(),
                                        code.number(),
                                        view.way())));
    }

    private static Optional<Language> language(String wanted) {
        return switch (wanted) {
            case "en" -> Optional.of(Language.EN);
            case "zh", "zh-CN" -> Optional.of(Language.ZH);
            default -> Optional.empty();
        };
    }

    private static Trace.Way way(RawQuery query) {
        return new Trace.Way(
                query.value("f").flatMap(ShareForm::of).orElse(ShareForm.LINK),
                query.value("c").flatMap(Channel::of).orElse(Channel.OTHER));
    }

    private void answer(HttpServerRequest request, int status, Language language, String html) {
        HttpServerResponse response = request.response();
        response.setStatusCode(status);
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, HTML)
                .set(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .set("content-language", language.tag())
                .set("content-security-policy", policy)
                .set("referrer-policy", "no-referrer")
                .set("x-content-type-options", "nosniff");
        response.end(Buffer.buffer(html));
    }

    /** What both pages have; the parts that only one of them has are left out. */
    private static Map<String, String> common(View view, PageFile style) {
        LandingTexts texts = view.texts();
        LandingTexts other = texts.other();
        Map<String, String> values = new HashMap<>();
        for (String part :
                List.of(
                        "ogTitle",
                        "lead",
                        "rows",
                        "terms",
                        "code",
                        "suggestions",
                        "browserHow",
                        "appLink",
                        "typeNote",
                        "storeLink",
                        "privacy",
                        "from")) {
            values.put(part, "");
        }
        values.put("lang", texts.language().tag());
        values.put("style", style.text());
        values.put("otherLang", other.language().tag());
        values.put("other", other.of("this"));
        values.put(
                "otherLink", PageFile.escaped(link("", view) + "&lang=" + other.language().id()));
        return values;
    }

    /**
     * Relative, so that it stays on the host that the page came from.
     *
     * @param codeText empty for the page itself
     */
    private static String link(String codeText, View view) {
        String in = view.campaign().map(campaign -> "&in=" + campaign.id()).orElse("");
        Trace.Way way = view.way();
        return codeText + "?f=" + way.form().id() + "&c=" + way.channel().name() + in;
    }

    private Map<String, String> invite(ShortCode code, View view) {
        LandingTexts texts = view.texts();
        Map<String, String> values = common(view, style);
        Optional<LandingCampaign> campaign = view.campaign();
        String title =
                campaign.map(one -> one.title(texts.language()))
                        .filter(one -> !one.isEmpty())
                        .orElse(texts.of("title"));
        values.put("title", PageFile.escaped(title));
        values.put("from", texts.of("from"));
        campaign.ifPresentOrElse(
                one -> {
                    values.put("rows", rows(one.rows(texts)));
                    values.put("terms", PageFile.escaped(one.terms(texts)));
                },
                () -> values.put("lead", texts.of("lead")));
        values.put("codeLabel", texts.of("code"));
        values.put("code", code.text());
        values.put("hold", texts.of("hold"));
        values.put("sayLabel", texts.of("say"));
        values.put("spoken", PageFile.escaped(new SpokenWords(code, texts.shared()).text()));
        preview(values, code, view);
        String click = clicks.newId(code, view.way(), view.nowMillis());
        String own = campaign.map(one -> links.page(one.id(), code, click)).orElse("");
        if (own.isEmpty()) {
            waysOn(values, click, view);
        } else {
            toCampaignPage(values, own, texts);
        }
        values.put("privacy", texts.of("privacy"));
        return values;
    }

    private void preview(Map<String, String> values, ShortCode code, View view) {
        LandingTexts texts = view.texts();
        Occasion occasion =
                view.campaign()
                        .map(one -> one.occasion(texts.language()))
                        .orElse(new Occasion("", "", ""));
        Link poster =
                new Link(
                        pages.base(),
                        code,
                        ShareForm.POSTER,
                        view.way().channel(),
                        view.campaign().map(LandingCampaign::id).orElse(""));
        URI image = URI.create(posters.urlFor(new Poster(poster, occasion, texts.shared())));
        Link.Preview preview = poster.preview(occasion, texts.shared(), image);
        values.put("ogTitle", PageFile.escaped(preview.title()));
        values.put("ogDescription", PageFile.escaped(preview.description()));
        values.put("ogImage", PageFile.escaped(preview.image().toString()));
        values.put("ogLocale", texts.language() == Language.ZH ? "zh_CN" : "en_US");
    }

    private void waysOn(Map<String, String> values, String click, View view) {
        LandingTexts texts = view.texts();
        view.browser()
                .ifPresent(browser -> {
                    String app = texts.of("app." + browser.id());
                    String entry = texts.of("entry." + browser.id());
                    values.put("browserTitle", texts.of("browser.title"));
                    values.put(
                            "browserHow",
                            texts.of("browser.how", "app", app).replace("{entry}", entry));
                });
        values.put("appLink", PageFile.escaped(links.app(click)));
        values.put("openTitle", texts.of("open.title"));
        values.put("openButton", texts.of("open.button"));
        values.put("openNote", texts.of("open.note"));
        values.put("typeTitle", texts.of("type.title"));
        values.put("typeNote", texts.of("type.note"));
        values.put("storeLink", PageFile.escaped(links.store(click)));
        values.put("storeText", texts.of("store.text"));
        values.put("storeButton", texts.of("store.button"));
    }

    /** It opens in any browser, also in an app's own one: there is no way out to be shown. */
    private static void toCampaignPage(
            Map<String, String> values, String link, LandingTexts texts) {
        values.put("appLink", PageFile.escaped(link));
        values.put("openTitle", texts.of("page.title"));
        values.put("openButton", texts.of("page.button"));
        values.put("openNote", texts.of("page.note"));
        values.put("typeTitle", texts.of("page.type.title"));
        values.put("typeNote", texts.of("page.type.note"));
    }

    private static String rows(List<LandingCampaign.Row> rows) {
        StringBuilder html = new StringBuilder();
        for (LandingCampaign.Row row : rows) {
            html.append("<div><dt>")
                    .append(PageFile.escaped(row.label()))
                    .append("</dt><dd>")
                    .append(PageFile.escaped(row.prize()))
                    .append("</dd></div>\n");
        }
        return html.toString();
    }

    private Map<String, String> mistake(List<ShortCode> suggestions, View view) {
        LandingTexts texts = view.texts();
        boolean near = !suggestions.isEmpty();
        Map<String, String> values = common(view, style);
        values.put("title", texts.of("mistake.title"));
        values.put("lead", texts.of(near ? "mistake.near" : "mistake.far"));
        values.put("again", texts.of("mistake.again"));
        StringBuilder items = new StringBuilder();
        for (ShortCode code : suggestions) {
            items.append("<li><a translate=\"no\" href=\"")
                    .append(PageFile.escaped(link(code.text(), view)))
                    .append("\">")
                    .append(code.text())
                    .append("</a></li>\n");
        }
        values.put("suggestions", items.toString());
        return values;
    }
}
