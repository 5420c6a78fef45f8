package io.hongbao.channel;

/**
 * What happened with one form on one channel within a minute, or within several.
 *
 * @param shares invites handed to somebody
 * @param opens invites opened, by whoever
 * @param acceptances invites accepted
 * @param cannotOpen people who reported that it does not open
 * @param cannotCopy people who reported that its text cannot be copied
 */
public record MinuteCounts(
        long shares, long opens, long acceptances, long cannotOpen, long cannotCopy) {

    static final MinuteCounts NONE = new MinuteCounts(0, 0, 0, 0, 0);

    MinuteCounts plus(MinuteCounts other) {
        return new MinuteCounts(
                shares + other.shares,
                opens + other.opens,
                acceptances + other.acceptances,
                cannotOpen + other.cannotOpen,
                cannotCopy + other.cannotCopy);
    }
}
