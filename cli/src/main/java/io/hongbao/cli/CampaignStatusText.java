package io.hongbao.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A campaign's state and money, for people. */
final class CampaignStatusText {
    private static final String[][] ACCOUNTS = {
        {"treasury", "treasuryMinor"},
        {"in transfer", "inTransferMinor"},
        {"tills", "tillsMinor"},
        {"outstanding", "outstandingMinor"},
        {"spent", "spentMinor"},
        {"breakage", "breakageMinor"}
    };

    private CampaignStatusText() {}

    /**
     * The lines.
     *
     * @param answer the operators' view of the campaign with its totals
     */
    static List<String> lines(JsonNode answer, Terminal terminal) {
        JsonNode campaign = answer.path("campaign");
        JsonNode equation = answer.path("totals").path("equation");
        Money money = new Money(campaign.path("currency").asText());
        List<String> lines = new ArrayList<>();
        String wave = campaign.path("wave").asText();
        lines.add(
                terminal.styled(
                        Terminal.Style.BOLD,
                        campaign.path("id").asText()
                                + ": "
                                + campaign.path("state").asText()
                                + (wave.isEmpty() ? "" : ", wave " + wave)
                                + ", version "
                                + campaign.path("version").asInt()));
        lines.add("  campaign time  " + campaign.path("campaignTime").asText());
        lines.add(
                "  window         "
                        + campaign.path("from").asText()
                        + " to "
                        + campaign.path("to").asText());
        JsonNode clearance = campaign.path("clearance");
        if (!clearance.isMissingNode()) {
            lines.add("  launch         " + launch(clearance));
        }
        for (JsonNode waiting : campaign.path("waiting")) {
            lines.add(
                    "  waiting        "
                            + waiting.path("act").asText()
                            + ", asked for by "
                            + waiting.path("first").asText()
                            + ", until "
                            + waiting.path("lapsesAt").asText());
        }
        lines.add(row("budget", money.show(equation.path("budgetMinor").asLong())));
        for (String[] account : ACCOUNTS) {
            lines.add(row("  " + account[0], money.show(equation.path(account[1]).asLong())));
        }
        lines.add(
                equation.path("holds").asBoolean()
                        ? row(
                                "",
                                terminal.styled(
                                        Terminal.Style.GOOD, "the accounts add up to the budget"))
                        : row(
                                "",
                                terminal.styled(
                                        Terminal.Style.BAD,
                                        "THE ACCOUNTS DO NOT ADD UP TO THE BUDGET")));
        Set<String> stopped = new HashSet<>();
        for (JsonNode prize : campaign.path("prizes")) {
            if (prize.path("stopped").asBoolean()) {
                stopped.add(prize.path("id").asText());
            }
        }
        for (JsonNode prize : answer.path("totals").path("prizes")) {
            lines.add(
                    row(
                            prize.path("prize").asText(),
                            String.format(
                                    Locale.ROOT,
                                    stopped.contains(prize.path("prize").asText())
                                            ? "%,d of %,d granted, %s, stopped"
                                            : "%,d of %,d granted, %s",
                                    prize.path("granted").asLong(),
                                    prize.path("count").asLong(),
                                    money.show(prize.path("grantedMinor").asLong()))));
        }
        return lines;
    }

    /** Why it was published. */
    private static String launch(JsonNode clearance) {
        String kind = clearance.path("kind").asText();
        return switch (kind) {
            case "certified" ->
                    "certified until "
                            + clearance.path("validUntil").asText()
                            + " by key "
                            + clearance.path("certifier").asText();
            case "overridden" ->
                    "without a certificate, by "
                            + clearance.path("name").asText()
                            + ": "
                            + clearance.path("reason").asText();
            case "waived" -> "no certificate asked for: " + clearance.path("reason").asText();
            default -> "no certificate recorded";
        };
    }

    private static String row(String name, String value) {
        return String.format(Locale.ROOT, "  %-13s  %s", name, value);
    }
}
