package io.hongbao.server.live;

import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.campaign.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a campaign's money is to be out by when. A prize's money is shared by the waves that
 * have it, by how long they are, and by the whole campaign when none has it; a wave that may not
 * grant so many envelopes has that much less. Within a wave it goes out evenly.
 */
final class SpendingPlan {

    private final List<Line> lines;

    /** So much goes out evenly within a window, in minor units. */
    private record Line(Window window, double minor) {

        double at(long millis) {
            double length = window.toMillis() - window.fromMillis();
            return minor * Math.clamp((millis - window.fromMillis()) / length, 0, 1);
        }
    }

    private SpendingPlan(List<Line> lines) {
        this.lines = lines;
    }

    static SpendingPlan of(CampaignTerms terms) {
        List<Line> lines = new ArrayList<>();
        for (Prize prize : terms.prizes()) {
            if (lengthMillis(terms, prize) == 0) {
                lines.add(new Line(terms.window(), prize.content().totalMinor()));
            }
        }
        for (Wave wave : terms.waves()) {
            double minor = 0;
            double envelopes = 0;
            for (Prize prize : terms.prizes()) {
                if (wave.prizes().contains(prize.id())) {
                    double share = (double) lengthMillis(wave) / lengthMillis(terms, prize);
                    minor += share * prize.content().totalMinor();
                    envelopes += share * prize.content().count();
                }
            }
            double granted = Math.min(1, wave.limit() / envelopes);
            lines.add(new Line(wave.window(), granted * minor));
        }
        return new SpendingPlan(List.copyOf(lines));
    }

    /** How long all waves are together that have a prize. */
    private static long lengthMillis(CampaignTerms terms, Prize prize) {
        return terms.waves().stream()
                .filter(wave -> wave.prizes().contains(prize.id()))
                .mapToLong(SpendingPlan::lengthMillis)
                .sum();
    }

    private static long lengthMillis(Wave wave) {
        return wave.window().toMillis() - wave.window().fromMillis();
    }

    /** What is to be out at {@code millis}, in minor units. */
    long minorAt(long millis) {
        return Math.round(lines.stream().mapToDouble(line -> line.at(millis)).sum());
    }
}
