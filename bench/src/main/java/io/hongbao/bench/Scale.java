package io.hongbao.bench;

/**
 * How much is measured.
 *
 * @param people how many the engine's and the restart's stores hold
 * @param warmUpMillis how long each kind of request is sent before anything counts
 * @param roundMillis how long one round of echoes or claims is
 * @param rounds how many rounds of each
 * @param steadyMillis how long the open load at half of the peak is
 * @param starts how often an empty server is started
 * @param peerMillis how long each peer is measured
 * @param jmhIterations how many seconds JMH measures
 * @param soakOrders how many orders are placed while things go wrong
 * @param soakKills about how many times the server is killed meanwhile
 * @param crowd how many people wait in a waiting room
 */
record Scale(
        long people,
        long warmUpMillis,
        long roundMillis,
        int rounds,
        long steadyMillis,
        int starts,
        long peerMillis,
        int jmhIterations,
        long soakOrders,
        int soakKills,
        long crowd) {

    /** What the bars are stated for. */
    static final Scale FULL =
            new Scale(5_000_000, 15_000, 8_000, 5, 20_000, 5, 12_000, 5, 1_000_000, 20, 1_000_000);

    /** The same steps, in less than two minutes; says whether something is badly wrong. */
    static final Scale QUICK =
            new Scale(500_000, 4_000, 1_500, 5, 4_000, 1, 3_000, 2, 20_000, 3, 100_000);
}
