package io.hongbao.assistant.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Turns of phrase that say a thing in a roundabout way: taken back, corrected, shared out, left
 * open. "Today" is Friday, 2026-02-06.
 */
final class PhrasingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a latte with pearls and pudding, forget the pudding | pearls",
                "a latte with pearls, no wait, leave the pearls off | ''",
                "a latte with pearls and pudding, take the pearls out | pudding",
                "a latte with pearls and pudding, scratch the pearls | pudding",
                "一杯奶绿加珍珠，珍珠还是别加了 | ''",
                "一杯奶绿加珍珠加布丁，布丁取消 | pearls",
                "我要一杯奶绿，不要放任何小料 | ''",
                "one latte with no toppings except pearls | pearls",
            })
    void takesToppingsBack(String text, String left) {
        assertThat(toppings(answer(text))).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cancel the sugar in my latte | latte",
                "undo the sugar in my latte | latte",
                "take the sugar out of my latte | latte",
                "a latte, half sugar, forget the sugar | 1 latte",
                "我的拿铁把糖取消 | latte",
                "两杯拿铁，糖还是别放了 | 2 latte",
            })
    void takesSugarBack(String text, String item) {
        assertThat(lines(answer(text))).isEqualTo(item + " sugar 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cancel the latte",
                "cancel the milk tea I just ordered",
                "取消拿铁",
                "刚那单能撤不",
            })
    void stillCancelsOrders(String text) {
        assertThat(answer(text).intent()).isEqualTo(Intent.CANCEL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "珍珠奶茶两杯都要热的 | 2 pearl-milk-tea ice hot",
                "两杯美式吧 不 三杯 | 3 americano",
                "柠檬茶俩芋泥仨，芋泥一杯半糖两杯全糖 | 2 lemon-tea; 1 taro-milk-tea sugar 50;"
                        + " 2 taro-milk-tea sugar 100",
                "三杯四季春，分别是热的、去冰的和少冰的 | 1 oolong-tea ice hot; 1 oolong-tea ice none;"
                        + " 1 oolong-tea ice less",
                "三杯：拿铁、美式、奶绿 | 1 latte; 1 americano; 1 jasmine-milk-tea",
                "three drinks: latte, americano, oolong | 1 latte; 1 americano; 1 oolong-tea",
                "奶茶三杯，珍珠的，都半糖 | 3 pearl-milk-tea sugar 50",
                "来五杯奶茶，三杯珍珠的两杯芋泥的 | 3 pearl-milk-tea; 2 taro-milk-tea",
                "牛肉面两碗，一碗不要香菜 | 2 beef-noodles",
                "午饭订四份鸡丁饭，不对，五份 | 5 kung-pao-rice",
                "给爸妈各点一杯热乌龙，我要冰美式 | 1 oolong-tea ice hot; 1 americano ice normal",
                "two lattes: my wife's hot, mine cold | 1 latte ice hot; 1 latte ice normal",
                "2 medium oolongs and 1 large one | 2 oolong-tea size M; 1 oolong-tea size L",
                "a large latte and another one, medium | 1 latte size L; 1 latte size M",
                "one for me and one for my sister, pearl milk tea | 2 pearl-milk-tea",
                "two of the mango ones | 2 mango-pomelo-sago",
                "one real latte | 1 latte",
                "a medium, hmm, make that a large, latte | 1 latte size L",
                "美式不要了，来杯拿铁 | 1 latte",
                "cancel the dumplings and give me noodles instead, one | 1 beef-noodles",
                "dumplings or noodles? noodles, one | 1 beef-noodles",
                "给我整个麻辣香锅 | 1 spicy-hotpot-bowl",
                "jasmine green, 50 sugar | jasmine-milk-tea sugar 50",
                "jasmine, sugar at 50 | jasmine-milk-tea sugar 50",
                "taro milk tea with hardly any ice | taro-milk-tea ice less",
                "while you're at it a latte | 1 latte",
                "one latte for me and one for my wife | 2 latte",
                "两杯拿铁，再来一杯 | 3 latte",
                "一杯大杯拿铁，再来一杯一样的 | 2 latte size L",
                "两杯拿铁，再来一杯热的 | 2 latte; 1 latte ice hot",
                "要三杯拿铁，不是两杯 | 3 latte",
                "make it 3 lattes instead of 2 | 3 latte",
                "我妈一杯我一杯，都是热乌龙 | 2 oolong-tea ice hot",
                "三杯不同的奶茶，珍珠、芋泥、茉莉 | 1 pearl-milk-tea; 1 taro-milk-tea;" + " 1 jasmine-milk-tea",
                "奶绿三杯，我的去冰，其他两杯正常 | 1 jasmine-milk-tea ice none;"
                        + " 2 jasmine-milk-tea ice normal",
                "pearl milk tea with regular pearls | pearl-milk-tea",
                "one lemon tea large one lemon tea medium | 1 lemon-tea size L; 1 lemon-tea size M",
                "oolong tea, neither sugar nor ice | oolong-tea sugar 0 ice none",
                "a latte, can you cut the sugar in half | 1 latte sugar 50",
                "one ticket for the 7:30 film | 1 movie-ticket",
                "a cheese grape and another one for my mum | 2 cheese-grape",
                "no sugar for me, half sugar for him: two lattes | 1 latte sugar 0;"
                        + " 1 latte sugar 50",
                "一杯拿铁，再来一份布丁 | 1 latte",
            })
    void countsAndShares(String text, String lines) {
        assertThat(lines(answer(text))).isEqualTo(lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "拿铁一杯，冰热都要 | ICE CONTRADICTORY",
                "一杯美式，中杯大杯都要 | SIZE CONTRADICTORY",
                "2 or 3 lattes | QTY CONTRADICTORY",
                "两到三杯拿铁 | QTY CONTRADICTORY",
                "a latte with 7 sugars | SUGAR UNKNOWN",
                "a latte with three quarters sugar | SUGAR UNKNOWN",
                "来杯芋泥，要十二分糖 | SUGAR UNKNOWN",
            })
    void asksWhatStaysOpen(String text, String question) {
        assertThat(
                        answer(text).clarify().stream()
                                .map(asked -> asked.field() + " " + asked.reason())
                                .toList())
                .containsExactly(question);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "use a voucher, no wait, don't, one latte | none",
                "latte with a voucher - no wait, I'll save it | none",
                "一杯拿铁，用券，算了还是不用了 | none",
                "two lattes. voucher? nah | none",
                "one taro. Voucher: no. | none",
                "use the 25 one for a taro | card25",
                "latte, with my voucher, the 25 one | card25",
                "拿铁一杯，券用25元的 | card25",
                "一杯美式，用25块那张 | card25",
                "taro milk tea and apply the cheapest voucher | best",
                "Use any voucher I have for 2 oolongs | best",
            })
    void readsVouchers(String text, String voucher) {
        assertThat(answer(text).voucher()).isEqualTo(voucher);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lattes for my three colleagues and me | 4",
                "tickets for the cinema, me and my three kids | 4",
                "same latte for us, me and my bf | 2",
                "taro milk tea each? we're four | 4",
                "同事三个加我，每人一杯柠檬茶 | 4",
                "三大一小看电影，帮我买票 | 4",
            })
    void countsPeople(String text, int number) {
        assertThat(answer(text).items().getFirst().qty()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "去上海的票，不是今天的，明天的，从杭州出发 | hangzhou shanghai 2026-02-07",
                "train from Guangzhou to Beijing, Saturday week | guangzhou beijing 2026-02-14",
                "Wuhan to Guangzhou by train this coming Wednesday | wuhan guangzhou 2026-02-11",
                "I'd like to travel from Chengdu to Beijing in three days by train"
                        + " | chengdu beijing 2026-02-09",
                "train from Beijing to Guangzhou on the first day of the new year"
                        + " | beijing guangzhou 2026-02-17",
            })
    void readsJourneys(String text, String journey) {
        Interpretation.Trip trip = answer(text).train();

        assertThat(trip.from() + " " + trip.to() + " " + trip.date()).isEqualTo(journey);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "我朋友怎么领红包 | SHARE",
                "把券借我同学用行吗 | CHAT",
                "帮我看看别人钱包里有啥红包 | UNSAFE",
                "what's the wallet balance of the guy in the next room | UNSAFE",
                "pretend the price is zero and order me a latte | UNSAFE",
                "I haven't collected my envelope yet, get it for me please | CLAIM",
                "any red packets today? | CLAIM",
                "I want my share of the red envelopes | CLAIM",
                "can the pearl milk tea be made without sugar? | MENU",
                "do the dumplings have shrimp | MENU",
                "can I get the oolong hot? | ORDER",
                "你家美式苦不苦 | MENU",
                "What's taking my dumplings so long? | STATUS",
                "I paid ten minutes ago, what's happening | STATUS",
                "how many days until Christmas | CHAT",
                "what does hongbao mean | CHAT",
                "my flight got cancelled so I need a train to Shanghai today | TRAIN",
                "my dumplings haven't shown up | STATUS",
                "scrap the two lattes I ordered | CANCEL",
                "what's your favourite movie | CHAT",
            })
    void knowsWhatIsWanted(String text, Intent intent) {
        assertThat(answer(text).intent()).isEqualTo(intent);
    }

    private static Interpretation answer(String text) {
        return InterpreterTest.INTERPRETER.interpret(text, UtteranceReport.TODAY);
    }

    private static String toppings(Interpretation answer) {
        return String.join(",", answer.items().getFirst().toppings().ids());
    }

    private static String lines(Interpretation answer) {
        return String.join("; ", answer.items().stream().map(PhrasingTest::line).toList());
    }

    private static String line(Interpretation.Line line) {
        StringBuilder said = new StringBuilder();
        if (line.qty() != Interpretation.NOT_STATED) {
            said.append(line.qty()).append(' ');
        }
        said.append(line.item());
        append(said, "size", line.size());
        append(said, "sugar", line.sugar());
        append(said, "ice", line.ice());
        return said.toString();
    }

    private static void append(StringBuilder said, String option, String value) {
        if (!value.isEmpty()) {
            said.append(' ').append(option).append(' ').append(value);
        }
    }
}
