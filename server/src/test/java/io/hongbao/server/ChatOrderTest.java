package io.hongbao.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.assistant.Language;
import io.hongbao.assistant.tool.Arguments;
import io.hongbao.assistant.tool.Caller;
import io.hongbao.assistant.tool.ToolName;
import io.hongbao.assistant.tool.ToolResult;
import io.hongbao.core.Person;
import io.hongbao.core.UserId;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.chat.HostTools;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Orders of things with options that the assistant has no words of its own for. */
@QuarkusTest
@QuarkusTestResource(value = FeastServer.class, restrictToAnnotatedClass = true)
class ChatOrderTest {

    private static final String WITH_OAT =
            "{\"item\":\"flat-white\",\"qty\":2,\"size\":\"L\",\"options\":{\"milk\":[\"oat\"]}}";

    @Inject HostTools tools;
    @Inject CampaignClock clock;

    @Test
    void theSameAgainIsTheSameToTheLastOption() {
        String pass = Feast.newPass();
        String order = Feast.ordered(pass, Feast.at("tea", WITH_OAT));
        Response answer =
                Api.as(pass)
                        .contentType("application/json")
                        .body("{\"conversation\":\"main\",\"text\":\"再来一单\"}")
                        .post("/v1/chat");
        answer.then().statusCode(200);
        JsonPath quote =
                JsonPath.from(
                        answer.asString()
                                .lines()
                                .filter(line -> line.startsWith("data: {\"type\":\"quote\""))
                                .findFirst()
                                .orElseThrow()
                                .substring("data: ".length()));
        assertThat(quote.getString("card.outlet.id")).isEqualTo("tea");
        assertThat(quote.getInt("card.items[0].qty")).isEqualTo(2);
        assertThat(quote.getList("card.items[0].steps.option"))
                .isEqualTo(List.of("flat-white", "L", "oat"));
        assertThat(quote.getLong("card.subtotalMinor")).isEqualTo(5_200);
        Feast.undo(pass, order);
    }

    @Test
    void aToolCanAskForOptionsInGroupsOfAnyName() throws Exception {
        Caller caller =
                new Caller(
                        Person.of(new UserId(ThreadLocalRandom.current().nextLong(), 1)),
                        "feast",
                        0,
                        0,
                        Language.EN,
                        ZoneId.of("Asia/Shanghai"),
                        "CNY",
                        clock.getAsLong());
        String json =
                "{\"items\":[{\"item\":\"flat-white\",\"options\":[{\"group\":\"milk\",\"option\":\"oat\"}]}]}";
        Arguments.Reading read = Arguments.read(ToolName.MAKE_QUOTE, json, "k");
        assertThat(read).isInstanceOf(Arguments.Understood.class);
        ToolResult result =
                tools.call(caller, ((Arguments.Understood) read).call())
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS);
        assertThat(result)
                .isInstanceOfSatisfying(
                        ToolResult.Done.class,
                        done ->
                                assertThat(
                                                JsonPath.from(done.json())
                                                        .getList("items[0].steps.option"))
                                        .isEqualTo(List.of("flat-white", "M", "oat")));
    }
}
