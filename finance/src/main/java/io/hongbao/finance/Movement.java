package io.hongbao.finance;

import io.hongbao.core.EffectId;
import java.util.List;
import java.util.Optional;

/** One effect that moves money, as the provider and we have it. */
final class Movement {

    /** The provider's first line; empty when it has none. */
    private List<ProviderLine> there = List.of();

    /** What we booked last; empty when we booked nothing. */
    private List<Booking> here = List.of();

    private long bookedAtMillis;
    private int bookings;
    private boolean within;
    private long withinMinor;
    private boolean asked;
    private boolean ofAnotherCampaign;

    /** Takes the provider's line; false when there was one before. */
    boolean there(ProviderLine line) {
        if (!there.isEmpty()) {
            return false;
        }
        there = List.of(line);
        return true;
    }

    void asked(boolean ours) {
        asked = true;
        ofAnotherCampaign |= !ours;
    }

    void booked(Booking booking, long atMillis, boolean inDays, boolean ours) {
        here = List.of(booking);
        bookedAtMillis = atMillis;
        bookings++;
        within |= inDays;
        withinMinor += inDays ? booking.amountMinor() : 0;
        ofAnotherCampaign |= !ours;
    }

    boolean isOfAnotherCampaign() {
        return ofAnotherCampaign;
    }

    boolean isBookedTwice() {
        return bookings > 1;
    }

    /** Whether we booked it in the days that are reconciled. */
    boolean isWithin() {
        return within;
    }

    /** What the provider says in {@code currency}, in minor units. */
    long thereMinor(String currency) {
        return there.stream()
                .filter(line -> line.currency().equals(currency))
                .mapToLong(ProviderLine::amountMinor)
                .sum();
    }

    /** What we booked, in minor units. */
    long hereMinor() {
        return here.isEmpty() ? 0 : here.getFirst().amountMinor();
    }

    /** What we booked in the days that are reconciled, in minor units. */
    long withinMinor() {
        return withinMinor;
    }

    /** In what way the two sides differ; empty when they agree. */
    Optional<Difference.Type> difference(String currency) {
        if (there.isEmpty()) {
            return Optional.of(Difference.Type.MISSING_THERE);
        }
        ProviderLine line = there.getFirst();
        if (here.isEmpty()) {
            return Optional.of(
                    asked ? Difference.Type.NOT_BOOKED_HERE : Difference.Type.UNKNOWN_HERE);
        }
        Booking booking = here.getFirst();
        if (!line.currency().equals(currency)) {
            return Optional.of(Difference.Type.CURRENCY_DIFFERS);
        }
        if (line.amountMinor() != booking.amountMinor()) {
            return Optional.of(Difference.Type.AMOUNT_DIFFERS);
        }
        if (line.kind().effect() != booking.effect().kind()) {
            return Optional.of(Difference.Type.KIND_DIFFERS);
        }
        boolean sameReference =
                line.reference().isEmpty()
                        || booking.reference().isEmpty()
                        || line.reference().equals(booking.reference());
        return sameReference ? Optional.empty() : Optional.of(Difference.Type.REFERENCE_DIFFERS);
    }

    /** It, as it is listed. */
    Difference as(Difference.Type type, String id, Books books) {
        return new Difference(
                type,
                id,
                there.isEmpty()
                        ? word(here.getFirst().effect().kind())
                        : there.getFirst().kind().word(),
                hereMinor(),
                there,
                here.isEmpty() ? "" : here.getFirst().reference(),
                here.isEmpty() ? "" : books.time(bookedAtMillis));
    }

    /** As files and reports write it. */
    static String word(EffectId.Kind kind) {
        for (ProviderLine.Kind one : ProviderLine.Kind.values()) {
            if (one.effect() == kind) {
                return one.word();
            }
        }
        throw new IllegalArgumentException(kind + " moves no money");
    }
}
