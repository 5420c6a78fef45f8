package io.hongbao.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StandingTest {

    private static Standing.Free at(String state) {
        String[] parts = state.split(" ", -1);
        Form form = Form.of(parts[1]);
        return parts[0].equals("usual")
                ? new Standing.Usual(form, 1, "w")
                : new Standing.Moved(Form.LINK, form, "m", 1, "w");
    }

    private static Standing go(Standing.Free from, String step, Form to) {
        return switch (step) {
            case "on" ->
                    switch (from) {
                        case Standing.Usual usual -> usual.moveOn(to, "m", "w", 2);
                        case Standing.Moved moved -> moved.moveOn(to, "m", "w", 2);
                    };
            case "retype" ->
                    switch (from) {
                        case Standing.Usual usual -> usual.retype(to, "w", 2);
                        case Standing.Moved moved -> moved.retype(to, "w", 2);
                    };
            case "back" -> ((Standing.Moved) from).moveBack(to, "w", 2);
            case "pin" -> from.pin(to, "wang", "w", 2);
            default -> throw new IllegalArgumentException(step);
        };
    }

    private static String word(Standing standing) {
        return standing.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                + " "
                + standing.form().word();
    }

    @ParameterizedTest
    @CsvSource({
        "usual link,      on,     poster,     moved poster",
        "usual link,      on,     code,       moved code",
        "usual poster,    on,     code,       moved code",
        "usual code,      retype, passphrase, usual passphrase",
        "usual link,      pin,    spoken,     pinned spoken",
        "moved poster,    on,     code,       moved code",
        "moved poster,    on,     passphrase, moved passphrase",
        "moved poster,    back,   link,       usual link",
        "moved code,      back,   poster,     moved poster",
        "moved code,      back,   link,       usual link",
        "moved code,      retype, passphrase, moved passphrase",
        "moved passphrase,retype, code,       moved code",
        "moved code,      pin,    link,       pinned link",
    })
    void legalSteps(String from, String step, String to, String then) {
        assertThat(word(go(at(from), step, Form.of(to)))).isEqualTo(then);
    }

    @ParameterizedTest
    @CsvSource({
        "usual link,   on,     link",
        "usual poster, on,     link",
        "usual link,   retype, poster",
        "usual code,   retype, code",
        "moved poster, on,     poster",
        "moved poster, on,     link",
        "moved code,   on,     passphrase",
        "moved poster, back,   poster",
        "moved poster, back,   code",
        "moved code,   back,   passphrase",
        "moved code,   retype, link",
    })
    void whatAStateDoesNotOffer(String from, String step, String to) {
        assertThatThrownBy(() -> go(at(from), step, Form.of(to)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no such step");
    }
}
