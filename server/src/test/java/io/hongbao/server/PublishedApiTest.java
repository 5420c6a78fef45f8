package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The published OpenAPI document, of which the web pages' client is made. */
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class PublishedApiTest {

    private static final String REFRESH = "hongbao.refresh";
    private static final Path KEPT = Path.of("src/main/webui/api/openapi.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static String published() {
        return Api.request()
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** The client's copy, in an order in which changes are easy to read. */
    @Test
    void theWebPagesKnowTheApiThatIsPublished() throws IOException {
        StringBuilder text = new StringBuilder();
        write(text, JSON.readTree(published()), 0);
        if (Boolean.getBoolean(REFRESH)) {
            Files.writeString(KEPT, text);
        }
        assertThat(Files.readString(KEPT).equals(text.toString()))
                .as(
                        "server/%s is what is published at /q/openapi. To write it anew: ./mvnw -pl"
                                + " server -am -Dtest=PublishedApiTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true test",
                        KEPT, REFRESH)
                .isTrue();
    }

    /** As Python's {@code json.dumps(sort_keys=True, indent=1, ensure_ascii=False)} writes it. */
    private static void write(StringBuilder text, JsonNode node, int depth) throws IOException {
        if (node.isObject() && !node.isEmpty()) {
            Map<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            char before = '{';
            for (Map.Entry<String, JsonNode> field : fields.entrySet()) {
                text.append(before).append('\n').repeat(' ', depth + 1);
                text.append(JSON.writeValueAsString(field.getKey())).append(": ");
                write(text, field.getValue(), depth + 1);
                before = ',';
            }
            text.append('\n').repeat(' ', depth).append('}');
        } else if (node.isArray() && !node.isEmpty()) {
            char before = '[';
            for (JsonNode element : node) {
                text.append(before).append('\n').repeat(' ', depth + 1);
                write(text, element, depth + 1);
                before = ',';
            }
            text.append('\n').repeat(' ', depth).append(']');
        } else {
            text.append(JSON.writeValueAsString(node));
        }
    }

    @Test
    void ofAnswersItIsSaidWhatIsAlwaysThere() {
        JsonPath schemas = JsonPath.from(published()).setRootPath("components.schemas");
        assertThat(schemas.<String>getList("LimitCard.required"))
                .contains("limit", "underWay", "refused")
                .doesNotContain("ceiling", "claimsPerSecond");
        assertThat(schemas.<String>getList("KeyCard.required")).contains("name", "roles");
    }

    /** What is sent is asked for in the server's own words, with a code. */
    @Test
    void ofWhatIsSentItIsNotSaid() {
        JsonPath schemas = JsonPath.from(published()).setRootPath("components.schemas");
        assertThat(schemas.<Map<String, Object>>get("NewWord.properties")).isNotEmpty();
        assertThat(schemas.<String>getList("NewWord.required")).isNull();
        assertThat(schemas.<String>getList("NewCeiling.required")).isNull();
    }
}
