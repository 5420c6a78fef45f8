package io.hongbao.server.outlet;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.outlet.Place;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which outlets are asked for, and in which language.
 *
 * @param category empty for all
 * @param from only showings from this city; empty for all
 * @param to only showings to this city; empty for all
 * @param day days since 1970-01-01 of the showings; {@link #NO_DAY} when it does not matter
 * @param limit how many at most
 */
record OutletQuery(
        String campaign,
        String category,
        String from,
        String to,
        long day,
        int limit,
        Language language) {

    static final long NO_DAY = Long.MIN_VALUE;

    /** How far ahead seats can be asked for, in days. */
    static final int MOST_DAYS_AHEAD = 366;

    private static final int USUAL_LIMIT = 20;
    private static final int MOST = 50;
    private static final Pattern PLACE =
            Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,20})?,-?[0-9]{1,3}(\\.[0-9]{1,20})?");

    /** The campaign that is asked for: if none is named, the only one that people may know of. */
    static CampaignView campaign(Campaigns campaigns, @Nullable String id) {
        if (id != null && !id.isEmpty()) {
            return campaigns
                    .published(id)
                    .orElseThrow(() ->
                            ProblemException.of(
                                    ProblemCode.CAMPAIGN_UNKNOWN,
                                    "campaign",
                                    "there is no such published campaign"));
        }
        List<CampaignView> published =
                campaigns.all().stream()
                        .filter(CampaignView::isPublic)
                        .filter(view -> view.campaign().status() != CampaignStatus.CLOSED)
                        .toList();
        if (published.isEmpty()) {
            throw ProblemException.of(
                    ProblemCode.CAMPAIGN_UNKNOWN, "campaign", "no campaign is published");
        }
        if (published.size() > 1) {
            throw invalid(
                    "campaign",
                    "several campaigns are published: name one of "
                            + published.stream()
                                    .map(CampaignView::id)
                                    .limit(MOST)
                                    .collect(Collectors.joining(", ")));
        }
        return published.getFirst();
    }

    /**
     * The day that {@code text} names, today or up to {@link #MOST_DAYS_AHEAD} days later; {@link
     * #NO_DAY} for none.
     */
    static long day(@Nullable String text, CampaignView campaign, long nowMillis) {
        if (text == null || text.isEmpty()) {
            return NO_DAY;
        }
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw invalid("date", "date must be a day such as 2026-02-14");
        }
        LocalDate today = LocalDate.ofEpochDay(campaign.terms().dayAt(nowMillis));
        if (day.isBefore(today)) {
            throw ProblemException.of(
                    ProblemCode.DATE_PAST, "date", "name today, which is " + today + ", or later");
        }
        LocalDate last = today.plusDays(MOST_DAYS_AHEAD);
        if (day.isAfter(last)) {
            throw invalid("date", "date must be " + last + " or earlier");
        }
        return day.toEpochDay();
    }

    static int limit(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return USUAL_LIMIT;
        }
        if (text.matches("[0-9]{1,4}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        }
        throw invalid("limit", "limit must be a whole number from 1 to " + MOST);
    }

    /**
     * Where distances are counted from: {@code LATITUDE,LONGITUDE}, or an outlet's id; empty when
     * they are not asked for.
     */
    static Optional<Place> near(@Nullable String text, Outlets outlets, String campaign) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        if (text.indexOf(',') < 0) {
            return Optional.of(
                    outlets.find(campaign, text)
                            .orElseThrow(() ->
                                    ProblemException.of(
                                            ProblemCode.OUTLET_UNKNOWN,
                                            "near",
                                            "near must be LATITUDE,LONGITUDE or an outlet's id"))
                            .terms()
                            .place());
        }
        if (PLACE.matcher(text).matches()) {
            int comma = text.indexOf(',');
            BigDecimal north = microdegrees(text.substring(0, comma));
            BigDecimal east = microdegrees(text.substring(comma + 1));
            if (isWithin(north, 90) && isWithin(east, 180)) {
                return Optional.of(new Place(north.intValueExact(), east.intValueExact()));
            }
        }
        throw invalid(
                "near",
                "near must be degrees such as 31.2401,121.4903: latitude from -90 to 90, longitude"
                        + " from -180 to 180");
    }

    private static BigDecimal microdegrees(String degrees) {
        return new BigDecimal(degrees).movePointRight(6).setScale(0, RoundingMode.HALF_UP);
    }

    private static boolean isWithin(BigDecimal microdegrees, int mostDegrees) {
        return microdegrees.abs().compareTo(BigDecimal.valueOf(mostDegrees * 1_000_000L)) <= 0;
    }

    private static ProblemException invalid(String field, String detail) {
        return ProblemException.of(ProblemCode.PARAMETER_INVALID, field, detail);
    }
}
