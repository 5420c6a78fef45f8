package io.hongbao.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a campaign's channels are, as lines for people. */
final class ChannelsText {

    private final List<String> lines = new ArrayList<>();

    private ChannelsText() {}

    /** Everything. */
    static List<String> of(JsonNode answer) {
        ChannelsText text = new ChannelsText();
        text.head(answer);
        answer.path("channels").forEach(text::channel);
        for (JsonNode moment : answer.path("binaryMoments")) {
            text.lines.add("");
            text.moment(moment);
        }
        return text.lines;
    }

    /** One channel. */
    static List<String> of(JsonNode answer, String channel) {
        ChannelsText text = new ChannelsText();
        text.head(answer);
        for (JsonNode one : answer.path("channels")) {
            if (one.path("channel").asText().equals(channel)) {
                text.channel(one);
            }
        }
        return text.lines;
    }

    private void head(JsonNode answer) {
        lines.add(
                answer.path("campaign").asText()
                        + " at "
                        + answer.path("at").asText()
                        + (answer.path("catchingUp").asBoolean()
                                ? ": traces of before the start are still being read"
                                : ""));
    }

    private void channel(JsonNode channel) {
        String standing =
                switch (channel.path("standing").asText()) {
                    case "usual" -> "as usual";
                    case "moved" -> "moved on from " + channel.path("usual").asText();
                    default ->
                            "pinned by "
                                    + channel.path("pin").path("by").asText()
                                    + ", else "
                                    + channel.path("pin").path("otherwise").asText();
                };
        lines.add("");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%-20s %-10s %s since %s",
                        channel.path("channel").asText(),
                        channel.path("form").asText(),
                        standing,
                        channel.path("since").asText()));
        lines.add("  because " + channel.path("why").asText());
        for (JsonNode probe : channel.path("probes")) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "  %.0f %% of the people still get the %s",
                            100 * probe.path("share").asDouble(),
                            probe.path("form").asText()));
        }
        channel.path("forms").forEach(this::form);
        for (JsonNode note : channel.path("notes")) {
            List<String> forbids = new ArrayList<>();
            note.path("forbids").forEach(form -> forbids.add(form.asText()));
            lines.add(
                    "  note of "
                            + note.path("checked").asText()
                            + (forbids.isEmpty() ? "" : ", no " + String.join(", ", forbids))
                            + ": "
                            + note.path("text").asText()
                            + " ["
                            + note.path("source").asText()
                            + "]");
        }
    }

    private void form(JsonNode form) {
        JsonNode hour = form.path("lastHour");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "  %-11s%-8s last hour %,7d shares, opened %s, accepted %s%s",
                        form.path("form").asText(),
                        form.path("blocked").asBoolean() ? "BLOCKED" : "",
                        hour.path("shares").asLong(),
                        ratio(form.path("opensPerShare")),
                        ratio(form.path("acceptancesPerOpen")),
                        reports(hour)));
        JsonNode canary = form.path("canary");
        if (!canary.isMissingNode()) {
            lines.add("             canary " + canary(canary));
        }
    }

    /** Such as {@code 3 % (usual 58 %)}. */
    private static String ratio(JsonNode ratio) {
        String now = ratio.has("lastHour") ? percent(ratio.path("lastHour")) : "-";
        return ratio.has("usual") ? now + " (usual " + percent(ratio.path("usual")) + ")" : now;
    }

    private static String percent(JsonNode ratio) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * ratio.asDouble());
    }

    private static String reports(JsonNode hour) {
        long open = hour.path("cannotOpen").asLong();
        long copy = hour.path("cannotCopy").asLong();
        return open + copy == 0
                ? ""
                : String.format(
                        Locale.ROOT, ", cannot open %,d, cannot copy %,d reported", open, copy);
    }

    private static String canary(JsonNode canary) {
        String last =
                canary.has("result")
                        ? canary.path("result").asText().replace('_', '-')
                                + " at "
                                + canary.path("at").asText()
                                + " by "
                                + canary.path("by").asText()
                        : "none has come yet";
        String expected =
                canary.has("expectedEveryMinutes")
                        ? ", expected every " + canary.path("expectedEveryMinutes").asInt() + " min"
                        : "";
        return last + expected + (canary.path("overdue").asBoolean() ? ", OVERDUE" : "");
    }

    private void moment(JsonNode moment) {
        lines.add(
                "if "
                        + moment.path("channel").asText()
                        + " is as usual before "
                        + moment.path("before").asText()
                        + ": "
                        + action(moment.path("ifLifted"))
                        + "; else: "
                        + action(moment.path("ifNot"))
                        + " ("
                        + moment.path("id").asText()
                        + ")");
    }

    private static String action(JsonNode action) {
        return action.has("tell")
                ? "tell \"" + action.path("tell").asText() + "\""
                : "pin " + action.path("channel").asText() + " to " + action.path("form").asText();
    }
}
