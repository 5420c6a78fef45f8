package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.edge.EdgeLimits;
import io.hongbao.server.edge.FrontDoor;
import io.hongbao.server.edge.HotRoutes;
import io.hongbao.server.invite.Clicks.Click;
import io.hongbao.server.invite.PublicPages;
import io.hongbao.server.landing.ClickIds;
import io.hongbao.server.landing.LandingLinks;
import io.hongbao.server.landing.LandingPage;
import io.hongbao.server.landing.PosterTokens;
import io.hongbao.server.overload.Overload;
import io.hongbao.server.trace.Trace;
import io.hongbao.share.Channel;
import io.hongbao.share.Link;
import io.hongbao.share.ShareForm;
import io.hongbao.share.ShortCode;
import io.hongbao.share.Wordings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page of an invite's link, behind a front door of its own with the addresses of an app. One
 * campaign with invites runs in this server: lny2026.
 */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class LandingPageTest {

    private static final long NUMBER = 1_234_567_890_123L;
    private static final String CODE = ShortCode.of(NUMBER).text();
    private static final String PHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
                    + " Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
    private static final Pattern CLICK = Pattern.compile("href=\"myapp://open\\?click=([\\w-]+)\"");

    private final Queue<Trace> traces = new ConcurrentLinkedQueue<>();
    private final Vertx vertx = Vertx.vertx();
    private int port;

    @Inject Campaigns campaigns;
    @Inject CampaignClock clock;
    @Inject ClickIds clicks;
    @Inject PosterTokens posters;

    @BeforeEach
    void open() {
        LandingPage page =
                new LandingPage(
                        campaigns,
                        clock,
                        new PublicPages(
                                () -> new Link.Base("https://hongbao.example.org"),
                                Wordings.shipped()),
                        clicks,
                        posters,
                        new LandingLinks(
                                LandingLinks.appAddress("myapp://open"),
                                LandingLinks.storeAddress("https://store.example.org/a?id=x")),
                        traces::add);
        port =
                new FrontDoor(
                                vertx,
                                HotRoutes.none()
                                        .with(HttpMethod.GET, "/i/", "", page)
                                        .with(HttpMethod.HEAD, "/i/", "", page),
                                request -> request.response().setStatusCode(418).end(),
                                new AtomicInteger(),
                                new Overload(() -> 0, System.nanoTime()),
                                EdgeLimits.of(100, ""),
                                clock)
                        .open("127.0.0.1", 0, 1);
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private RequestSpecification phone() {
        return RestAssured.given().port(port).urlEncodingEnabled(false).header("User-Agent", PHONE);
    }

    private String page(String path) {
        return phone().get(path).asString();
    }

    /** A request as no client would write it, and all of its answer. */
    private String raw(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request =
                    "GET "
                            + path
                            + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nUser-Agent: "
                            + PHONE
                            + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void thePageSaysWhatBothGetTheCodeAndTheWaysOn() {
        Response answer =
                phone().header("Accept-Language", "zh-CN").get("/i/" + CODE + "?f=link&c=wechat");
        answer.then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/html;charset=utf-8"))
                .header("Cache-Control", equalTo("private, no-store"))
                .header("Content-Language", equalTo("zh-CN"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", startsWith("default-src 'none';"));
        String html = answer.asString();
        assertThat(answer.asByteArray()).hasSizeLessThan(15_000);
        assertThat(html)
                .contains("<html lang=\"zh-CN\"")
                .contains("<meta name=\"robots\" content=\"noindex\">")
                .contains(">" + CODE + "</p>")
                .contains("<dt>你得到</dt><dd>")
                .contains("<dt>朋友得到</dt><dd>")
                .contains("2026年2月28日")
                .contains("在应用里打开")
                .contains("https://store.example.org/a?id=x&amp;referrer=click%3D")
                .contains("property=\"og:image\" content=\"http")
                .contains("href=\"?f=link&amp;c=wechat&amp;in=lny2026&amp;lang=en\"")
                .doesNotContain("{{", "<script", "在浏览器里打开");
        String english = page("/i/" + CODE + "?f=link&c=wechat&lang=en");
        assertThat(english)
                .contains("<html lang=\"en\"")
                .contains("<dt>You get</dt><dd>")
                .contains("28 February 2026")
                .contains("Open in the app");
    }

    @Test
    void aPageViewIsTracedOnceByItsFormAndChannel() {
        page("/i/" + CODE + "?f=poster&c=weibo");
        assertThat(traces)
                .singleElement()
                .isInstanceOfSatisfying(
                        Trace.Opened.class,
                        opened -> {
                            assertThat(opened.campaign()).isEqualTo("lny2026");
                            assertThat(opened.number()).isEqualTo(NUMBER);
                            assertThat(opened.way())
                                    .isEqualTo(
                                            new Trace.Way(ShareForm.POSTER, new Channel("weibo")));
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "'', LINK, other",
        "?f=link, LINK, other",
        "?f=nonsense&c=WeChat, LINK, other",
        "?f=&c=, LINK, other",
        "?f=<script>alert(1)</script>&c=\"><script>, LINK, other",
        "?f=%3Cscript%3E&c=%22%3E%3Cscript%3E, LINK, other",
        "?f=%ff%fe&c=%, LINK, other",
        "?f=spoken&c=a-channel-that-nobody-has-ever-heard-of, SPOKEN, other",
        "?c=sms&f=code&c=weibo, CODE, sms",
        "?xf=spoken&cc=sms&f=passphrase, PASSPHRASE, other"
    })
    void aWayThatIsNotKnownIsALinkOnSomeOtherChannel(String query, ShareForm form, String channel)
            throws IOException {
        String answer = raw("/i/" + CODE + query);
        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .doesNotContainIgnoringCase("<script", "onerror");
        assertThat(traces)
                .extracting(trace -> ((Trace.Opened) trace).way())
                .containsExactly(new Trace.Way(form, new Channel(channel)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
                "TelegramBot (like TwitterBot)",
                "WhatsApp/2.23.20.0",
                "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                "SkypeUriPreview Preview/0.5",
                "Mozilla/5.0 (compatible; Bytespider; spider-feedback@bytedance.com)",
                "curl/8.5.0",
                " "
            })
    void whoOnlyFetchesAPreviewHasOpenedNothing(String agent) {
        RestAssured.given()
                .port(port)
                .header("User-Agent", agent)
                .get("/i/" + CODE)
                .then()
                .statusCode(200);
        assertThat(traces).isEmpty();
    }

    @Test
    void neitherHasAHeadNorAPrefetchNorAChangeOfLanguage() {
        Response head = phone().head("/i/" + CODE);
        head.then().statusCode(200).header("Content-Type", equalTo("text/html;charset=utf-8"));
        assertThat(head.asByteArray()).isEmpty();
        phone().header("Sec-Purpose", "prefetch;prerender").get("/i/" + CODE);
        page("/i/" + CODE + "?f=link&c=wechat&lang=en");
        assertThat(traces).isEmpty();
        // Cubot makes telephones.
        RestAssured.given()
                .port(port)
                .header(
                        "User-Agent",
                        "Mozilla/5.0 (Linux; Android 13; CUBOT P80) Mobile Safari/537.36")
                .get("/i/" + CODE);
        assertThat(traces).hasSize(1);
    }

    @Test
    void theClickIdOfThePageSaysWhatWasClicked() {
        String html = page("/i/" + CODE + "?f=link&c=wechat");
        Matcher click = CLICK.matcher(html);
        assertThat(click.find()).isTrue();
        String id = click.group(1);
        assertThat(html).contains("referrer=click%3D" + id + "\"");
        Optional<Click> read = clicks.read(id, clock.getAsLong());
        assertThat(read).isPresent();
        assertThat(read.get().number()).isEqualTo(NUMBER);
        assertThat(read.get().way())
                .isEqualTo(new Trace.Way(ShareForm.LINK, new Channel("wechat")));
        assertThat(clock.getAsLong() - read.get().atMillis()).isBetween(0L, 60_000L);
        Matcher next = CLICK.matcher(page("/i/" + CODE));
        assertThat(next.find()).isTrue();
        assertThat(next.group(1)).isNotEqualTo(id);
    }

    @Test
    void codesThatNobodyHasLookLikeAllOthers() {
        String one = page("/i/" + CODE + "?lang=zh");
        String other = page("/i/" + ShortCode.of(5) + "?lang=zh");
        assertThat(shape(other, ShortCode.of(5))).isEqualTo(shape(one, ShortCode.of(NUMBER)));
    }

    /** A page without what follows from the code. */
    private static String shape(String html, ShortCode code) {
        return html.replace(code.text(), "CODE")
                .replaceAll("click(=|%3D)[\\w-]+", "CLICK")
                .replaceAll("/v1/posters/[\\w-]+", "POSTER")
                .replaceAll("<strong translate=\"no\">[^<]*", "WORDS");
    }

    @ParameterizedTest
    @CsvSource({
        "Mozilla/5.0 (iPhone) MicroMessenger/8.0.54, 微信, 在默认浏览器打开",
        "Mozilla/5.0 (Linux; Android 14) MQQBrowser/6.2 TBS/047 MicroMessenger/8.0, 微信, 在默认浏览器打开",
        "Mozilla/5.0 (iPhone) Weibo (iPhone16__weibo__14.1.0__iphone__os18), 微博, 浏览器打开",
        "Mozilla/5.0 (Linux; Android 14) V1_AND_SQ_9 QQ/9.0.35, QQ, 用浏览器打开",
        "Mozilla/5.0 (iPhone) AliApp(DingTalk/7.6), 钉钉, 在浏览器打开",
        "Mozilla/5.0 (iPhone) discover/8.50 xhsdiscover/8.50, 小红书, 在浏览器打开",
        "Mozilla/5.0 (Linux; Android 14) aweme_310000 BytedanceWebview/d8a21c6, 抖音, 在浏览器打开"
    })
    void whoIsInsideAnotherAppIsToldTheWayOut(String agent, String app, String entry) {
        String html =
                RestAssured.given()
                        .port(port)
                        .header("User-Agent", agent)
                        .header("Accept-Language", "zh-CN")
                        .get("/i/" + CODE)
                        .asString();
        assertThat(html)
                .contains("<h2>在浏览器里打开</h2>")
                .contains(app + "里的网页不能打开别的应用")
                .contains("再选“" + entry + "”");
        assertThat(traces).hasSize(1);
    }

    @Test
    void aBrowserThatIsNoOtherAppsIsToldNothingOfIt() {
        for (String agent : List.of(PHONE, "Mozilla/5.0 (Linux; U) MQQBrowser/13.9 Mobile")) {
            String html =
                    RestAssured.given()
                            .port(port)
                            .header("User-Agent", agent)
                            .get("/i/" + CODE)
                            .asString();
            assertThat(html).doesNotContain("Open this page in your browser");
        }
    }

    @Test
    void aCodeIsReadAsGenerouslyAsOneThatIsTyped() {
        String lower = CODE.toLowerCase(java.util.Locale.ROOT).replace("-", "");
        for (String path :
                List.of(lower, lower + "%E3%80%82", "%E7%BC%96%E5%8F%B7" + CODE, "%20" + CODE)) {
            Response answer = phone().get("/i/" + path);
            answer.then().statusCode(200);
            assertThat(answer.asString()).contains(">" + CODE + "</p>");
        }
        assertThat(traces).hasSize(4);
    }

    @Test
    void aTypingMistakeIsToldKindlyWithWhatMayHaveBeenMeant() {
        // Two neighbours swapped: the check notices, and the code is among the suggestions.
        int at = 0;
        while (CODE.charAt(at) == CODE.charAt(at + 1)) {
            at++;
        }
        String swapped =
                CODE.substring(0, at)
                        + CODE.charAt(at + 1)
                        + CODE.charAt(at)
                        + CODE.substring(at + 2);
        Response answer = phone().get("/i/" + swapped + "?f=poster&c=sms");
        answer.then().statusCode(404).header("Content-Type", equalTo("text/html;charset=utf-8"));
        assertThat(answer.asString())
                .contains("<h1>This code has a typing mistake</h1>")
                .contains(
                        "href=\"" + CODE + "?f=poster&amp;c=sms&amp;in=lny2026\">" + CODE + "</a>")
                .doesNotContain("og:title", "Open in the app");
        assertThat(traces).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                "<script>alert(1)",
                "\"onmouseover=\"alert(1)",
                "%22onmouseover=%22alert(1)",
                "%00",
                "%ff%fe%fd",
                "%E4%BD",
                "%",
                "%zz",
                "..%2f..%2fetc%2fpasswd",
                "%F0%9F%A7%A7",
                "7K3M9-2QX4B-7K3M9-2QX4B-7K3M9",
                "{{code}}",
                "%7B%7Bcode%7D%7D",
                "😀"
            })
    void whateverStandsInTheAddressIsNotWrittenIntoThePage(String path) throws IOException {
        assertThat(raw("/i/" + path))
                .startsWith("HTTP/1.1 404 ")
                .contains("<h1>This code has a typing mistake</h1>")
                .doesNotContain("{{", "alert(", "onmouseover", "passwd", "<script");
        assertThat(traces).isEmpty();
    }

    @Test
    void aVeryLongAddressIsRefused() {
        phone().get("/i/" + "A".repeat(10_000)).then().statusCode(414);
        phone().get("/i/" + CODE + "?f=" + "x".repeat(10_000)).then().statusCode(414);
        phone().get("/i/" + "%41".repeat(1_000)).then().statusCode(404);
        assertThat(traces).isEmpty();
    }

    @Test
    void whereNoAppIsNamedThePageLeadsToTheCampaignPageWithItsClick() {
        Response answer = Api.request().header("User-Agent", PHONE).get("/i/" + CODE + "?c=sms");
        answer.then().statusCode(200);
        String html = answer.asString();
        Matcher link =
                Pattern.compile("href=\"/app/lny2026#/invited/" + CODE + "\\?click=([\\w-]+)\"")
                        .matcher(html);
        assertThat(link.find()).isTrue();
        assertThat(clicks.read(link.group(1), clock.getAsLong()).map(Click::way))
                .contains(new Trace.Way(ShareForm.LINK, new Channel("sms")));
        assertThat(html)
                .contains(">" + CODE + "</p>")
                .contains("To the campaign page", "Or type the code")
                .doesNotContain("Open in the app", "Type the code in the app", "referrer=");
    }

    @Test
    void insideAnotherAppThereIsNoWayOutToBeShownThen() {
        String html =
                Api.request()
                        .header("User-Agent", "Mozilla/5.0 (iPhone) MicroMessenger/8.0.54")
                        .get("/i/" + CODE)
                        .asString();
        assertThat(html)
                .contains("To the campaign page")
                .doesNotContain("Open this page in your browser");
    }
}
