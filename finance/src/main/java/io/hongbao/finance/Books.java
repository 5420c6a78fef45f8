package io.hongbao.finance;

import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.Shard;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Funder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One campaign's part of the journals, and what no change of its rules can touch once it is
 * published: currency, time zone, funders. Every report starts from here.
 */
public final class Books {
    private final Journals journals;
    private final CampaignTerms terms;
    private final int digits;

    private Books(Journals journals, CampaignTerms terms) {
        this.journals = journals;
        this.terms = terms;
        this.digits = digits(terms.currency());
    }

    /**
     * The books of {@code campaign}; empty when the journals know no such campaign. Reads its home
     * shard up to where it was published.
     */
    public static Optional<Books> of(Journals journals, String campaign) {
        Optional<CampaignTerms> draft = Optional.empty();
        int home = Shard.homeOf(campaign, journals.shards());
        try (Stream<Entry> entries = journals.journal(home)) {
            for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
                for (Event event : each.next().events()) {
                    if (event instanceof Event.CampaignApplied it
                            && it.campaign().equals(campaign)) {
                        draft = Optional.of(it.terms());
                    }
                    boolean published =
                            event instanceof Event.StatusChanged it
                                    && it.campaign().equals(campaign)
                                    && it.to() != CampaignStatus.DRAFT;
                    if (published && draft.isPresent()) {
                        return Optional.of(new Books(journals, draft.get()));
                    }
                }
            }
        }
        return draft.map(terms -> new Books(journals, terms));
    }

    public String campaign() {
        return terms.id();
    }

    /** ISO 4217. */
    public String currency() {
        return terms.currency();
    }

    public ZoneId zone() {
        return terms.zone();
    }

    public List<Funder> funders() {
        return terms.funders();
    }

    int shards() {
        return journals.shards();
    }

    /** The day that {@code atMillis} falls on, as days since 1970-01-01. */
    long dayAt(long atMillis) {
        return terms.dayAt(atMillis);
    }

    /** The first moment of {@code days}, in milliseconds since the epoch. */
    public long fromMillis(Days days) {
        return terms.dayEndMillis(days.first() - 1);
    }

    /** The first moment after {@code days}, in milliseconds since the epoch. */
    public long toMillis(Days days) {
        return terms.dayEndMillis(days.last());
    }

    /** {@code atMillis} as RFC 3339, with the offset that the campaign's zone has then. */
    String time(long atMillis) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                OffsetDateTime.ofInstant(Instant.ofEpochMilli(atMillis), zone()));
    }

    /** A cell with an amount in the campaign's currency. */
    Cell money(long amountMinor) {
        return new Cell.Minor(amountMinor, digits);
    }

    boolean isOurs(Event event) {
        return event.campaign().equals(terms.id());
    }

    /**
     * Reads every entry before {@code untilMillis}, shard after shard, each in its order: that
     * order is the same whenever it is done, and however the shards ran.
     */
    void read(long untilMillis, Consumer<Entry> reader) {
        for (int shard = 0; shard < journals.shards(); shard++) {
            try (Stream<Entry> entries = journals.journal(shard)) {
                Iterator<Entry> each = entries.iterator();
                while (each.hasNext()) {
                    Entry entry = each.next();
                    if (entry.atMillis() >= untilMillis) {
                        break;
                    }
                    reader.accept(entry);
                }
            }
        }
    }

    /** How many digits a currency has after the point. */
    static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
