package io.hongbao.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the command asks of a server, and how it shows what that answers. */
class ChannelsCommandTest {

    private static final String CHANNELS =
            """
            {"campaign":"lny2026","at":"2026-02-06T16:00:00+08:00","catchingUp":false,"channels":[
             {"channel":"wechat","form":"poster","standing":"moved","why":"wechat/link failed: 50 opens where 1070 were expected",
              "since":"2026-02-06T15:53:00+08:00","usual":"link","moment":"block-1","wording":1,
              "probes":[{"form":"link","share":0.02}],
              "forms":[{"form":"link","blocked":true,
                "lastHour":{"shares":12000,"opens":360,"acceptances":90,"cannotOpen":7,"cannotCopy":0},
                "opensPerShare":{"usual":0.58,"lastHour":0.03},"acceptancesPerOpen":{"usual":0.45,"lastHour":0.25},
                "suspicion":0.0,
                "canary":{"result":"copy_blocked","at":"2026-02-06T15:00:00+08:00","by":"phone-1","expectedEveryMinutes":10,"overdue":true}}],
              "notes":[{"text":"no rewards for sharing","source":"their rules","checked":"2026-02-06","forbids":["passphrase"]}]},
             {"channel":"sms","form":"link","standing":"pinned","why":"a test","since":"2026-02-06T15:00:00+08:00",
              "pin":{"by":"wang.fang","otherwise":"code"},"wording":0,"probes":[],"forms":[],"notes":[]}],
             "binaryMoments":[{"id":"gala","channel":"wechat","before":"2026-02-17T20:00:00+08:00",
              "ifLifted":{"tell":"lifted"},"ifNot":{"channel":"wechat","form":"code"}}],
             "dropped":0}
            """;

    private final List<String> asked = new ArrayList<>();
    private final HttpServer server = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() {
        server.createContext(
                "/",
                exchange -> {
                    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                    asked.add(
                            (exchange.getRequestMethod()
                                            + " "
                                            + exchange.getRequestURI()
                                            + " "
                                            + body)
                                    .strip());
                    byte[] answer = CHANNELS.getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private CapturedRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("channels"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--server", "http://127.0.0.1:" + server.getAddress().getPort()));
        return CapturedRun.of(all.toArray(String[]::new));
    }

    @Test
    void aCampaignsChannelsAreShown() {
        CapturedRun run = run("lny2026");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "lny2026 at 2026-02-06T16:00:00+08:00",
                        "",
                        "wechat               poster     moved on from link since 2026-02-06T15:53:00+08:00",
                        "  because wechat/link failed: 50 opens where 1070 were expected",
                        "  2 % of the people still get the link",
                        "  link       BLOCKED  last hour  12,000 shares, opened 3 % (usual 58 %), accepted"
                                + " 25 % (usual 45 %), cannot open 7, cannot copy 0 reported",
                        "             canary copy-blocked at 2026-02-06T15:00:00+08:00 by phone-1,"
                                + " expected every 10 min, OVERDUE",
                        "  note of 2026-02-06, no passphrase: no rewards for sharing [their rules]",
                        "",
                        "sms                  link       pinned by wang.fang, else code since"
                                + " 2026-02-06T15:00:00+08:00",
                        "  because a test",
                        "",
                        "if wechat is as usual before 2026-02-17T20:00:00+08:00: tell \"lifted\"; else:"
                                + " pin wechat to code (gala)");
        assertThat(asked).containsExactly("GET /v1/admin/campaigns/lny2026/channels");
        assertThat(run("lny2026", "--json").json().path("channels").size()).isEqualTo(2);
    }

    @Test
    void whatIsDoneIsAskedForAndShown() {
        CapturedRun pinned = run("pin", "lny2026", "sms", "link", "--reason", "a test");
        assertThat(pinned.exitCode()).as(pinned.err()).isZero();
        assertThat(pinned.out()).contains("sms ").doesNotContain("wechat");
        run("unpin", "lny2026", "sms", "--reason", "it's over");
        run("canary", "lny2026", "wechat", "link", "copy-blocked", "--note", "phone");
        run("expect", "lny2026", "wechat", "link", "--every-minutes", "10", "--reason", "r");
        run("usual", "lny2026", "wechat", "link", "--reason", "r");
        assertThat(asked)
                .containsExactly(
                        "PUT /v1/admin/campaigns/lny2026/channels/sms/pin"
                                + " {\"form\":\"link\",\"reason\":\"a test\"}",
                        "DELETE /v1/admin/campaigns/lny2026/channels/sms/pin?reason=it%27s%20over",
                        "POST /v1/admin/campaigns/lny2026/channels/wechat/canaries"
                                + " {\"form\":\"link\",\"result\":\"copy_blocked\",\"note\":\"phone\"}",
                        "PUT /v1/admin/campaigns/lny2026/channels/wechat/canary-schedule"
                                + " {\"form\":\"link\",\"everyMinutes\":10,\"reason\":\"r\"}",
                        "POST /v1/admin/campaigns/lny2026/channels/wechat/usual"
                                + " {\"form\":\"link\",\"reason\":\"r\"}");
    }

    @Test
    void aNoteIsAddedToTheOthersOrReplacesThem() {
        String[] note = {
            "note",
            "lny2026",
            "wechat",
            "no links",
            "--source",
            "s",
            "--checked",
            "2026-02-07",
            "--forbids",
            "link",
            "--reason",
            "r"
        };
        assertThat(run(note).exitCode()).isZero();
        String added =
                "{\"text\":\"no links\",\"source\":\"s\",\"checked\":\"2026-02-07\",\"forbids\":[\"link\"]}";
        assertThat(asked.getLast())
                .startsWith("PUT /v1/admin/campaigns/lny2026/channels/wechat/notes {\"notes\":[")
                .contains("no rewards for sharing", added);
        List<String> replacing = new ArrayList<>(List.of(note));
        replacing.add("--replace");
        run(replacing.toArray(String[]::new));
        assertThat(asked.getLast()).endsWith(" {\"notes\":[" + added + "],\"reason\":\"r\"}");
        run("note", "lny2026", "wechat", "--replace", "--reason", "r");
        assertThat(asked.getLast()).endsWith(" {\"notes\":[],\"reason\":\"r\"}");
    }

    @Test
    void withoutWhatIsNeededNothingIsAsked() {
        assertThat(run().exitCode()).isEqualTo(2);
        assertThat(run("pin", "lny2026", "wechat", "link").exitCode()).isEqualTo(2);
        assertThat(run("unpin", "lny2026", "wechat").exitCode()).isEqualTo(2);
        assertThat(run("note", "lny2026", "wechat", "--reason", "r").exitCode()).isEqualTo(2);
        assertThat(run("note", "lny2026", "wechat", "no links", "--reason", "r").exitCode())
                .isEqualTo(2);
        assertThat(asked).isEmpty();
    }
}
