package io.hongbao.assistant.conversation;

import io.hongbao.assistant.tool.Wanted;
import java.util.List;

/**
 * What a person means. An empty text means that it was not said.
 *
 * @param items what is wanted from menus
 * @param voucher {@code best}, {@code none}, or a prize's id
 * @param trip the train that is wanted
 * @param gaps what has to be asked back, most important first
 */
public record Meaning(
        Intent intent, List<Wanted> items, String voucher, Trip trip, List<Gap> gaps) {

    /** What it is about. */
    public enum Intent {
        ORDER,
        DINING,
        CINEMA,
        TRAIN,
        MENU,
        STATUS,
        CANCEL,
        WALLET,
        CLAIM,
        SHARE,
        EVENT,
        CHAT,
        UNSAFE;

        /** Whether it ends in a quote. */
        boolean isOrder() {
            return switch (this) {
                case ORDER, DINING, CINEMA, TRAIN -> true;
                case MENU, STATUS, CANCEL, WALLET, CLAIM, SHARE, EVENT, CHAT, UNSAFE -> false;
            };
        }
    }

    /**
     * A journey by train.
     *
     * @param date such as {@code 2026-02-14}
     * @param count 0 when it was not said
     */
    public record Trip(String from, String to, String date, String seatClass, int count) {
        public static final Trip NONE = new Trip("", "", "", "", 0);
    }

    /**
     * Something to ask back.
     *
     * @param field {@code item, qty, size, sugar, ice, toppings, voucher, from, to, date, class,
     *     count, intent}
     */
    public record Gap(String field, Reason reason) {}

    /** Why it has to be asked. */
    public enum Reason {
        MISSING,
        UNKNOWN,
        CONTRADICTORY
    }

    public Meaning {
        items = List.copyOf(items);
        gaps = List.copyOf(gaps);
    }

    public static Meaning of(Intent intent) {
        return new Meaning(intent, List.of(), "", Trip.NONE, List.of());
    }
}
