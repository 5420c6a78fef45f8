package io.hongbao.assistant.conversation;

import io.hongbao.assistant.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Whether a message says yes to an offer, or no, and nothing else. "Yes, but two of them" is
 * neither: it is a new wish. In doubt it is not a yes, because a yes spends money.
 */
enum Consent {
    /** Names what is agreed to: "confirm", "place the order", "下单". */
    CLEAR_YES,
    /** Agrees to what was said last: "ok", "好". */
    YES,
    NO,
    NEITHER;

    private static final int MAX_LENGTH = 60;

    private static final List<String> CLEAR_WORDS =
            List.of(
                    "确认",
                    "确认下单",
                    "确定下单",
                    "下单",
                    "下单吧",
                    "就下这单",
                    "买",
                    "买吧",
                    "买了",
                    "付款",
                    "支付",
                    "就要这个",
                    "要了",
                    "订吧",
                    "订了",
                    "帮我下单",
                    "confirm",
                    "confirmed",
                    "confirm it",
                    "confirm the order",
                    "place it",
                    "place the order",
                    "place my order",
                    "order it",
                    "buy it",
                    "book it",
                    "pay",
                    "pay for it",
                    "go ahead",
                    "i confirm");

    private static final List<String> YES_WORDS =
            List.of(
                    "好",
                    "好的",
                    "好吧",
                    "好呀",
                    "好啊",
                    "好滴",
                    "好嘞",
                    "可以",
                    "行",
                    "行吧",
                    "是",
                    "是的",
                    "对",
                    "对的",
                    "嗯",
                    "嗯嗯",
                    "要",
                    "要的",
                    "没问题",
                    "同意",
                    "确定",
                    "当然",
                    "中",
                    "成",
                    "妥",
                    "ok",
                    "okay",
                    "okey",
                    "k",
                    "yes",
                    "yeah",
                    "yep",
                    "yup",
                    "ya",
                    "sure",
                    "fine",
                    "alright",
                    "all right",
                    "right",
                    "good",
                    "great",
                    "perfect",
                    "sounds good",
                    "looks good",
                    "do it",
                    "lets do it",
                    "lets go",
                    "no problem",
                    "of course",
                    "absolutely",
                    "agreed",
                    "deal",
                    "👍",
                    "👌",
                    "✅");

    private static final List<String> NO_WORDS =
            List.of(
                    "不",
                    "不要",
                    "不要了",
                    "不用",
                    "不用了",
                    "不行",
                    "不好",
                    "不可以",
                    "不是",
                    "不对",
                    "不买",
                    "不买了",
                    "不下单",
                    "不确认",
                    "不同意",
                    "不确定",
                    "先不",
                    "先不要",
                    "算了",
                    "算了吧",
                    "别",
                    "别下单",
                    "取消",
                    "取消吧",
                    "没有",
                    "等等",
                    "等一下",
                    "再想想",
                    "再看看",
                    "no",
                    "nope",
                    "nah",
                    "not",
                    "dont",
                    "do not",
                    "cancel",
                    "cancel it",
                    "stop",
                    "never mind",
                    "nevermind",
                    "forget it",
                    "wait",
                    "hold on",
                    "not now",
                    "not yet",
                    "no thanks",
                    "no thank you",
                    "👎",
                    "❌");

    private static final List<String> FILLERS =
            List.of(
                    "请",
                    "麻烦",
                    "谢谢",
                    "谢谢你",
                    "谢啦",
                    "吧",
                    "啊",
                    "呀",
                    "啦",
                    "哦",
                    "噢",
                    "喔",
                    "嘛呀",
                    "的",
                    "了",
                    "就",
                    "那",
                    "那就",
                    "这个",
                    "这单",
                    "它",
                    "您",
                    "你",
                    "我",
                    "给我",
                    "帮我",
                    "哈",
                    "哈哈",
                    "呢",
                    "please",
                    "pls",
                    "thanks",
                    "thank you",
                    "thx",
                    "then",
                    "just",
                    "now",
                    "it",
                    "that",
                    "this",
                    "the",
                    "order",
                    "one",
                    "i",
                    "ill",
                    "take",
                    "lets",
                    "and",
                    "so",
                    "well",
                    "with",
                    "you",
                    "to",
                    "for",
                    "me");

    /** All words with what they say, longest first: the longest one that fits is read. */
    private static final List<Word> WORDS = words();

    private record Word(String text, Consent says) {}

    static Consent of(String text) {
        if (text.length() > MAX_LENGTH) {
            return NEITHER;
        }
        String rest = PlainText.of(text);
        boolean asks = text.indexOf('?') >= 0 || text.indexOf('？') >= 0 || rest.endsWith("吗");
        Consent found = NEITHER;
        while (!rest.isEmpty()) {
            Word next = first(rest);
            if (next == null) {
                return NEITHER;
            }
            found = both(found, next.says());
            rest = rest.substring(next.text().length()).stripLeading();
        }
        return asks && found != NO ? NEITHER : found;
    }

    /** Whether it is agreed to. */
    boolean isYes() {
        return this == YES || this == CLEAR_YES;
    }

    /** A no counts for more than a yes, a clear yes for more than another. */
    private static Consent both(Consent one, Consent other) {
        if (one == NO || other == NO) {
            return NO;
        }
        if (one == CLEAR_YES || other == CLEAR_YES) {
            return CLEAR_YES;
        }
        return one == YES || other == YES ? YES : NEITHER;
    }

    private static @org.jspecify.annotations.Nullable Word first(String rest) {
        for (Word word : WORDS) {
            if (rest.startsWith(word.text()) && endsWord(rest, word.text())) {
                return word;
            }
        }
        return null;
    }

    /** Latin words end where no further letter follows. */
    private static boolean endsWord(String rest, String word) {
        if (rest.length() == word.length()) {
            return true;
        }
        return !isLatin(word.charAt(word.length() - 1)) || !isLatin(rest.charAt(word.length()));
    }

    private static boolean isLatin(char letter) {
        return letter < 0x250 && Character.isLetterOrDigit(letter);
    }

    private static List<Word> words() {
        List<Word> words = new ArrayList<>();
        add(words, CLEAR_WORDS, CLEAR_YES);
        add(words, YES_WORDS, YES);
        add(words, NO_WORDS, NO);
        add(words, FILLERS, NEITHER);
        words.sort(Comparator.comparingInt((Word word) -> word.text().length()).reversed());
        return List.copyOf(words);
    }

    private static void add(List<Word> words, List<String> texts, Consent says) {
        texts.forEach(text -> words.add(new Word(text.toLowerCase(Locale.ROOT), says)));
    }
}
