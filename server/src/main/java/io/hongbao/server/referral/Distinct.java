package io.hongbao.server.referral;

import java.util.Collection;

/**
 * About how many different people were seen, in 16 kB: HyperLogLog with 16,384 registers (Flajolet,
 * Fusy, Gandouet and Meunier 2007), whose standard error is 0.8 %; few people are counted linearly,
 * which is nearly exact. Not thread-safe.
 */
final class Distinct {

    private static final int BITS = 14;
    private static final int REGISTERS = 1 << BITS;
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

    private final byte[] registers = new byte[REGISTERS];

    /**
     * Somebody was seen.
     *
     * @param mixed 64 bits that are as good as random, the same each time for the same person
     */
    void add(long mixed) {
        int place = (int) (mixed >>> (64 - BITS));
        int rank = Math.min(Long.numberOfLeadingZeros(mixed << BITS), 64 - BITS) + 1;
        if (rank > registers[place]) {
            registers[place] = (byte) rank;
        }
    }

    /** About how many were seen in any of these. */
    static long of(Collection<Distinct> all) {
        byte[] most = new byte[REGISTERS];
        for (Distinct one : all) {
            for (int i = 0; i < REGISTERS; i++) {
                most[i] = (byte) Math.max(most[i], one.registers[i]);
            }
        }
        double sum = 0;
        int empty = 0;
        for (byte rank : most) {
            sum += Math.scalb(1.0, -rank);
            empty += rank == 0 ? 1 : 0;
        }
        double raw = ALPHA * REGISTERS * REGISTERS / sum;
        boolean few = raw <= 2.5 * REGISTERS && empty > 0;
        return Math.round(few ? REGISTERS * Math.log((double) REGISTERS / empty) : raw);
    }
}
