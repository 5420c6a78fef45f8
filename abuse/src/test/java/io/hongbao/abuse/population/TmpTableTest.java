package io.hongbao.abuse.population;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TmpTableTest {
    static void row(String name, TrialResult r) {
        var c = r.confusion();
        System.err.println(
                "TT "
                        + name
                        + " | "
                        + c.abusersHeld()
                        + " | "
                        + c.abusersPassed()
                        + " | "
                        + c.honestHeld()
                        + " | "
                        + c.honestPassed()
                        + " | "
                        + Math.round(1000 * c.precision()) / 10.0
                        + " | "
                        + Math.round(1000 * c.recall()) / 10.0
                        + " | "
                        + r.groups().stream()
                                .filter(g -> g.label() == Label.ABUSER || g.held() > 0)
                                .map(g -> g.group() + " " + g.held() + "/" + g.people())
                                .toList());
    }

    @Test
    void table() {
        for (long seed = 421; seed <= 425; seed++)
            row("main " + seed, Trial.of(Population.of(seed, 100_000)));
        for (long seed = 41; seed <= 43; seed++)
            for (Borough.Rule rule : Borough.Rule.values())
                for (var facts :
                        List.of(
                                Settlement.Facts.ALL,
                                Settlement.Facts.NO_AGES,
                                Settlement.Facts.NO_DEVICES,
                                Settlement.Facts.NO_ORDERS,
                                Settlement.Facts.ACCEPTANCES_ONLY))
                    row(
                            rule + " " + facts + " " + seed,
                            Trial.of(
                                    Borough.of(seed, 100_000, Settlement.Ages.MIXED, rule, facts)));
    }
}
