package io.hongbao.server.sandbox;

import io.hongbao.core.EffectId;
import io.hongbao.core.Require;

/**
 * How the sandbox's providers and outlets behave. What happens to an effect follows from the seed
 * and its id alone, so that the same asked again is answered the same.
 *
 * @param payments how payments go
 * @param outlets how outlets behave
 * @param seed chooses whom the percentages hit
 */
public record SandboxRules(Payments payments, Outlets outlets, long seed) {

    /** Everything is done at once, and outlets keep their times. */
    public static final SandboxRules STANDARD =
            new SandboxRules(new Payments(0, 0, 0, 0, 0), new Outlets(0, 0, 0, false), 1);

    /**
     * How payments go. Percentages are 0-100.
     *
     * @param declinePercent of charges are declined
     * @param declineNext so many charges that come next are declined, whatever the percentage
     * @param delayMillis everything is answered so much later, by the campaign clock; at most a day
     * @param duplicatePercent of answers come twice
     * @param silentPercent of charges are never answered, and nothing is taken
     */
    public record Payments(
            int declinePercent,
            int declineNext,
            long delayMillis,
            int duplicatePercent,
            int silentPercent) {
        public Payments {
            percent(declinePercent, "declinePercent");
            Require.inRange(declineNext, 0, 1_000_000, "declineNext");
            Require.inRange(delayMillis, 0, 86_400_000L, "delayMillis");
            percent(duplicatePercent, "duplicatePercent");
            percent(silentPercent, "silentPercent");
        }
    }

    /**
     * How outlets behave. Percentages are 0-100.
     *
     * @param refusePercent of orders are refused
     * @param silentPercent of orders are never answered
     * @param slowPercent of orders are accepted a minute late and ready ten minutes late, by the
     *     campaign clock
     * @param straight whether orders are completed as soon as they are accepted, for benchmarks
     */
    public record Outlets(int refusePercent, int silentPercent, int slowPercent, boolean straight) {
        public Outlets {
            percent(refusePercent, "refusePercent");
            percent(silentPercent, "silentPercent");
            percent(slowPercent, "slowPercent");
        }
    }

    private static void percent(int value, String name) {
        Require.inRange(value, 0, 100, name);
    }

    /** What may befall an effect; each independent of the others. */
    enum Mishap {
        DECLINED,
        DUPLICATED,
        SILENT,
        SLOW
    }

    /** Whether {@code percent} of all effects, chosen by the seed, hit this one. */
    boolean hits(Mishap mishap, EffectId id, int percent) {
        long mixed =
                id.user().mixed()
                        ^ (seed * 0x9e3779b97f4a7c15L)
                        ^ ((long) id.subject().hashCode() << 20)
                        ^ ((long) mishap.name().hashCode() << 32)
                        ^ ((long) id.kind().name().hashCode() << 8)
                        ^ id.attempt();
        // The finalizer of splitmix64.
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        mixed ^= mixed >>> 31;
        return Long.remainderUnsigned(mixed, 100) < percent;
    }
}
