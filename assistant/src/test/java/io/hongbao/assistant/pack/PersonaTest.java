package io.hongbao.assistant.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.assistant.Language;
import io.hongbao.assistant.pack.Persona.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonaTest {
    private static final Pack CAMPAIGN = PackFolder.shipped("campaign");

    @ParameterizedTest
    @CsvSource({
        "EN, hello, 'Hello, I am here! An envelope first, or a drink?'",
        "EN, Thank you!, You are welcome!",
        "EN, WHAT'S YOUR NAME?, 'I am the campaign''s assistant, a program, not a person. Ask me for envelopes, orders and vouchers.'",
        "ZH, 你好！, 你好，我在！想领红包还是点杯喝的？",
        "ZH, 新年快乐～, 新年快乐，万事如意！",
        "ZH, 谢谢你, 不客气！",
    })
    void smallTalkIsAnswered(Language language, String text, String answer) {
        assertThat(CAMPAIGN.persona(language).smallTalk(text)).contains(answer);
    }

    @ParameterizedTest
    @CsvSource({"EN, 'hello, two lattes please'", "EN, ''", "ZH, 你好，来杯拿铁", "ZH, 谢谢，再来一杯"})
    void whatAsksForMoreIsNoSmallTalk(Language language, String text) {
        assertThat(CAMPAIGN.persona(language).smallTalk(text)).isEmpty();
    }

    @Test
    void theConditionIsStatedWithItsTime() {
        assertThat(CAMPAIGN.persona(Language.EN).condition(Condition.DOWN, "10:40"))
                .isEqualTo(
                        "Ordering is down just now. It is not your fault, and no voucher is lost. Please try again at 10:40.");
        assertThat(CAMPAIGN.persona(Language.ZH).condition(Condition.QUEUED, "10:40"))
                .isEqualTo("现在人很多，你在排队，名额按顺序来，不用一直刷新。请在10:40再看。");
        assertThat(CAMPAIGN.persona(Language.ZH).condition(Condition.PAUSED, "10:40"))
                .contains("暂停", "10:40");
    }

    /** Its words are put in as they are: nothing in them is a place for something else. */
    @Test
    void theTimeIsPutInOnce() {
        assertThat(CAMPAIGN.persona(Language.EN).condition(Condition.DOWN, "{retryAt} $1"))
                .endsWith("Please try again at {retryAt} $1.");
    }
}
