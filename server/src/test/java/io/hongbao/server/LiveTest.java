package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.hongbao.server.live.Live;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators watch while a campaign runs. */
@QuarkusTest
@QuarkusTestResource(value = FeastServer.class, restrictToAnnotatedClass = true)
class LiveTest {

    private static final String LIVE = "/v1/admin/campaigns/feast/live";
    private static final String DATA = "data: ";
    private static final int MOST_EVENTS = 300;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** A stream of figures. */
    private record Watching(Events events) implements AutoCloseable {

        static Watching begin(String key, String language)
                throws IOException, InterruptedException {
            return new Watching(
                    new Events(LIVE + "?perSecond=10", key, Map.of("Accept-Language", language)));
        }

        JsonPath next() throws IOException {
            List<String> lines = events.until(line -> line.startsWith(DATA));
            assertThat(lines.get(lines.size() - 2)).isEqualTo("event: figures");
            return JsonPath.from(lines.getLast().substring(DATA.length()));
        }

        JsonPath until(Predicate<JsonPath> wanted) throws IOException {
            JsonPath figures = next();
            for (int i = 0; !wanted.test(figures) && i < MOST_EVENTS; i++) {
                figures = next();
            }
            assertThat(wanted.test(figures)).as(figures.prettify()).isTrue();
            return figures;
        }

        @Override
        public void close() {
            events.close();
        }
    }

    private static long refused(JsonPath figures, String code) {
        Number count = figures.get("refused." + code);
        return count == null ? 0 : count.longValue();
    }

    @Test
    void figuresMoveAfterAClaim() throws Exception {
        try (Watching watching = Watching.begin(Api.rootKey(), "en")) {
            JsonPath before = watching.next();
            assertThat(before.getString("campaign")).isEqualTo("feast");
            assertThat(before.getString("state")).isEqualTo("running");
            assertThat(before.getString("at")).startsWith("2026-02-").endsWith("+08:00");
            assertThat(before.getLong("budgetMinor")).isEqualTo(10_000_000);
            assertThat(before.getLong("plannedSpentMinor")).isPositive();
            assertThat(before.getDouble("errorBudgetLeft")).isEqualTo(1);
            assertThat(before.getString("room.state")).isNotEmpty();
            assertThat(before.getLong("room.waitSeconds")).isZero();
            assertThat(before.getInt("scale.replicas")).isEqualTo(1);
            assertThat(before.getString("scale.why")).contains("sustained");
            long granted = before.getLong("granted");
            String pass = Feast.newPass();
            Feast.card(pass, "card5");
            JsonPath after =
                    watching.until(it ->
                            it.getLong("granted") == granted + 1
                                    && it.getDouble("claimsPerSecond") > 0);
            assertThat(after.getLong("spentMinor")).isEqualTo(before.getLong("spentMinor") + 500);
            assertThat(after.getDouble("latencyMillis.p50")).isPositive();
            assertThat(after.getDouble("latencyMillis.p99"))
                    .isGreaterThanOrEqualTo(after.getDouble("latencyMillis.p95"));
            assertThat(watching.until(it -> it.get("exhaustedAt") != null).getString("exhaustedAt"))
                    .endsWith("+08:00");
            Feast.claim(pass, Feast.unused(), "card5").then().statusCode(200);
            watching.until(
                    it -> refused(it, "already_claimed") == refused(before, "already_claimed") + 1);
        }
    }

    @Test
    void figuresMoveAfterAnOrder() throws Exception {
        String tea = "outlets.find { it.id == 'tea' }";
        try (Watching watching = Watching.begin(Api.rootKey(), "zh")) {
            JsonPath before = watching.next();
            assertThat(before.getString(tea + ".name")).isEqualTo("茶馆");
            String water = Feast.at("tea", "{\"item\":\"water\",\"qty\":12}");
            String pass = Feast.newPass();
            String order = Feast.ordered(pass, water);
            watching.until(it -> it.getDouble("ordersPerSecond") > 0);
            JsonPath after = watching.until(it -> it.getLong(tea + ".queue") >= 12);
            assertThat(after.getDouble(tea + ".busy")).isPositive().isLessThan(1);
            Feast.undo(pass, order);
        }
    }

    @Test
    void everyLanguageHasItsTexts() throws Exception {
        Api.operator()
                .body(
                        "{\"id\":\"live\",\"kind\":\"note\",\"text\":\"hello\",\"reason\":\"a"
                                + " test\"}")
                .post("/v1/admin/campaigns/feast/moments")
                .then()
                .statusCode(200);
        try (Watching zh = Watching.begin(Api.rootKey(), "zh-CN");
                Watching en = Watching.begin(Api.rootKey(), "en")) {
            String tiny = "outlets.find { it.id == 'tiny' }.name";
            assertThat(zh.next().getString(tiny)).isEqualTo("小茶馆");
            String hello = "moments.find { it.text == 'hello' }";
            JsonPath english = en.until(it -> it.get(hello) != null);
            assertThat(english.getString(tiny)).isEqualTo("Tiny Tea House");
            // Where seats are sold there is no queue.
            assertThat(english.getList("outlets.id")).doesNotContain("cinema");
            assertThat(english.getString(hello + ".kind")).isEqualTo("note");
        }
    }

    @Test
    void whatTheServerDoesWithoutIsTold() throws Exception {
        String level = "degrade.find { it.level == 'browse_cached' }";
        try (Watching watching = Watching.begin(Api.rootKey(), "en")) {
            assertThat(watching.next().getBoolean(level + ".on")).isFalse();
            degrade("on");
            JsonPath on = watching.until(it -> it.getBoolean(level + ".on"));
            assertThat(on.getBoolean(level + ".byItself")).isFalse();
            assertThat(on.getString(level + ".since")).isNotEmpty();
        } finally {
            degrade("off");
            degrade("auto");
        }
    }

    private static void degrade(String word) {
        Api.operator()
                .body(
                        "{\"level\":\"browse_cached\",\"word\":\""
                                + word
                                + "\",\"reason\":\"a test\"}")
                .put("/v1/admin/degrade")
                .then()
                .statusCode(200);
    }

    /** Everybody with an admin key may watch, and knows who they are; nobody else does. */
    @ParameterizedTest
    @ValueSource(strings = {"viewer", "integrator", "finance"})
    void everyRoleMayWatch(String role) throws Exception {
        String key = Api.newKey("live-" + role, role);
        try (Watching watching = Watching.begin(key, "en")) {
            assertThat(watching.next().getString("campaign")).isEqualTo("feast");
        }
        Api.as(key)
                .get("/v1/admin/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("live-" + role))
                .body("roles", equalTo(List.of(role)));
    }

    @ParameterizedTest
    @ValueSource(strings = {LIVE, "/v1/admin/me"})
    void withoutAnAdminKeyNothingIsTold(String path) {
        Api.request().get(path).then().statusCode(401).body("code", equalTo("admin_key_missing"));
        Api.as(Feast.newPass())
                .get(path)
                .then()
                .statusCode(401)
                .body("code", equalTo("admin_key_invalid"));
    }

    @Test
    void theFirstKeyIsThatOfAnAdmin() {
        Api.operator()
                .get("/v1/admin/me")
                .then()
                .body("name", equalTo("root"))
                .body("roles", hasItem("admin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "-1", "1.5", "x", "", "02", "1e1"})
    void figuresComeOnceToTenTimesASecond(String perSecond) {
        Api.operator()
                .get(LIVE + "?perSecond=" + perSecond)
                .then()
                .statusCode(400)
                .body("code", equalTo("parameter_invalid"))
                .body("detail", containsString("1 to 10"));
    }

    @Test
    void whatIsNotThereIsNotWatched() {
        Api.operator()
                .get("/v1/admin/campaigns/nothing/live")
                .then()
                .statusCode(404)
                .body("code", equalTo("campaign_unknown"));
        Api.as(Api.rootKey())
                .header("Accept", "application/json")
                .get(LIVE)
                .then()
                .statusCode(406)
                .body("code", equalTo("not_acceptable"));
        Api.operator().post(LIVE).then().statusCode(405).header("Allow", equalTo("GET"));
    }

    @Test
    void noMoreThanSoManyMayWatchAndWhoGoesMakesRoom() throws Exception {
        String key = Api.rootKey();
        List<Watching> all = new ArrayList<>();
        try {
            for (int i = 0; i < Live.MOST_WATCHERS; i++) {
                all.add(awaitRoom(key));
            }
            Api.operator()
                    .get(LIVE)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("overloaded"));
            all.removeLast().close();
            all.add(awaitRoom(key));
            assertThat(all.getLast().next().getString("campaign")).isEqualTo("feast");
        } finally {
            all.forEach(Watching::close);
        }
    }

    /** Who went a moment ago, of another test too, may still be counted. */
    private static Watching awaitRoom(String key) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try {
                return Watching.begin(key, "en");
            } catch (AssertionError full) {
                if (System.nanoTime() > deadline) {
                    throw full;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }
}
