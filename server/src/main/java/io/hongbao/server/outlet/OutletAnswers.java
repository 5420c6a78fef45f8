package io.hongbao.server.outlet;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.outlet.DayHours;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Place;
import io.hongbao.core.outlet.Showing;
import io.hongbao.core.outlet.Supply;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.json.JsonBytes;
import io.hongbao.server.json.Rfc3339;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Puts the answers about outlets together from prepared pieces. What many ask for in the same words
 * is written once a second of campaign time.
 */
final class OutletAnswers {

    /** An answer that is larger than this has no further outlet. */
    private static final int FULL_BYTES = 1 << 20;

    private static final byte[] TRUE = bytes("true");
    private static final byte[] FALSE = bytes("false");
    private static final byte[] OPEN = bytes(",\"open\":");
    private static final byte[] METERS = bytes(",\"meters\":");
    private static final byte[] ITEMS = bytes(",\"items\":");

    private final Outlets outlets;
    private final OutletLoad load;
    private final CampaignClock clock;
    private final BooleanSupplier keepsOld;
    private final KeptAnswers kept = new KeptAnswers();

    /**
     * @param keepsOld whether an answer that was given before is good enough, however old
     */
    OutletAnswers(Outlets outlets, OutletLoad load, CampaignClock clock, BooleanSupplier keepsOld) {
        this.outlets = outlets;
        this.load = load;
        this.clock = clock;
        this.keepsOld = keepsOld;
    }

    /**
     * An answer as it is sent.
     *
     * @param etag names exactly these bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and written to the socket as it is
    record Written(String etag, byte[] json) {}

    /** An outlet that is asked for, and how far it is; 0 when that is not asked. */
    private record Match(OutletView view, long meters) {}

    /** Answers from nowhere in particular. */
    Written of(OutletQuery query, CampaignView campaign) {
        long nowMillis = clock.getAsLong();
        KeptAnswers.Of of =
                new KeptAnswers.Of(Math.floorDiv(nowMillis, 1000L), outlets.changes(), campaign);
        return (keepsOld.getAsBoolean() ? kept.findOld(query, campaign) : kept.find(query, of))
                .orElseGet(() -> {
                    List<Match> matches = matching(query).map(view -> new Match(view, 0)).toList();
                    Written written = write(query, campaign, matches, false, nowMillis);
                    kept.put(query, of, written);
                    return written;
                });
    }

    /** Answers with distances, the nearest first; from nowhere when an old answer will do. */
    Written near(OutletQuery query, CampaignView campaign, Place near) {
        if (keepsOld.getAsBoolean()) {
            return of(query, campaign);
        }
        List<Match> matches =
                matching(query)
                        .map(view -> new Match(view, near.metersTo(view.terms().place())))
                        .sorted(
                                Comparator.comparingLong(Match::meters)
                                        .thenComparing(match -> match.view().id()))
                        .toList();
        return write(query, campaign, matches, true, clock.getAsLong());
    }

    private Stream<OutletView> matching(OutletQuery query) {
        boolean travels = !query.from().isEmpty() || !query.to().isEmpty();
        return outlets.of(query.campaign()).stream()
                .filter(view ->
                        query.category().isEmpty()
                                || view.terms().category().equals(query.category()))
                .filter(view -> !travels || hasWay(view.terms(), query));
    }

    private static boolean hasWay(OutletTerms terms, OutletQuery query) {
        return terms.supply() instanceof Supply.Seated seated
                && seated.showings().stream().anyMatch(showing -> goes(showing, query));
    }

    private static boolean goes(Showing showing, OutletQuery query) {
        return (query.from().isEmpty() || showing.from().equals(query.from()))
                && (query.to().isEmpty() || showing.to().equals(query.to()));
    }

    private Written write(
            OutletQuery query,
            CampaignView campaign,
            List<Match> matches,
            boolean distances,
            long nowMillis) {
        CampaignTerms terms = campaign.terms();
        JsonBytes out = new JsonBytes();
        out.ascii("{\"campaign\":\"").ascii(campaign.id());
        out.ascii("\",\"currency\":\"").ascii(terms.currency()).ascii("\",\"serverTime\":\"");
        Rfc3339.write(out, nowMillis - Math.floorMod(nowMillis, 1000L), terms.zone());
        if (query.day() != OutletQuery.NO_DAY) {
            out.ascii("\",\"date\":\"").ascii(LocalDate.ofEpochDay(query.day()).toString());
        }
        out.ascii("\",\"outlets\":[");
        int written = 0;
        for (Match match : matches) {
            if (written == query.limit() || out.size() > FULL_BYTES) {
                break;
            }
            if (written++ > 0) {
                out.character(',');
            }
            writeOutlet(out, query, terms, match, distances, nowMillis);
        }
        out.ascii("],\"more\":").number(matches.size() - written).character('}');
        byte[] json = out.toBytes();
        return new Written(etag(json), json);
    }

    private void writeOutlet(
            JsonBytes out,
            OutletQuery query,
            CampaignTerms campaign,
            Match match,
            boolean distances,
            long nowMillis) {
        OutletView view = match.view();
        OutletTerms terms = view.terms();
        OutletJson json = view.json(query.language());
        int minute = campaign.minuteOfDayAt(nowMillis);
        boolean open = DayHours.open(terms.hours(), minute);
        out.character('{').raw(json.head()).raw(OPEN).raw(open ? TRUE : FALSE);
        if (!open) {
            long minuteMillis = nowMillis - Math.floorMod(nowMillis, 60_000L);
            out.ascii(",\"opensAt\":\"");
            Rfc3339.write(
                    out,
                    minuteMillis + DayHours.minutesUntilOpen(terms.hours(), minute) * 60_000L,
                    campaign.zone());
            out.character('"');
        }
        if (distances) {
            out.raw(METERS).number(match.meters());
        }
        if (terms.supply() instanceof Supply.Kitchen kitchen && open && !view.outlet().paused()) {
            long waitMillis = load.waitMillis(terms, kitchen, nowMillis);
            if (waitMillis < 0) {
                out.ascii(",\"full\":true");
            } else {
                out.ascii(",\"waitSeconds\":").number(waitMillis / 1000);
            }
        }
        out.raw(ITEMS).raw(json.items(minute));
        if (terms.supply() instanceof Supply.Seated) {
            writeShowings(out, query, campaign, view, nowMillis);
        }
        out.character('}');
    }

    private void writeShowings(
            JsonBytes out,
            OutletQuery query,
            CampaignTerms campaign,
            OutletView view,
            long nowMillis) {
        out.ascii(",\"showings\":[");
        boolean first = true;
        for (OutletJson.ShowingJson one : view.json(query.language()).showings()) {
            if (goes(one.showing(), query) && isAhead(one.showing(), query, campaign, nowMillis)) {
                out.ascii(first ? "{" : ",{").raw(one.head());
                writeSeats(out, query, campaign, view, one);
                first = false;
            }
        }
        out.character(']');
    }

    /** Whether a showing starts on the day that is asked for, and has not started. */
    private static boolean isAhead(
            Showing showing, OutletQuery query, CampaignTerms campaign, long nowMillis) {
        return query.day() == OutletQuery.NO_DAY
                || (showing.runsOn(query.day())
                        && campaign.millisAt(query.day(), showing.startMinute()) > nowMillis);
    }

    private void writeSeats(
            JsonBytes out,
            OutletQuery query,
            CampaignTerms campaign,
            OutletView view,
            OutletJson.ShowingJson one) {
        Showing showing = one.showing();
        boolean dated = query.day() != OutletQuery.NO_DAY;
        if (dated) {
            out.ascii(",\"startsAt\":\"");
            long startsAtMillis = campaign.millisAt(query.day(), showing.startMinute());
            Rfc3339.write(out, startsAtMillis, campaign.zone()).character('"');
        }
        out.ascii(",\"classes\":[");
        for (int i = 0; i < one.classes().size(); i++) {
            out.ascii(i == 0 ? "{" : ",{").raw(one.classes().get(i));
            if (dated) {
                Showing.SeatClass seatClass = showing.classes().get(i);
                out.ascii(",\"seatsLeft\":")
                        .number(load.seatsLeft(view.terms(), showing, seatClass, query.day()));
            }
            out.character('}');
        }
        out.ascii("]}");
    }

    private static String etag(byte[] json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
