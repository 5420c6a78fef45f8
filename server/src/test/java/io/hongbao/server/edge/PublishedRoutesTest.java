package io.hongbao.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.server.RunningServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The framework does not know the hot routes: they are described by hand, and so completely. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class PublishedRoutesTest {

    private static final Pattern REFERENCE = Pattern.compile("\"#/components/(\\w+)/([^\"]+)\"");

    /** Files of the web pages, for browsers: no part of the API. */
    private static final Pattern PAGES = Pattern.compile(" /(app|console)/");

    @Inject FrontDoor frontDoor;

    private static String published() {
        return RestAssured.given()
                .port(Integer.getInteger("hongbao.http.port", 0))
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void everyHotRouteIsInThePublishedDocument() {
        List<String> described = new ArrayList<>();
        Map<String, Map<String, Object>> paths = JsonPath.from(published()).getMap("paths");
        paths.forEach((path, methods) ->
                methods.keySet()
                        .forEach(method ->
                                described.add(
                                        method.toUpperCase(Locale.ROOT)
                                                + " "
                                                + path.replaceAll("\\{\\w+}", "*"))));
        assertThat(frontDoor.hotRoutes().described()).hasSizeGreaterThanOrEqualTo(7);
        assertThat(described)
                .containsAll(
                        frontDoor.hotRoutes().described().stream()
                                .filter(route -> !PAGES.matcher(route).find())
                                .toList());
    }

    @Test
    void everythingThatThePublishedDocumentRefersToIsInIt() {
        String text = published();
        JsonPath document = JsonPath.from(text);
        TreeSet<String> missing = new TreeSet<>();
        for (MatchResult reference : REFERENCE.matcher(text).results().toList()) {
            if (!document.getMap("components." + reference.group(1))
                    .containsKey(reference.group(2))) {
                missing.add(reference.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(document.getMap("components.schemas")).containsKeys("OrderCard", "Quote");
    }
}
