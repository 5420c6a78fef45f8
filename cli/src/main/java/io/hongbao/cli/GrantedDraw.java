package io.hongbao.cli;

import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.embedded.OfflineDirectory;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An envelope as a closed campaign's journal has it, with all that it takes to draw it again.
 *
 * @param terms the campaign's rules, with the published hash
 * @param secret the draw secret, as the close revealed it
 * @param amountMinor what was granted
 * @param splitCount of a lucky split: the envelopes that its lot had before
 * @param splitAmountMinor of a lucky split: the money in them
 */
record GrantedDraw(
        CampaignTerms terms,
        String secret,
        long amountMinor,
        long splitCount,
        long splitAmountMinor) {

    /**
     * Finds it in a data directory or a backup.
     *
     * @throws CommandException when the campaign is unknown or not closed, or has granted no such
     *     envelope
     */
    static GrantedDraw find(Path root, String campaign, String prize, long position) {
        try (OfflineDirectory directory = OfflineDirectory.open(root)) {
            Campaign found = directory.read(new EntityKey.OfCampaign(campaign));
            if (found.isAbsent()) {
                throw CommandException.usage("--campaign " + campaign + " is not in " + root);
            }
            Search search = new Search(campaign, prize, position);
            try (Stream<Entry> entries = directory.entries()) {
                for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
                    search.read(each.next());
                }
            }
            if (search.secret.isEmpty()) {
                throw new CommandException(
                        ExitCode.FOUND,
                        "campaign "
                                + campaign
                                + " is not closed yet: its draw secret is not published");
            }
            if (search.granted.isEmpty()) {
                throw new CommandException(
                        ExitCode.FOUND,
                        "campaign "
                                + campaign
                                + " granted no envelope of "
                                + prize
                                + " at position "
                                + position);
            }
            Event.EnvelopeGranted granted = search.granted.getFirst();
            return new GrantedDraw(
                    found.terms(),
                    search.secret,
                    granted.voucher().amountMinor(),
                    granted.splitCount(),
                    granted.splitAmountMinor());
        }
    }

    /** Looks for the grant and for the revealed secret in one reading. */
    private static final class Search {
        private final String campaign;
        private final String prize;
        private final long position;
        private String secret = "";
        private List<Event.EnvelopeGranted> granted = List.of();

        Search(String campaign, String prize, long position) {
            this.campaign = campaign;
            this.prize = prize;
            this.position = position;
        }

        void read(Entry entry) {
            for (Event event : entry.events()) {
                if (event.campaign().equals(campaign)) {
                    read(event);
                }
            }
        }

        private void read(Event event) {
            if (event instanceof Event.StatusChanged changed && !changed.drawSecret().isEmpty()) {
                secret = changed.drawSecret();
            } else if (event instanceof Event.EnvelopeGranted grant
                    && grant.voucher().prize().equals(prize)
                    && grant.voucher().position() == position) {
                granted = List.of(grant);
            }
        }
    }
}
