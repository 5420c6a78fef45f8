package io.hongbao.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One connection's conversations, half of them in Chinese and half in English: a greeting, what is
 * on the menu, an order, the yes to its quote, where it is, and what is left in the wallet. Each
 * conversation is another person's, and each answer must be of its kind.
 */
final class ChatTraffic extends HttpTraffic {
    private static final byte[] DONE = ascii("event: done");

    /** What is said, and what must be in the answer. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Line(String text, byte[] expected) {
        static Line of(String text, String expected) {
            return new Line(text, ascii(expected));
        }
    }

    private static final List<List<Line>> CONVERSATIONS =
            List.of(
                    List.of(
                            Line.of("你好呀", "event: message"),
                            Line.of("珍珠奶茶多少钱一杯？", "\"type\":\"menu\""),
                            Line.of("来一杯珍珠奶茶，大杯，少冰三分糖，用红包", "\"type\":\"quote\""),
                            Line.of("好的，下单吧", "\"type\":\"order\""),
                            Line.of("我的奶茶到哪了？", "\"type\":\"order\""),
                            Line.of("我还有哪些红包？", "\"type\":\"wallet\"")),
                    List.of(
                            Line.of("hi there", "event: message"),
                            Line.of("how much is a lemon tea?", "\"type\":\"menu\""),
                            Line.of(
                                    "a large jasmine milk tea with less ice and half sugar, use my"
                                            + " voucher please",
                                    "\"type\":\"quote\""),
                            Line.of("yes, place the order", "\"type\":\"order\""),
                            Line.of("where is my order?", "\"type\":\"order\""),
                            Line.of("what vouchers do I have left?", "\"type\":\"wallet\"")));

    private final Iterator<byte[]> passes;
    private final SplittableRandom random;
    private List<Line> conversation = List.of();
    private byte[] pass = {};
    private int next;

    /**
     * @param passes those of people with a card; what all connections share
     */
    ChatTraffic(Iterator<byte[]> passes, long seed) {
        this.passes = passes;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public boolean ask(ByteBuffer out) {
        if (next == conversation.size()) {
            if (!passes.hasNext()) {
                return false;
            }
            pass = passes.next();
            conversation = CONVERSATIONS.get(random.nextInt(CONVERSATIONS.size()));
            next = 0;
        }
        byte[] json =
                ("{\"conversation\":\"bench\",\"text\":\"" + conversation.get(next).text() + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
        out.put(ascii(head("/v1/chat", json.length)))
                .put(ascii("Authorization: Bearer "))
                .put(pass)
                .put(ascii("\r\n\r\n"))
                .put(json);
        return true;
    }

    @Override
    void body(byte[] bytes, int from, int to) {
        Line said = conversation.get(next++);
        if (find(bytes, from, to, said.expected()) < 0 || find(bytes, from, to, DONE) < 0) {
            throw new IllegalStateException(
                    "not what " + said.text() + " asks for: " + text(bytes, from, to));
        }
    }

    /** What the interpreter understands: every answer must be an order of one kind of drink. */
    static final class Interpretations extends HttpTraffic {
        private static final byte[] ORDER = ascii("{\"intent\":\"order\",\"items\":[");
        private static final List<String> TEXTS =
                List.of(
                        "两杯珍珠奶茶，少冰三分糖，用红包",
                        "两杯奶绿，一杯去冰一杯热的",
                        "来三杯，不对，四杯大杯杨枝甘露不要珍珠",
                        "two large lattes, one hot and one iced, no sugar",
                        "can I get a taro milk tea with pudding and cheese foam, half sugar please");

        private int next;

        @Override
        public boolean ask(ByteBuffer out) {
            byte[] json =
                    ("{\"text\":\"" + TEXTS.get(next++ % TEXTS.size()) + "\"}")
                            .getBytes(StandardCharsets.UTF_8);
            out.put(ascii(head("/v1/assistant/interpretations", json.length) + "\r\n")).put(json);
            return true;
        }

        @Override
        void body(byte[] bytes, int from, int to) {
            if (find(bytes, from, to, ORDER) != from) {
                throw new IllegalStateException("not understood: " + text(bytes, from, to));
            }
        }
    }
}
