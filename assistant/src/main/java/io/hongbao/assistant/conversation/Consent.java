package io.hongbao.assistant.conversation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a message says yes to an offer, or no, and nothing else. "Yes, but two of them" is
 * neither: it is a new wish. In doubt it is not a yes, because a yes spends money: every piece
 * between two marks of punctuation must be a phrase that is known as a whole, with nothing around
 * it but courtesy and other words of agreement.
 */
enum Consent {
    /** Names what is agreed to: "confirm", "place the order", "下单". */
    CLEAR_YES,
    /** Agrees to what was said last: "ok", "好". */
    YES,
    NO,
    NEITHER;

    private static final int MAX_LENGTH = 60;

    /** Everything that is understood as a whole. */
    private static final Map<String, Consent> PHRASES = phrases();

    /** What may stand before a phrase, longest first where one begins another. */
    private static final List<String> LEADING =
            words("那就,那,请,麻烦,嗯,好的,好,行,可以,please,pls,okay,ok,yes,yeah,yep,sure");

    /** With a 不 right behind them they ask: 好不好, 可以不. */
    private static final List<String> ASKED_WITH_NOT = words("好,行,可以");

    /** What may stand behind one. */
    private static final List<String> TRAILING =
            words("谢谢您,谢谢你,谢谢,谢啦,啊,呀,please,pls,thank you,thanks,thx,then");

    /** Before a yes they make a no. */
    private static final List<String> NEGATIONS =
            words("先别,先不,不要,不,别,please dont,dont,do not,not,no");

    static Consent of(String text) {
        if (text.length() > MAX_LENGTH) {
            return NEITHER;
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        Consent found = NEITHER;
        for (String piece : pieces(plain)) {
            Optional<Consent> says = piece(piece);
            if (says.isEmpty()) {
                return NEITHER;
            }
            found = both(found, says.get());
        }
        return plain.indexOf('?') >= 0 && found != NO ? NEITHER : found;
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

    /** What a piece says as a whole; empty when it says more than that. */
    private static Optional<Consent> piece(String piece) {
        for (String body = piece; ; ) {
            Optional<Consent> says = withoutLeading(body);
            String shorter = withoutTrailing(body);
            if (says.isPresent() || shorter.equals(body)) {
                return says;
            }
            body = shorter;
        }
    }

    private static Optional<Consent> withoutLeading(String piece) {
        Consent says = PHRASES.get(piece);
        if (says != null) {
            return Optional.of(says);
        }
        if (isNegated(piece)) {
            return Optional.of(NO);
        }
        for (String word : LEADING) {
            Optional<Consent> rest =
                    after(piece, word)
                            .filter(left ->
                                    !(ASKED_WITH_NOT.contains(word) && left.startsWith("不")))
                            .flatMap(Consent::withoutLeading);
            if (rest.isPresent() && rest.get() != NEITHER) {
                return rest;
            }
        }
        return Optional.empty();
    }

    private static boolean isNegated(String piece) {
        for (String word : NEGATIONS) {
            Optional<String> rest = after(piece, word);
            if (rest.isPresent()) {
                return PHRASES.containsKey(rest.get())
                        || PHRASES.containsKey(withoutDone(rest.get()))
                        || isNegated(rest.get());
            }
        }
        return false;
    }

    /** "Not any more": 别买了. */
    private static String withoutDone(String piece) {
        return piece.endsWith("了") ? piece.substring(0, piece.length() - 1) : piece;
    }

    /** What comes after {@code word}, if the piece begins with it and goes on. */
    private static Optional<String> after(String piece, String word) {
        int end = word.length();
        boolean fits =
                piece.startsWith(word)
                        && piece.length() > end
                        && !(isLatin(piece.charAt(end - 1)) && isLatin(piece.charAt(end)));
        return fits ? Optional.of(piece.substring(end).stripLeading()) : Optional.empty();
    }

    private static String withoutTrailing(String piece) {
        for (String word : TRAILING) {
            int start = piece.length() - word.length();
            if (start > 0
                    && piece.endsWith(word)
                    && !(isLatin(piece.charAt(start)) && isLatin(piece.charAt(start - 1)))) {
                return piece.substring(0, start).stripTrailing();
            }
        }
        return piece;
    }

    private static boolean isLatin(char letter) {
        return letter < 0x250 && Character.isLetterOrDigit(letter);
    }

    /**
     * What stands between marks of punctuation, without apostrophes. A symbol, an emoji among them,
     * is a piece of its own: "ok ❌" is not "ok".
     */
    private static List<String> pieces(String plain) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        plain.codePoints()
                .filter(letter -> !isDropped(letter))
                .forEach(letter -> {
                    if (Character.isLetterOrDigit(letter)) {
                        piece.appendCodePoint(letter);
                    } else if (Character.isWhitespace(letter)) {
                        piece.append(' ');
                    } else {
                        take(pieces, piece);
                        if (!isPunctuation(letter)) {
                            pieces.add(Character.toString(letter));
                        }
                    }
                });
        take(pieces, piece);
        return pieces;
    }

    private static void take(List<String> pieces, StringBuilder piece) {
        String taken = piece.toString().strip().replaceAll(" +", " ");
        if (!taken.isEmpty()) {
            pieces.add(taken);
        }
        piece.setLength(0);
    }

    /** Apostrophes; what joins emoji and gives them a colour or a style. */
    private static boolean isDropped(int letter) {
        return letter == '\''
                || letter == 0x2019
                || letter == 0x200D
                || letter == 0xFE0E
                || letter == 0xFE0F
                || (letter >= 0x1F3FB && letter <= 0x1F3FF);
    }

    private static boolean isPunctuation(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    true;
            default -> letter == '~';
        };
    }

    private static List<String> words(String texts) {
        return List.of(texts.split(",", -1));
    }

    private static Map<String, Consent> phrases() {
        Map<String, Consent> phrases = new HashMap<>();
        // Courtesy says nothing, but it may stand beside a yes.
        add(phrases, NEITHER, "谢谢,谢谢你,谢谢您,谢啦,多谢,thanks,thank you,thx,please,pls");
        add(phrases, NEITHER, "😀,😁,😃,😄,😊,🙂,😋,😍,🥰,🙏,🎉,❤,♥,🧋");
        add(phrases, YES, "好,好的,好吧,好呀,好啊,好哦,好滴,好哒,好嘞,可以,可以的,当然可以");
        add(phrases, YES, "行,行吧,行的,是,是的,对,对的,嗯,要,要的,没问题,没有问题,同意,我同意,确定,当然");
        add(phrases, YES, "中,成,妥,就这样,就这样吧,就这么办,就这个,ok的,👍,👌,✅,✔,☑,🆗");
        add(
                phrases,
                YES,
                "ok,okay,okey,k,yes,yeah,yep,yup,ya,sure,fine,thats fine,alright,all right");
        add(
                phrases,
                YES,
                "right,good,great,perfect,sounds good,sounds great,looks good,looks great");
        add(phrases, YES, "that works,do it,please do,lets do it,lets go,no problem,of course");
        add(phrases, YES, "absolutely,agreed,i agree,deal,accept,accept it,i accept,i accept it");
        add(phrases, YES, "接受,接受吧,我接受,接受邀请,接受这个邀请,帮我接受");
        for (String deed : words("确认,确认下单,确定下单,下单,现在下单,买,付款,支付")) {
            add(phrases, CLEAR_YES, deed + "," + deed + "吧,帮我" + deed + ",帮我" + deed + "吧");
        }
        add(phrases, CLEAR_YES, "我确认,给我下单,订吧,就下这单,就下这单吧,就买这个,就买这个吧,就要这个,就要这个吧");
        add(phrases, CLEAR_YES, "confirm,confirmed,i confirm,confirm it,confirm order");
        add(phrases, CLEAR_YES, "confirm the order,confirm my order,confirm this order,place it");
        add(phrases, CLEAR_YES, "place order,place the order,place my order,place this order");
        add(phrases, CLEAR_YES, "order it,order now,buy it,book it,pay,pay for it,go ahead");
        add(phrases, CLEAR_YES, "ill take it,ill have it");
        add(phrases, NO, "不,不要,不要了,不用,不用了,不行,不好,不可以,不是,不对,不买,不买了,不下单,不确认");
        add(phrases, NO, "不同意,不确定,先不,先不要,算了,算了吧,别,别下单,取消,取消吧,没有,等等,等一下");
        add(phrases, NO, "再想想,再看看,no,nope,nah,not,dont,do not,cancel,cancel it,cancel this");
        add(phrases, NO, "cancel that,stop,never mind,nevermind,forget it,wait,hold on,not now");
        add(phrases, NO, "not yet,no thanks,no thank you,👎,❌,❎,✖,🚫");
        return Map.copyOf(phrases);
    }

    private static void add(Map<String, Consent> phrases, Consent says, String texts) {
        words(texts).forEach(text -> phrases.put(text, says));
    }
}
