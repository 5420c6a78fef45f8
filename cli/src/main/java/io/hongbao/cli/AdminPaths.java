package io.hongbao.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of the operators' API. */
public final class AdminPaths {
    /** How the sandbox behaves; only a sandbox has it. */
    public static final String SANDBOX = "/v1/admin/sandbox";

    /** What a launch certificate must be bound to there. */
    public static final String LAUNCH = "/v1/admin/launch";

    /** Makes a backup. */
    public static final String BACKUP = "/v1/admin/backup";

    /** The journal as NDJSON. */
    static final String JOURNAL = "/v1/admin/journal";

    /** Reports for accounting. */
    static final String FINANCE = "/v1/admin/finance";

    /** What the server does without. */
    static final String DEGRADE = "/v1/admin/degrade";

    private static final String CAMPAIGNS = "/v1/admin/campaigns";

    private static final String DEAD_LETTERS = "/v1/admin/dead-letters";

    private AdminPaths() {}

    static String campaigns(String reason) {
        return reason.isEmpty() ? CAMPAIGNS : CAMPAIGNS + "?reason=" + encoded(reason);
    }

    /** A campaign's state and totals. */
    public static String campaign(String campaign) {
        return CAMPAIGNS + "/" + encoded(campaign);
    }

    /** Where a campaign's money is, and what became of its prizes. */
    public static String totals(String campaign) {
        return campaign(campaign) + "/totals";
    }

    static String act(String campaign, String act) {
        return campaign(campaign) + "/" + act;
    }

    /** A campaign's outlets, and how busy they are. */
    public static String outlets(String campaign) {
        return campaign(campaign) + "/outlets";
    }

    static String outlets(String campaign, String reason) {
        return reason.isEmpty()
                ? outlets(campaign)
                : outlets(campaign) + "?reason=" + encoded(reason);
    }

    static String outlet(String campaign, String outlet, String act) {
        return outlets(campaign) + "/" + encoded(outlet) + "/" + act;
    }

    static String prize(String campaign, String prize, String act) {
        return campaign(campaign) + "/prizes/" + encoded(prize) + "/" + act;
    }

    /** A campaign's waiting room, or what is done to it. */
    public static String room(String campaign, String act) {
        return campaign(campaign) + "/waiting-room" + act;
    }

    /** A campaign's channels. */
    static String channels(String campaign) {
        return campaign(campaign) + "/channels";
    }

    static String channel(String campaign, String channel, String act) {
        return channels(campaign) + "/" + encoded(channel) + "/" + act;
    }

    static String person(String user) {
        return "/v1/admin/people/" + encoded(user);
    }

    /** What could not be done outside. */
    static String deadLetters(String after, int limit) {
        return DEAD_LETTERS + "?limit=" + limit + "&after=" + encoded(after);
    }

    static String deadLetter(String effect, String act) {
        return DEAD_LETTERS + "/" + encoded(effect) + "/" + act;
    }

    /** The acceptances that are held. */
    static String reviews(String campaign, String cursor, int limit) {
        return campaign(campaign) + "/reviews?limit=" + limit + "&cursor=" + encoded(cursor);
    }

    static String review(String campaign, String friend) {
        return campaign(campaign) + "/reviews/" + encoded(friend);
    }

    static String reviewDecisions(String campaign) {
        return campaign(campaign) + "/reviews/decisions";
    }

    static String reviewRounds(String campaign) {
        return campaign(campaign) + "/reviews/rounds";
    }

    static String inviteClawBack(String campaign, String code) {
        return campaign(campaign) + "/invites/" + encoded(code) + "/clawback";
    }

    /** As a part of a path or a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
