package io.hongbao.server.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.server.RunningServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every route that is published, the framework's and our own, has a rule in the table. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class ShedRoutesTest {

    @Test
    void everyPublishedRouteHasAClass() {
        Map<String, Map<String, Object>> paths =
                JsonPath.from(
                                RestAssured.given()
                                        .port(Integer.getInteger("hongbao.http.port", 0))
                                        .get("/q/openapi?format=json")
                                        .asString())
                        .getMap("paths");
        TreeSet<String> without = new TreeSet<>();
        paths.forEach((path, methods) ->
                methods.keySet().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT))
                        .filter(method -> ShedTable.ruled(method, wild(path)).isEmpty())
                        .forEach(method -> without.add(method + " " + path)));
        assertThat(paths).hasSizeGreaterThan(30);
        assertThat(without).isEmpty();
    }

    private static String wild(String path) {
        return path.replaceAll("\\{[^}]+}", "x");
    }
}
