package io.hongbao.assistant.conversation;

import io.hongbao.assistant.Language;
import io.hongbao.assistant.interpret.Interpretation.Field;
import java.util.List;

/** What can be chosen where that is the same on every menu. */
final class Options {

    private static final List<Choice> SIZES_ZH =
            List.of(new Choice("M", "中杯"), new Choice("L", "大杯"));
    private static final List<Choice> SIZES_EN =
            List.of(new Choice("M", "medium"), new Choice("L", "large"));
    private static final List<Choice> SUGARS_ZH =
            List.of(
                    new Choice("100", "全糖"),
                    new Choice("70", "七分糖"),
                    new Choice("50", "半糖"),
                    new Choice("30", "三分糖"),
                    new Choice("0", "无糖"));
    private static final List<Choice> SUGARS_EN =
            List.of(
                    new Choice("100", "full sugar"),
                    new Choice("70", "70% sugar"),
                    new Choice("50", "half sugar"),
                    new Choice("30", "30% sugar"),
                    new Choice("0", "no sugar"));
    private static final List<Choice> ICES_ZH =
            List.of(
                    new Choice("normal", "正常冰"),
                    new Choice("less", "少冰"),
                    new Choice("none", "去冰"),
                    new Choice("room", "常温"),
                    new Choice("hot", "热"));
    private static final List<Choice> ICES_EN =
            List.of(
                    new Choice("normal", "normal ice"),
                    new Choice("less", "less ice"),
                    new Choice("none", "no ice"),
                    new Choice("room", "room temperature"),
                    new Choice("hot", "hot"));
    private static final List<Choice> CLASSES_ZH =
            List.of(
                    new Choice("second", "二等座"),
                    new Choice("first", "一等座"),
                    new Choice("business", "商务座"));
    private static final List<Choice> CLASSES_EN =
            List.of(
                    new Choice("second", "second class"),
                    new Choice("first", "first class"),
                    new Choice("business", "business class"));

    private Options() {}

    /** The choices for a field; empty when they are not the same on every menu. */
    static List<Choice> of(Field field, Language language) {
        boolean chinese = language == Language.ZH;
        return switch (field) {
            case SIZE -> chinese ? SIZES_ZH : SIZES_EN;
            case SUGAR -> chinese ? SUGARS_ZH : SUGARS_EN;
            case ICE -> chinese ? ICES_ZH : ICES_EN;
            case CLASS -> chinese ? CLASSES_ZH : CLASSES_EN;
            case ITEM, QTY, TOPPINGS, VOUCHER, FROM, TO, DATE, COUNT -> List.of();
        };
    }
}
