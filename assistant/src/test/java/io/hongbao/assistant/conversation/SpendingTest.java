package io.hongbao.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.assistant.conversation.Talk.Heard;
import io.hongbao.core.UserId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nothing is spent without the person's own yes, bound to what they saw. */
final class SpendingTest {

    private final Talk talk = Talk.offline();

    @Test
    void aYesAfterTheQuoteOrdersOnce() {
        Heard quoted = talk.say("来杯珍珠奶茶");
        assertThat(quoted.shown()).containsExactly("quote");
        assertThat(talk.shop().orders()).isEmpty();

        Heard ordered = talk.say("好的");
        assertThat(ordered.shown()).containsExactly("order");
        assertThat(ordered.text()).contains("已下单");
        assertThat(talk.shop().orders()).hasSize(1);

        assertThat(talk.say("确认").text()).contains("没有等你确认的报价");
        assertThat(talk.shop().orders()).hasSize(1);
    }

    @Test
    void aYesToSomethingElseOrdersNothing() {
        talk.say("来杯珍珠奶茶");
        talk.say("冬奥哪天开幕");
        assertThat(talk.say("好的").text()).contains("共 15元").contains("请回复“确认”");
        assertThat(talk.shop().orders()).isEmpty();
        talk.say("冬奥哪天开幕");
        assertThat(talk.say("确认下单").text()).contains("共 15元").contains("请回复“确认”");
        assertThat(talk.shop().orders()).isEmpty();
        talk.say("确认下单");
        assertThat(talk.shop().orders()).hasSize(1);
    }

    @Test
    void anExpiredQuoteIsNotSaidAgain() {
        talk.say("来杯珍珠奶茶");
        talk.say("冬奥哪天开幕");
        talk.wait(Duration.ofMinutes(5));
        assertThat(talk.say("确认").text()).contains("过期");
        assertThat(talk.say("确认").text()).contains("没有等你确认的报价");
        assertThat(talk.shop().orders()).isEmpty();
    }

    @Test
    void cancellingInEnglishDropsTheQuoteAndNoOrder() {
        talk.in(io.hongbao.assistant.Language.EN);
        talk.say("a pearl milk tea");
        talk.say("confirm");
        talk.say("a pearl milk tea");
        assertThat(talk.say("cancel my order").text()).contains("nothing was ordered");
        assertThat(talk.shop().orders())
                .singleElement()
                .satisfies(order -> assertThat(order.state()).isEqualTo("placed"));
        assertThat(talk.say("confirm").text()).contains("no price waiting");
        assertThat(talk.say("cancel my order").text()).contains("Cancelled");
    }

    @Test
    void aNoDropsTheQuote() {
        talk.say("来杯珍珠奶茶");
        assertThat(talk.say("算了").text()).contains("没有下单");
        talk.say("确认");
        assertThat(talk.shop().orders()).isEmpty();
    }

    @Test
    void anExpiredQuoteOrdersNothing() {
        talk.say("来杯珍珠奶茶");
        talk.wait(Duration.ofMinutes(5));
        assertThat(talk.say("确认").text()).contains("过期");
        assertThat(talk.shop().orders()).isEmpty();
    }

    @Test
    void aButtonConfirmsExactlyTheNewestQuote() {
        talk.say("来杯珍珠奶茶");
        talk.say("来杯珍珠奶茶");
        assertThat(talk.press("q-1", "hash-q-1").text()).contains("不是最新的报价");
        assertThat(talk.press("q-2", "hash-q-1").text()).contains("不是最新的报价");
        assertThat(talk.shop().orders()).isEmpty();
        talk.press("q-2", "hash-q-2");
        assertThat(talk.shop().orders()).hasSize(1);
    }

    @Test
    void aButtonIsGoodAsLongAsItsQuoteEvenWhereNothingWaits() {
        talk.say("来杯珍珠奶茶");
        // As after a restart: this conversation knows nothing of the quote.
        assertThat(talk.pressIn("later", "q-1", "hash-q-2").text()).contains("没有这个报价");
        assertThat(talk.shop().orders()).isEmpty();
        assertThat(talk.pressIn("later", "q-1", "hash-q-1").shown()).containsExactly("order");
        assertThat(talk.pressIn("later", "q-1", "hash-q-1").text()).contains("已下单");
        assertThat(talk.shop().orders()).hasSize(1);
    }

    @Test
    void aButtonPressedTooLateOrdersNothing() {
        talk.say("来杯珍珠奶茶");
        talk.wait(Duration.ofMinutes(5));
        assertThat(talk.pressIn("later", "q-1", "hash-q-1").text()).contains("没有这个报价");
        assertThat(talk.shop().orders()).isEmpty();
    }

    @Test
    void buttonsCountAsOrdersOfTheirConversationOnce() {
        int most = Limits.STANDARD.ordersPerConversation();
        for (int i = 1; i <= most + 1; i++) {
            talk.sayIn("quotes", "来杯珍珠奶茶");
            talk.pressIn("later", "q-" + i, "hash-q-" + i);
            if (i < most) {
                talk.pressIn("later", "q-" + i, "hash-q-" + i);
            }
        }
        assertThat(talk.shop().orders()).hasSize(most);
        assertThat(talk.pressIn("later", "q-6", "hash-q-6").text()).contains("上限");
    }

    @Test
    void somebodyElseCannotConfirmIt() {
        talk.say("来杯珍珠奶茶");
        talk.as(new UserId(3, 4));
        assertThat(talk.press("q-1", "hash-q-1").text()).contains("没有这个报价");
        assertThat(talk.say("确认").text()).contains("没有等你确认的报价");
        assertThat(talk.shop().orders()).isEmpty();
    }

    @Test
    void aConversationOrdersOnlySoOften() {
        for (int i = 0; i < Limits.STANDARD.ordersPerConversation(); i++) {
            talk.say("来杯珍珠奶茶");
            talk.say("确认");
        }
        talk.say("来杯珍珠奶茶");
        assertThat(talk.say("确认").text()).contains("上限");
        assertThat(talk.shop().orders()).hasSize(Limits.STANDARD.ordersPerConversation());
    }

    @Test
    void aConversationOrdersOnlySoMuch() {
        Limits tight = limits(2_000);
        Talk frugal = Talk.offline(tight);
        frugal.say("来杯珍珠奶茶");
        frugal.say("确认");
        frugal.say("来杯珍珠奶茶");
        assertThat(frugal.say("确认").text()).contains("上限");
        assertThat(frugal.shop().orders()).hasSize(1);
    }

    private static Limits limits(long amountMinor) {
        Limits s = Limits.STANDARD;
        return new Limits(
                s.textLength(),
                s.linesPerConversation(),
                s.charactersPerConversation(),
                s.conversationsPerPerson(),
                s.conversations(),
                s.characters(),
                s.idle(),
                s.ordersPerConversation(),
                amountMinor);
    }

    @Test
    void onePersonWritesOnceAtATime() {
        talk.say("来杯珍珠奶茶");
        talk.shop().answerLate();
        Heard first = talk.begin("main", new Ask.Said("确认"));
        Heard second = talk.begin("other", new Ask.Said("领红包"));
        second.await();
        assertThat(second.text()).contains("还在处理");
        assertThat(talk.shop().claims()).isEmpty();
        talk.shop().answer();
        first.await();
        assertThat(talk.shop().orders()).hasSize(1);
    }

    @Test
    void aConversationTakesOneTurnAtATime() {
        talk.shop().answerLate();
        Heard first = talk.begin("main", new Ask.Said("领红包"));
        Heard second = talk.begin("main", new Ask.Said("领红包"));
        assertThat(first.taken()).isTrue();
        assertThat(second.taken()).isFalse();
        assertThat(second.events()).isEmpty();
        talk.shop().answer();
        first.await();
        assertThat(talk.shop().claims()).hasSize(1);
    }

    @Test
    void everyKeyIsNew() {
        talk.say("领红包");
        talk.say("领红包");
        talk.sayIn("other", "领红包");
        assertThat(talk.shop().claims()).hasSize(3).doesNotHaveDuplicates();
        assertThat(talk.shop().claims()).allMatch(key -> key.matches("[A-Za-z0-9._:-]{1,64}"));
    }
}
