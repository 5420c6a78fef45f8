package io.hongbao.server.webhook;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.Quote;
import io.hongbao.core.outlet.Reservation;
import io.hongbao.server.json.Rfc3339;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The body of a signed request, as JSON. What does not apply is left out.
 *
 * @param id the effect's id, which is the idempotency key too
 * @param kind {@code charge}, {@code stop_charge}, {@code refund}, {@code send_order}, {@code
 *     recall_order} or {@code pay_out}
 * @param order the order's id; for payouts the payout's
 * @param user the person's pseudonym
 * @param currency ISO 4217
 * @param amountMinor in minor units, for whatever is about money
 */
record AskBody(
        String id,
        String kind,
        String order,
        String user,
        String campaign,
        @Nullable String outlet,
        String currency,
        @Nullable Long amountMinor,
        @Nullable List<LineBody> lines,
        @Nullable ReservationBody reservation) {

    /** One line of an order. Options by the id of their group. */
    record LineBody(
            String item, int quantity, Map<String, List<String>> options, @Nullable String slot) {}

    /** What was reserved: when it is to be ready, or which seats. Times are RFC 3339. */
    record ReservationBody(
            @Nullable String readyAt,
            @Nullable String slot,
            @Nullable List<Integer> seats,
            @Nullable String startsAt) {}

    /** Of an effect about money alone. */
    static AskBody of(Effect effect) {
        return body(effect, null, null);
    }

    /** Of an order for an outlet. */
    static AskBody of(Effect effect, Order order) {
        if (effect.id().kind() == EffectId.Kind.RECALL_ORDER) {
            return body(effect, null, null);
        }
        return body(
                effect,
                order.quote().lines().stream()
                        .map(Quote.PricedLine::line)
                        .map(AskBody::line)
                        .toList(),
                reservation(order.reservation()));
    }

    private static AskBody body(
            Effect effect, @Nullable List<LineBody> lines, @Nullable ReservationBody reservation) {
        EffectId id = effect.id();
        return new AskBody(
                id.toString(),
                id.kind().name().toLowerCase(Locale.ROOT),
                id.subject(),
                id.user().toString(),
                effect.campaign(),
                effect.outlet().isEmpty() ? null : effect.outlet(),
                effect.currency(),
                effect.amountMinor() == 0 ? null : effect.amountMinor(),
                lines,
                reservation);
    }

    private static LineBody line(Line line) {
        Map<String, List<String>> options = new TreeMap<>();
        for (Line.Pick pick : line.picks()) {
            options.merge(
                    pick.group(),
                    List.of(pick.option()),
                    (one, other) ->
                            java.util.stream.Stream.concat(one.stream(), other.stream()).toList());
        }
        return new LineBody(
                line.item(), line.quantity(), options, line.slot().isEmpty() ? null : line.slot());
    }

    private static @Nullable ReservationBody reservation(Reservation reservation) {
        return switch (reservation) {
            case Reservation.Makes makes ->
                    new ReservationBody(time(makes.readyAtMillis()), null, null, null);
            case Reservation.SeatNumbers seats ->
                    new ReservationBody(
                            null, seats.slot(), seats.numbers(), time(seats.startsAtMillis()));
            case Reservation.Nothing _ -> null;
        };
    }

    private static String time(long atMillis) {
        return Rfc3339.of(atMillis, ZoneOffset.UTC);
    }
}
