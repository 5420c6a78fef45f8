package io.hongbao.server.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.server.problem.ProblemException;
import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void whatThePathSaysIsDecoded() {
        assertThat(Fields.pathText("7K3M9-2QX4B")).isEqualTo("7K3M9-2QX4B");
        assertThat(Fields.pathText("%E5%A5%B6+%2B%20x")).isEqualTo("奶++ x");
    }

    @Test
    void halfAnEscapeAndTooLongATextAreRefused() {
        for (String bad : new String[] {"ABCDE-%E5%A", "%", "%zz", "A".repeat(301)}) {
            assertThatThrownBy(() -> Fields.pathText(bad))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().field()).isEqualTo("code"));
        }
    }
}
