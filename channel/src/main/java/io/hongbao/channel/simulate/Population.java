package io.hongbao.channel.simulate;

import io.hongbao.channel.Form;
import java.util.List;

/**
 * Who shares where, when, and what comes of it. The figures are assumptions, not measurements: a
 * day's curve with a quiet night and an evening's peak, weekends, five channels of very different
 * size, forms that bring less than a link does.
 *
 * @param sharesPerMinute of all channels together, averaged over a week
 * @param channels at least one
 */
public record Population(double sharesPerMinute, List<Channel> channels) {

    /** So many people choose a form for themselves; the others take what is recommended. */
    static final double OWN_CHOICE = 0.1;

    /** How many times a day somebody's campaign makes people share more. */
    static final int BURSTS_A_DAY = 6;

    private static final double[] HOURS = {
        0.55, 0.32, 0.20, 0.14, 0.12, 0.15, 0.30, 0.62, 0.90, 1.05, 1.15, 1.25, 1.45, 1.35, 1.15,
        1.10, 1.10, 1.15, 1.30, 1.55, 1.75, 1.75, 1.50, 1.00
    };

    private static final double[] DAYS = {0.95, 0.94, 0.95, 0.98, 1.04, 1.10, 1.04};

    /**
     * One channel.
     *
     * @param share of all shares
     * @param latePeakHours by how much its people are later than others
     */
    public record Channel(String name, double share, double latePeakHours) {}

    public Population {
        channels = List.copyOf(channels);
    }

    /** A thousand shares a minute, more than half of them on WeChat. */
    public static Population standard() {
        return new Population(
                1_000,
                List.of(
                        new Channel("wechat", 0.52, 0),
                        new Channel("weibo", 0.15, 0.5),
                        new Channel("qq", 0.13, 1),
                        new Channel("xiaohongshu", 0.11, 0.5),
                        new Channel("sms", 0.09, -1)));
    }

    public boolean has(String channel) {
        return channels.stream().anyMatch(one -> one.name().equals(channel));
    }

    /** Shares a minute on all channels at that minute of the run, before noise. */
    double rate(int minute) {
        return sharesPerMinute * ofDay(minute, 0) / mean() * DAYS[minute / 1_440 % 7];
    }

    /** How lively an hour is, for a channel whose people are later. */
    static double ofDay(int minute, double late) {
        double hours = Math.floorMod((int) (minute - 30 - late * 60), 1_440) / 60.0;
        int before = (int) hours;
        double part = hours - before;
        return HOURS[before] * (1 - part) + HOURS[(before + 1) % 24] * part;
    }

    private static double mean() {
        double sum = 0;
        for (double hour : HOURS) {
            sum += hour;
        }
        return sum / HOURS.length;
    }

    /** By how much more, or less, a share is opened at that hour: at night people sleep. */
    static double opensOfDay(int minute, double late) {
        return 0.85 + 0.15 * Math.min(1.3, ofDay(minute, late));
    }

    /** Opens per share, of a form that is not blocked. */
    static double opensPerShare(Form form) {
        return switch (form) {
            case LINK -> 0.60;
            case POSTER -> 0.50;
            case PASSPHRASE -> 0.50;
            case CODE -> 0.42;
            case SPOKEN -> 0.30;
        };
    }

    /**
     * Acceptances per open. With {@link #opensPerShare} a poster brings 85 % of what a link brings,
     * a passphrase 80 %, a code 70 %.
     */
    static double acceptancesPerOpen(Form form) {
        return switch (form) {
            case LINK -> 0.45;
            case POSTER -> 0.459;
            case PASSPHRASE -> 0.432;
            case CODE -> 0.45;
            case SPOKEN -> 0.45;
        };
    }

    /** Of those who choose for themselves, how many take that form. */
    static double ownChoice(Form form) {
        return switch (form) {
            case LINK -> 0;
            case POSTER -> 0.5;
            case CODE -> 0.25;
            case PASSPHRASE -> 0.25;
            case SPOKEN -> 0;
        };
    }
}
