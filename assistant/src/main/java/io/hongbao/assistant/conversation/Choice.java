package io.hongbao.assistant.conversation;

import io.hongbao.assistant.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several things to choose from.
 *
 * @param value what it stands for: an id, a slot
 * @param label what people read, and say to choose it
 */
record Choice(String value, String label) {

    /** More are not shown. */
    static final int MOST = 12;

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?:no |number |option |第)?(\\d{1,2})(?:st|nd|rd|th)?(?: one)?[个家场号种项款]?(?:吧)?");
    private static final List<String> CHINESE = List.of("一", "二", "三", "四", "五", "六", "七", "八");
    private static final List<String> ENGLISH =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth");

    /** The one that {@code text} means: by its number, or by a part of its label. */
    static Optional<Choice> meant(List<Choice> choices, String text) {
        String plain = PlainText.of(text);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        int number = number(plain);
        if (number >= 1 && number <= choices.size()) {
            return Optional.of(choices.get(number - 1));
        }
        List<Choice> fitting =
                choices.stream()
                        .filter(choice -> PlainText.of(choice.label()).contains(plain))
                        .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private static int number(String plain) {
        Matcher digits = NUMBER.matcher(plain);
        if (digits.matches()) {
            return Integer.parseInt(digits.group(1));
        }
        for (int i = 0; i < CHINESE.size(); i++) {
            if (plain.matches("第" + CHINESE.get(i) + "[个家场号种项款]?吧?")
                    || plain.matches("(?:the )?" + ENGLISH.get(i) + "(?: one)?(?: please)?")) {
                return i + 1;
            }
        }
        return 0;
    }
}
