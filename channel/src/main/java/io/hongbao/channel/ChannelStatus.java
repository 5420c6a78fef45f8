package io.hongbao.channel;

import java.util.List;

/**
 * How a channel is, for whoever watches it.
 *
 * @param wording counts up with each alarm: which wording of a text is used
 */
public record ChannelStatus(
        String channel,
        Standing standing,
        int wording,
        List<OfForm> forms,
        List<PolicyNote> notes) {

    public ChannelStatus {
        forms = List.copyOf(forms);
        notes = List.copyOf(notes);
    }

    /**
     * One form.
     *
     * @param lastHour what was counted in the last 60 minutes that are over
     * @param opensPerShare what is usual; 0 while that is not known
     * @param acceptancesPerOpen what is usual; 0 while that is not known
     * @param suspicion from 0 to 1, an alarm
     */
    public record OfForm(
            Form form,
            boolean blocked,
            MinuteCounts lastHour,
            double opensPerShare,
            double acceptancesPerOpen,
            double suspicion) {}
}
