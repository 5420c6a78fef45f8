package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The dashboard and the alerts ask for metrics that exist. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class MetricNamesTest {

    private static final Pattern ASKED_FOR =
            Pattern.compile("\\b(hongbao_[a-z_]+|jvm_[a-z_]+|process_[a-z_]+)\\b");

    private static Set<String> namesIn(Path file) throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher matcher = ASKED_FOR.matcher(Files.readString(file));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static Set<String> namesMeasured() {
        Set<String> names = new TreeSet<>();
        String pass = Api.pass(Api.newPerson());
        Api.claim(pass, "k").then().statusCode(200);
        Api.as(pass).get("/v1/wallet").then().statusCode(200);
        Api.request()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .extract()
                .asString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> names.add(line.split("[ {]", 2)[0]));
        return names;
    }

    @Test
    void whatTheDashboardShowsIsMeasured() throws IOException {
        Set<String> asked = namesIn(Path.of("../ops/grafana/hongbao.json"));
        assertThat(asked).isNotEmpty();
        assertThat(namesMeasured()).containsAll(asked);
    }

    @Test
    void whatTheAlertsWatchIsMeasured() throws IOException {
        Set<String> asked = namesIn(Path.of("../ops/prometheus/alerts.yml"));
        assertThat(asked).isNotEmpty();
        assertThat(namesMeasured()).containsAll(asked);
    }
}
