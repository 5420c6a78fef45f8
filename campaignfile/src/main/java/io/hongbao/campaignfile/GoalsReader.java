package io.hongbao.campaignfile;

import io.hongbao.core.campaign.LaunchGoals;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Spot;
import java.util.Optional;

/** Reads what a campaign's launch must withstand. */
final class GoalsReader {
    private GoalsReader() {}

    /** All four of them: a certificate that leaves one open would say too little. */
    static Optional<LaunchGoals> read(Spot spot) {
        Optional<Fields> read =
                spot.fields("peakPerSecond", "p99Millis", "waitingSeconds", "goodputPercent");
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = read.get();
        Optional<Integer> peak =
                fields.need(
                        "peakPerSecond",
                        "peakPerSecond: 2000",
                        Values.smallCount(LaunchGoals.MAX_PEAK_PER_SECOND));
        Optional<Integer> p99 =
                fields.need(
                        "p99Millis",
                        "p99Millis: 200",
                        Values.smallCount(LaunchGoals.MAX_P99_MILLIS));
        Optional<Integer> waiting =
                fields.need(
                        "waitingSeconds",
                        "waitingSeconds: 120",
                        Values.whole(
                                LaunchGoals.MIN_WAITING_SECONDS, LaunchGoals.MAX_WAITING_SECONDS));
        Optional<Integer> goodput =
                fields.need(
                        "goodputPercent",
                        "goodputPercent: 90",
                        Values.smallCount(LaunchGoals.MAX_GOODPUT_PERCENT));
        if (peak.isEmpty() || p99.isEmpty() || waiting.isEmpty() || goodput.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LaunchGoals(peak.get(), p99.get(), waiting.get(), goodput.get()));
    }
}
