package io.hongbao.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of the operators' API. */
public final class AdminPaths {
    /** Makes a backup. */
    public static final String BACKUP = "/v1/admin/backup";

    /** The journal as NDJSON. */
    static final String JOURNAL = "/v1/admin/journal";

    /** Reports for accounting. */
    static final String FINANCE = "/v1/admin/finance";

    private static final String CAMPAIGNS = "/v1/admin/campaigns";

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

    static String person(String user) {
        return "/v1/admin/people/" + encoded(user);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
