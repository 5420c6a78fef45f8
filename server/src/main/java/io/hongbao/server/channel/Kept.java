package io.hongbao.server.channel;

import io.hongbao.channel.BinaryMoment;
import io.hongbao.channel.Form;
import io.hongbao.channel.HealthEvent;
import io.hongbao.channel.PolicyNote;
import io.hongbao.channel.Remembered;
import io.hongbao.channel.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a campaign's channels survives a restart, as it stands in a file: what was concluded and
 * what operators said. What is usual is learned again from the traces.
 *
 * @param savedAtMillis campaign time
 * @param channels what was concluded
 * @param notes of the channels whose notes an operator replaced
 * @param words what was said of forms, in its order
 */
record Kept(
        long savedAtMillis,
        List<OfChannel> channels,
        List<Notes> notes,
        List<Moment> binaryMoments,
        List<Word> words,
        List<Schedule> schedules) {

    /**
     * A channel's recommendation.
     *
     * @param usual the form to come back to, when it is another one now
     */
    record OfChannel(
            String channel,
            String form,
            @Nullable String usual,
            @Nullable String momentId,
            long sinceMillis,
            String why,
            @Nullable Pin pin,
            boolean copying,
            int wording,
            List<Trouble> troubles) {

        static OfChannel of(Remembered from) {
            Standing.Free free =
                    switch (from.standing()) {
                        case Standing.Free own -> own;
                        case Standing.Pinned pinned -> pinned.beneath();
                    };
            Pin pin =
                    from.standing() instanceof Standing.Pinned it
                            ? new Pin(it.form().word(), it.sinceMillis(), it.why(), it.by())
                            : null;
            return new OfChannel(
                    from.channel(),
                    free.form().word(),
                    free instanceof Standing.Moved moved ? moved.usual().word() : null,
                    free instanceof Standing.Moved moved ? moved.momentId() : null,
                    free.sinceMillis(),
                    free.why(),
                    pin,
                    from.copying(),
                    from.wording(),
                    from.troubles().stream().map(Trouble::of).toList());
        }

        Remembered remembered() {
            Standing.Free free =
                    usual == null
                            ? new Standing.Usual(Form.of(form), sinceMillis, why)
                            : new Standing.Moved(
                                    Form.of(usual),
                                    Form.of(form),
                                    momentId == null ? "" : momentId,
                                    sinceMillis,
                                    why);
            Standing standing =
                    pin == null
                            ? free
                            : new Standing.Pinned(
                                    Form.of(pin.form()),
                                    pin.sinceMillis(),
                                    pin.why(),
                                    pin.by(),
                                    free);
            return new Remembered(
                    channel,
                    standing,
                    copying,
                    wording,
                    troubles.stream().map(Trouble::trouble).toList());
        }
    }

    /** What an operator fixed. */
    record Pin(String form, long sinceMillis, String why, String by) {}

    /** A form that failed. */
    record Trouble(
            String form,
            String momentId,
            HealthEvent.Source source,
            boolean blocked,
            double left,
            int strikes,
            long heldUntilMillis,
            long recoveredMillis) {

        static Trouble of(Remembered.Trouble from) {
            return new Trouble(
                    from.form().word(),
                    from.momentId(),
                    from.source(),
                    from.blocked(),
                    from.left(),
                    from.strikes(),
                    from.heldUntilMillis(),
                    from.recoveredMillis());
        }

        Remembered.Trouble trouble() {
            return new Remembered.Trouble(
                    Form.of(form),
                    momentId,
                    source,
                    blocked,
                    left,
                    strikes,
                    heldUntilMillis,
                    recoveredMillis);
        }
    }

    /** An operator's notes on a channel. */
    record Notes(String channel, List<Note> notes) {

        static Notes of(String channel, List<PolicyNote> from) {
            return new Notes(channel, from.stream().map(Note::of).toList());
        }

        List<PolicyNote> policyNotes() {
            return notes.stream().map(note -> note.policyNote(channel)).toList();
        }
    }

    /** One note. */
    record Note(String text, String source, String checked, List<String> forbids) {

        static Note of(PolicyNote from) {
            return new Note(
                    from.text(),
                    from.source(),
                    from.checkedOn().toString(),
                    List.copyOf(
                            from.forbids().stream()
                                    .map(Form::word)
                                    .collect(Collectors.toCollection(TreeSet::new))));
        }

        PolicyNote policyNote(String channel) {
            Set<Form> forms = forbids.stream().map(Form::of).collect(Collectors.toSet());
            return new PolicyNote(channel, text, source, LocalDate.parse(checked), forms);
        }
    }

    /** A binary moment that waits. */
    record Moment(
            String id, String channel, long beforeMillis, KeptAction ifLifted, KeptAction ifNot) {

        static Moment of(BinaryMoment from) {
            return new Moment(
                    from.id(),
                    from.channel(),
                    from.beforeMillis(),
                    KeptAction.of(from.ifLifted()),
                    KeptAction.of(from.ifNot()));
        }

        BinaryMoment moment() {
            return new BinaryMoment(id, channel, beforeMillis, ifLifted.action(), ifNot.action());
        }
    }

    /** What a moment does: a text to tell, or a channel and the form to fix there. */
    record KeptAction(@Nullable String tell, @Nullable String channel, @Nullable String form) {

        static KeptAction of(BinaryMoment.Action from) {
            return switch (from) {
                case BinaryMoment.Tell it -> new KeptAction(it.text(), null, null);
                case BinaryMoment.SwitchForm it ->
                        new KeptAction(null, it.channel(), it.form().word());
            };
        }

        BinaryMoment.Action action() {
            return channel != null && form != null
                    ? new BinaryMoment.SwitchForm(channel, Form.of(form))
                    : new BinaryMoment.Tell(String.valueOf(tell));
        }
    }

    /**
     * What somebody said of a form.
     *
     * @param word ok, blocked or copy_blocked, of a canary; usual, of an operator
     * @param note of whoever said it; may be empty
     */
    record Word(long atMillis, String channel, String form, String word, String by, String note) {}

    /** How often a canary is expected. */
    record Schedule(String channel, String form, int everyMinutes, long sinceMillis) {}
}
