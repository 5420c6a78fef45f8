package io.hongbao.assistant.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.assistant.pack.Pack;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a model may call a tool with. */
final class ArgumentsTest {

    @Test
    void readsAWholeOrder() {
        String json =
                """
                {"outlet":"tea-1","voucher":"best","items":[
                  {"item":"latte","qty":2,"size":"L","sugar":"50","ice":"less","toppings":["pearls"]},
                  {"item":"americano"}]}
                """;
        assertThat(Arguments.read(ToolName.MAKE_QUOTE, json, "k"))
                .isEqualTo(
                        new Arguments.Understood(
                                new ToolCall.MakeQuote(
                                        "tea-1",
                                        new Basket.Items(
                                                List.of(
                                                        new Wanted(
                                                                "latte",
                                                                2,
                                                                "L",
                                                                "50",
                                                                "less",
                                                                List.of("pearls"),
                                                                ""),
                                                        Wanted.plain("americano", 1))),
                                        "best",
                                        "k")));
    }

    @Test
    void readsOptionsInGroupsOfAnyName() {
        String json =
                "{\"items\":[{\"item\":\"latte\",\"options\":[{\"group\":\"milk\",\"option\":\"oat\"},"
                        + "{\"group\":\"extras\",\"option\":\"shot\"}]}]}";
        assertThat(Arguments.read(ToolName.MAKE_QUOTE, json, "k"))
                .isInstanceOfSatisfying(
                        Arguments.Understood.class,
                        read ->
                                assertThat(read.call())
                                        .extracting("basket.lines")
                                        .asInstanceOf(InstanceOfAssertFactories.list(Wanted.class))
                                        .singleElement()
                                        .extracting(Wanted::options)
                                        .isEqualTo(
                                                List.of(
                                                        new Wanted.Pick("milk", "oat"),
                                                        new Wanted.Pick("extras", "shot"))));
    }

    @Test
    void readsAJourney() {
        String json =
                "{\"journey\":{\"from\":\"beijing\",\"to\":\"wuhan\",\"date\":\"2026-02-14\",\"count\":3}}";
        assertThat(Arguments.read(ToolName.MAKE_QUOTE, json, "k"))
                .isEqualTo(
                        new Arguments.Understood(
                                new ToolCall.MakeQuote(
                                        "",
                                        new Basket.Journey(
                                                "beijing",
                                                "wuhan",
                                                LocalDate.of(2026, 2, 14),
                                                "",
                                                3),
                                        "",
                                        "k")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MAKE_QUOTE     | {}                                                  | either items or journey
                    MAKE_QUOTE     | {"items":[],"journey":{}}                            | either items or journey
                    MAKE_QUOTE     | {"items":[]}                                         | at least one
                    MAKE_QUOTE     | {"items":{}}                                         | items must be a list
                    MAKE_QUOTE     | {"items":["latte"]}                                  | items[0]. must be one JSON object
                    MAKE_QUOTE     | {"items":[{}]}                                       | items[0].item is missing
                    MAKE_QUOTE     | {"items":[{"item":"latte","qty":0}]}                 | whole number from 1 to 100
                    MAKE_QUOTE     | {"items":[{"item":"latte","qty":1.5}]}               | whole number from 1 to 100
                    MAKE_QUOTE     | {"items":[{"item":"latte","qty":"2"}]}               | whole number from 1 to 100
                    MAKE_QUOTE     | {"items":[{"item":"a b"}]}                           | must be an id
                    MAKE_QUOTE     | {"items":[{"item":"latte","price":0}]}               | price is not known
                    MAKE_QUOTE     | {"items":[{"item":"latte"}],"key":"mine"}            | key is not known
                    MAKE_QUOTE     | {"items":[{"item":"latte","toppings":"pearls"}]}     | toppings must be a list
                    MAKE_QUOTE     | {"items":[{"item":"latte","options":["oat"]}]}       | items[0].options[0]. must be one JSON object
                    MAKE_QUOTE     | {"items":[{"item":"a","options":[{"group":"milk"}]}]} | items[0].options[0].option is missing
                    MAKE_QUOTE     | {"journey":{"from":"a","to":"b","date":"tomorrow"}}  | a day such as
                    CONFIRM_ORDER  | {}                                                   | quote is missing
                    CONFIRM_ORDER  | {"quote":"q"}                                        | hash is missing
                    CANCEL_ORDER   | {"order":7}                                          | order must be a text
                    WALLET         | {"user":"somebody-else"}                             | user is not known
                    CLAIM_ENVELOPE | {"prize":"card25","key":"k"}                         | key is not known
                    EVENT_FACTS    | {}                                                   | question is missing
                    SEARCH_MENU    | [1]                                                  | one JSON object
                    SEARCH_MENU    | {"query":                                            | not one JSON object
                    """)
    void saysWhatIsWrong(ToolName tool, String json, String problem) {
        assertThat(Arguments.read(tool, json, "k"))
                .isInstanceOfSatisfying(
                        Arguments.NotUnderstood.class,
                        wrong -> assertThat(wrong.problem()).contains(problem));
    }

    @Test
    void isBounded() {
        String many = "{\"items\":[" + "{\"item\":\"latte\"},".repeat(20) + "{\"item\":\"x\"}]}";
        assertThat(Arguments.read(ToolName.MAKE_QUOTE, many, "k"))
                .isEqualTo(new Arguments.NotUnderstood("items may have at most 20 entries."));
        assertThat(Arguments.read(ToolName.SEARCH_MENU, " ".repeat(9_000), "k"))
                .isInstanceOf(Arguments.NotUnderstood.class);
        assertThat(Arguments.read(ToolName.SEARCH_MENU, "[".repeat(5_000), "k"))
                .isInstanceOf(Arguments.NotUnderstood.class);
        String longText = "{\"query\":\"" + "x".repeat(81) + "\"}";
        assertThat(Arguments.read(ToolName.SEARCH_MENU, longText, "k"))
                .isEqualTo(new Arguments.NotUnderstood("query may have at most 80 characters."));
    }

    @Test
    void holdsEveryIdToItsBound() {
        String fits = "x".repeat(40);
        String tooLong = "x".repeat(41);
        for (String json :
                List.of(
                        "{'items':[{'item':'ID'}]}",
                        "{'items':[{'item':'a','size':'ID'}]}",
                        "{'items':[{'item':'a','sugar':'ID'}]}",
                        "{'items':[{'item':'a','ice':'ID'}]}",
                        "{'items':[{'item':'a','toppings':['ID']}]}",
                        "{'items':[{'item':'a'}],'voucher':'ID'}",
                        "{'items':[{'item':'a'}],'outlet':'ID'}",
                        "{'journey':{'from':'ID','to':'b','date':'2026-02-14'}}",
                        "{'journey':{'from':'a','to':'b','date':'2026-02-14','class':'ID'}}")) {
            String quoted = json.replace('\'', '"');
            assertThat(Arguments.read(ToolName.MAKE_QUOTE, quoted.replace("ID", fits), "k"))
                    .as(json)
                    .isInstanceOf(Arguments.Understood.class);
            assertThat(Arguments.read(ToolName.MAKE_QUOTE, quoted.replace("ID", tooLong), "k"))
                    .as(json)
                    .isInstanceOf(Arguments.NotUnderstood.class);
        }
        String confirm = "{\"quote\":\"q\",\"hash\":\"" + "0".repeat(64);
        assertThat(Arguments.read(ToolName.CONFIRM_ORDER, confirm + "\"}", "k"))
                .isInstanceOf(Arguments.Understood.class);
        assertThat(Arguments.read(ToolName.CONFIRM_ORDER, confirm + "0\"}", "k"))
                .isInstanceOf(Arguments.NotUnderstood.class);
    }

    @Test
    void everyToolIsDefinedAndReadsWhatItsSchemaNames() {
        assertThat(ToolDefinition.all())
                .extracting(ToolDefinition::name)
                .containsExactly(ToolName.values());
        assertThat(ToolDefinition.all())
                .extracting(tool -> tool.name().id())
                .containsExactlyInAnyOrderElementsOf(Pack.TOOLS);
        for (ToolDefinition tool : ToolDefinition.all()) {
            assertThat(tool.schema().path("type").asText()).isEqualTo("object");
            assertThat(tool.schema().path("additionalProperties").booleanValue()).isFalse();
            assertThat(tool.hints().readOnly() && tool.hints().destructive()).isFalse();
            assertThat(tool.name().isWrite() && tool.hints().readOnly()).isFalse();
            Arguments.Reading none = Arguments.read(tool.name(), "{\"no-such\":1}", "k");
            assertThat(none).isInstanceOf(Arguments.NotUnderstood.class);
        }
    }
}
