package io.hongbao.server.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hongbao.channel.BinaryMoment;
import io.hongbao.channel.ChannelForm;
import io.hongbao.channel.ChannelStatus;
import io.hongbao.channel.Form;
import io.hongbao.channel.MinuteCounts;
import io.hongbao.channel.PolicyNote;
import io.hongbao.channel.Standing;
import io.hongbao.server.json.Rfc3339;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a campaign's channels are, as operators see it. */
public final class ChannelCards {

    private ChannelCards() {}

    /** All channels of a campaign. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfCampaign(
            String campaign,
            @Schema(description = "Campaign time") String at,
            @Schema(
                            description =
                                    "Whether traces of before the start are still being read: what is usual is not"
                                            + " known yet")
                    boolean catchingUp,
            List<OfChannel> channels,
            List<Binary> binaryMoments,
            @Schema(description = "Steps that were not counted: too many channels") long dropped) {}

    /** One channel. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfChannel(
            @Schema(examples = "wechat") String channel,
            @Schema(examples = "poster", description = "What is recommended") String form,
            @Schema(description = "usual, moved or pinned") String standing,
            String why,
            String since,
            @Schema(description = "Moved only: the form to come back to") @Nullable String usual,
            @Schema(description = "Moved only: of the alarm") @Nullable String moment,
            @Nullable Pin pin,
            @Schema(description = "Counts the alarms: which wording of a text is used") int wording,
            @Schema(description = "Forms that a few people get, to see whether they work")
                    List<ProbeCard> probes,
            List<OfForm> forms,
            List<Note> notes) {}

    /** What an operator fixed. */
    public record Pin(
            String by,
            @Schema(description = "What would be recommended without the pin") String otherwise) {}

    /** A few people get it. */
    public record ProbeCard(String form, double share) {}

    /** One form on one channel. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfForm(
            String form,
            boolean blocked,
            Counted lastHour,
            RatioCard opensPerShare,
            RatioCard acceptancesPerOpen,
            @Schema(description = "0 to 1: how near an alarm it is") double suspicion,
            @Nullable CanaryCard canary) {}

    /** What was counted in the 60 minutes that are over. */
    public record Counted(
            long shares, long opens, long acceptances, long cannotOpen, long cannotCopy) {

        static Counted of(MinuteCounts counts) {
            return new Counted(
                    counts.shares(),
                    counts.opens(),
                    counts.acceptances(),
                    counts.cannotOpen(),
                    counts.cannotCopy());
        }
    }

    /** A ratio, usual and in the last hour; left out while it is not known. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RatioCard(@Nullable Double usual, @Nullable Double lastHour) {

        static RatioCard of(double usual, long outcomes, long causes) {
            return new RatioCard(
                    usual > 0 ? usual : null, causes > 0 ? (double) outcomes / causes : null);
        }
    }

    /** What a canary found last, and when it is expected. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CanaryCard(
            @Schema(examples = "ok") @Nullable String result,
            @Nullable String at,
            @Nullable String by,
            @Nullable String note,
            @Nullable Integer expectedEveryMinutes,
            boolean overdue) {}

    /** A policy note. */
    public record Note(String text, String source, String checked, List<String> forbids) {

        static Note of(PolicyNote note) {
            return new Note(
                    note.text(),
                    note.source(),
                    note.checkedOn().toString(),
                    note.forbids().stream().map(Form::word).sorted().toList());
        }
    }

    /** A binary moment that waits. */
    public record Binary(String id, String channel, String before, Action ifLifted, Action ifNot) {}

    /** What a binary moment does. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Action(@Nullable String tell, @Nullable String channel, @Nullable String form) {

        static Action of(BinaryMoment.Action action) {
            return switch (action) {
                case BinaryMoment.Tell it -> new Action(it.text(), null, null);
                case BinaryMoment.SwitchForm it -> new Action(null, it.channel(), it.form().word());
            };
        }
    }

    static OfCampaign of(String campaign, Watched of, ZoneId zone, LongSupplier clock) {
        long now = clock.getAsLong();
        SortedSet<String> channels = new TreeSet<>(of.health().channels());
        of.canaries().pairs().forEach(pair -> channels.add(pair.channel()));
        List<OfChannel> cards = new ArrayList<>();
        for (String channel : channels) {
            cards.add(channel(of, of.health().status(channel), zone, now));
        }
        List<Binary> moments =
                of.health().moments().stream()
                        .map(it ->
                                new Binary(
                                        it.id(),
                                        it.channel(),
                                        Rfc3339.of(it.beforeMillis(), zone),
                                        Action.of(it.ifLifted()),
                                        Action.of(it.ifNot())))
                        .toList();
        return new OfCampaign(
                campaign,
                Rfc3339.of(now, zone),
                of.isAgain(),
                cards,
                moments,
                of.health().dropped());
    }

    private static OfChannel channel(Watched of, ChannelStatus status, ZoneId zone, long now) {
        Standing standing = status.standing();
        Standing.Free free =
                switch (standing) {
                    case Standing.Free own -> own;
                    case Standing.Pinned pinned -> pinned.beneath();
                };
        String word =
                switch (standing) {
                    case Standing.Usual _ -> "usual";
                    case Standing.Moved _ -> "moved";
                    case Standing.Pinned _ -> "pinned";
                };
        return new OfChannel(
                status.channel(),
                standing.form().word(),
                word,
                standing.why(),
                Rfc3339.of(standing.sinceMillis(), zone),
                free instanceof Standing.Moved moved ? moved.usual().word() : null,
                free instanceof Standing.Moved moved ? moved.momentId() : null,
                standing instanceof Standing.Pinned pinned
                        ? new Pin(pinned.by(), pinned.beneath().form().word())
                        : null,
                status.wording(),
                of.health().probes(status.channel()).stream()
                        .map(probe -> new ProbeCard(probe.form().word(), probe.share()))
                        .toList(),
                forms(of, status, zone, now),
                status.notes().stream().map(Note::of).toList());
    }

    private static List<OfForm> forms(Watched of, ChannelStatus status, ZoneId zone, long now) {
        List<OfForm> cards = new ArrayList<>();
        SortedSet<Form> counted = new TreeSet<>();
        for (ChannelStatus.OfForm form : status.forms()) {
            counted.add(form.form());
            cards.add(form(form, canary(of, status.channel(), form.form(), zone, now)));
        }
        for (ChannelForm pair : of.canaries().pairs()) {
            if (pair.channel().equals(status.channel()) && counted.add(pair.form())) {
                ChannelStatus.OfForm none =
                        new ChannelStatus.OfForm(
                                pair.form(),
                                of.health().blocked(pair),
                                new MinuteCounts(0, 0, 0, 0, 0),
                                0,
                                0,
                                0);
                cards.add(form(none, canary(of, status.channel(), pair.form(), zone, now)));
            }
        }
        return cards;
    }

    private static OfForm form(ChannelStatus.OfForm form, @Nullable CanaryCard canary) {
        MinuteCounts counts = form.lastHour();
        return new OfForm(
                form.form().word(),
                form.blocked(),
                Counted.of(counts),
                RatioCard.of(form.opensPerShare(), counts.opens(), counts.shares()),
                RatioCard.of(form.acceptancesPerOpen(), counts.acceptances(), counts.opens()),
                form.suspicion(),
                canary);
    }

    private static @Nullable CanaryCard canary(
            Watched of, String channel, Form form, ZoneId zone, long now) {
        ChannelForm pair = new ChannelForm(channel, form);
        Optional<Kept.Word> last = of.canaries().last(pair);
        Optional<Integer> every = of.canaries().everyMinutes(pair);
        if (last.isEmpty() && every.isEmpty()) {
            return null;
        }
        boolean overdue = of.canaries().isOverdue(pair, now);
        return last.map(word ->
                        new CanaryCard(
                                word.word(),
                                Rfc3339.of(word.atMillis(), zone),
                                word.by(),
                                word.note().isEmpty() ? null : word.note(),
                                every.orElse(null),
                                overdue))
                .orElseGet(
                        () -> new CanaryCard(null, null, null, null, every.orElse(null), overdue));
    }
}
