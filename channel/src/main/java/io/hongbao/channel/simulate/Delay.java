package io.hongbao.channel.simulate;

/**
 * How late something comes, in whole minutes: a log-normal delay, cut off. On purpose not the
 * mixture of exponentials that the detector learns.
 */
final class Delay {
    private final double[] weights;

    /**
     * @param medianMinutes half come sooner
     * @param spread the logarithm's standard deviation
     * @param minutes none come later
     */
    Delay(double medianMinutes, double spread, int minutes) {
        weights = new double[minutes];
        double sum = 0;
        for (int i = 0; i < minutes; i++) {
            double x = i + 0.5;
            double z = Math.log(x / medianMinutes) / spread;
            weights[i] = Math.exp(-z * z / 2) / x;
            sum += weights[i];
        }
        for (int i = 0; i < minutes; i++) {
            weights[i] /= sum;
        }
    }

    /**
     * What is due at {@code minute} of what {@code happened}, a ring by minute that is no shorter
     * than the longest delay.
     */
    double due(int[] happened, int minute) {
        double sum = 0;
        int most = Math.min(weights.length, minute + 1);
        int place = minute % happened.length;
        for (int i = 0; i < most; i++) {
            sum += weights[i] * happened[place];
            place = place == 0 ? happened.length - 1 : place - 1;
        }
        return sum;
    }
}
