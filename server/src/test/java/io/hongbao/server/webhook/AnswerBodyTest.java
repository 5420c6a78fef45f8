package io.hongbao.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.server.effect.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerBodyTest {

    private static Answer read(int status, String body) {
        return AnswerBody.read(status, body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"status\":\"done\",\"reference\":\"p-1\"} | Done[reference=p-1]",
                "200 | {\"status\":\"done\",\"more\":[1]} | Done[reference=]",
                "200 | {\"status\":\"refused\",\"reason\":\"no money\"} | Refused[reason=no money, reference=]",
                "409 | {\"status\":\"refused\",\"reason\":\"x\"} | Refused[reason=x, reference=]",
                "422 | {\"status\":\"refused\"} | Refused[reason=no reason given, reference=]",
                "202 | '' | Later[]",
                "202 | {\"status\":\"done\"} | Later[]",
                "200 | {\"status\":\"later\"} | Later[]"
            })
    void whatIsSaidCounts(int status, String body, String answer) {
        assertThat(read(status, body)).hasToString(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "200, true", "204, true", "301, true", "400, false", "401, true", "403, true",
        "404, true", "408, true", "409, false", "410, false", "422, false", "425, true",
        "429, true", "500, true", "502, true", "503, true", "599, true"
    })
    void anAnswerThatSaysNothingIsAFailure(int status, boolean retryable) {
        for (String body : new String[] {"", "{}", "[]", "null", "\"done\"", "<html>", "{\"sta"}) {
            assertThat(read(status, body))
                    .isInstanceOfSatisfying(
                            Answer.Failed.class,
                            failed -> {
                                assertThat(failed.retryable()).isEqualTo(retryable);
                                assertThat(failed.error()).contains("" + status);
                            });
        }
    }

    @Test
    void aServerErrorIsAFailureWhateverItSays() {
        assertThat(read(500, "{\"status\":\"refused\"}")).isInstanceOf(Answer.Failed.class);
        assertThat(read(503, "{\"status\":\"done\"}")).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void aChargeThatCannotBeStoppedHasReasonAndReference() {
        assertThat(read(409, "{\"status\":\"refused\",\"reference\":\"p-9\",\"reason\":\"taken\"}"))
                .isEqualTo(new Answer.Refused("taken", "p-9"));
        assertThat(read(409, "{\"status\":\"refused\",\"reference\":\"p-9\"}"))
                .isEqualTo(new Answer.Refused("no reason given", "p-9"));
        assertThat(read(409, "{\"status\":\"refused\",\"reason\":\"taken\"}"))
                .isEqualTo(new Answer.Refused("taken", ""));
    }

    @Test
    void longTextsAreCut() {
        String long300 = "长".repeat(300);
        assertThat(read(200, "{\"status\":\"done\",\"reference\":\"" + long300 + "\"}"))
                .isEqualTo(new Answer.Done("长".repeat(100)));
        assertThat(read(200, "{\"status\":\"refused\",\"reason\":\"" + long300 + "\"}"))
                .isEqualTo(new Answer.Refused("长".repeat(200)));
    }
}
