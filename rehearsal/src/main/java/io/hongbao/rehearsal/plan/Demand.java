package io.hongbao.rehearsal.plan;

/**
 * What is to be planned for. Everybody who comes gets a session, a ticket and a placed pass, and
 * claims once.
 *
 * @param people how many come in all; 1 to 10^10
 * @param peakPerSecond how many of them are let in and served in the busiest second; above 0, to
 *     10^7, and at least as many as come on average, or not everybody gets in
 * @param ordersShare which share of them orders once; 0 to 1
 * @param invitesShare which share of them makes an invite and hands it on; 0 to 1
 * @param acceptancesShare which share of them accepts one; 0 to 1
 * @param hours within how many hours they come; 0.01 to 168
 * @param retentionDays how long the journal is kept, in days; 1 to 3650
 * @param headroom how many times what is needed is to be there; 1 to 100
 */
public record Demand(
        long people,
        double peakPerSecond,
        double ordersShare,
        double invitesShare,
        double acceptancesShare,
        double hours,
        long retentionDays,
        double headroom) {
    private static final long MOST_PEOPLE = 10_000_000_000L;
    private static final double MOST_PER_SECOND = 10_000_000;
    private static final double MOST_HOURS = 168;
    private static final double LEAST_HOURS = 0.01;
    private static final int MOST_DAYS = 3_650;
    private static final double MOST_HEADROOM = 100;
    static final double SECONDS_PER_HOUR = 3_600;

    /**
     * @throws IllegalArgumentException when something is out of its range; the message says which,
     *     for people
     */
    public Demand {
        within("people", (double) people, 1, MOST_PEOPLE);
        if (!(peakPerSecond > 0 && peakPerSecond <= MOST_PER_SECOND)) {
            throw new IllegalArgumentException(
                    "peak must be above 0, to "
                            + Figure.exact(MOST_PER_SECOND)
                            + "/s, not "
                            + Figure.exact(peakPerSecond)
                            + "/s");
        }
        within("orders-share", ordersShare, 0, 1);
        within("invites-share", invitesShare, 0, 1);
        within("acceptances-share", acceptancesShare, 0, 1);
        within("hours", hours, LEAST_HOURS, MOST_HOURS);
        within("retention-days", (double) retentionDays, 1, MOST_DAYS);
        within("headroom", headroom, 1, MOST_HEADROOM);
        double average = people / (hours * SECONDS_PER_HOUR);
        if (peakPerSecond < average) {
            throw new IllegalArgumentException(
                    "peak must be at least "
                            + Figure.exact(Math.ceil(average))
                            + "/s: that is what "
                            + Figure.exact((double) people)
                            + " people in "
                            + Figure.exact(hours)
                            + " hours are on average");
        }
    }

    private static void within(String what, double number, double least, double most) {
        if (!(number >= least && number <= most)) {
            throw new IllegalArgumentException(
                    what
                            + " must be "
                            + Figure.exact(least)
                            + " to "
                            + Figure.exact(most)
                            + ", not "
                            + Figure.exact(number));
        }
    }

    double averagePerSecond() {
        return people / (hours * SECONDS_PER_HOUR);
    }

    double orders() {
        return people * ordersShare;
    }

    double invites() {
        return people * invitesShare;
    }

    double acceptances() {
        return people * acceptancesShare;
    }

    double peakInvitesPerSecond() {
        return peakPerSecond * invitesShare;
    }

    double peakAcceptancesPerSecond() {
        return peakPerSecond * acceptancesShare;
    }

    double peakOrdersPerSecond() {
        return peakPerSecond * ordersShare;
    }
}
