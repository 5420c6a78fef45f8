package io.hongbao.abuse.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rings whose accounts have a device each, by three rules: what tells them is when they accept, one
 * network, and that they do nothing besides. Weights were chosen on the seeds 1 and 2; the seeds
 * here were not looked at before.
 */
@Execution(ExecutionMode.CONCURRENT)
final class BoroughTest {
    private static final int PEOPLE = 35_000;

    /** A chain tells by its times alone. */
    private static final Set<Settlement.Facts> ANY = EnumSet.allOf(Settlement.Facts.class);

    /** Behind one network, it tells that nobody orders. */
    private static final Set<Settlement.Facts> WITH_ORDERS =
            EnumSet.of(
                    Settlement.Facts.ALL,
                    Settlement.Facts.NO_HOUSEHOLDS,
                    Settlement.Facts.NO_AGES,
                    Settlement.Facts.NO_DEVICES);

    static List<Arguments> variantsThatTell() {
        List<Arguments> variants = new ArrayList<>();
        for (Settlement.Ages ages : Settlement.Ages.values()) {
            for (Borough.Rule rule : List.of(Borough.Rule.RELAYS, Borough.Rule.OFFICES)) {
                Set<Settlement.Facts> telling = rule == Borough.Rule.RELAYS ? ANY : WITH_ORDERS;
                telling.forEach(facts -> variants.add(Arguments.of(ages, rule, facts)));
            }
        }
        return variants;
    }

    @ParameterizedTest
    @MethodSource("variantsThatTell")
    void theRingsAreHeld(
            Settlement.Ages ages,
            Borough.Rule rule,
            Settlement.Facts facts,
            TestReporter reporter) {
        TrialResult result = Trial.of(Borough.of(31, PEOPLE, ages, rule, facts));
        String found = result.confusion() + " " + result.groups();
        reporter.publishEntry(ages + " " + rule + " " + facts, found);
        assertThat(result.confusion().precision()).as(found).isGreaterThanOrEqualTo(0.95);
        assertThat(result.groups())
                .filteredOn(group -> group.group().equals("ring"))
                .singleElement()
                .satisfies(ring ->
                        assertThat(ring.held() * 100)
                                .as(found)
                                .isGreaterThanOrEqualTo(80 * ring.people()));
    }

    /** Whatever is known, and whatever is not: hardly anybody honest is held. */
    @ParameterizedTest
    @CsvSource({
        "SWAPS, ALL",
        "SWAPS, NO_DEVICES",
        "SWAPS, NO_ORDERS",
        "SWAPS, ACCEPTANCES_ONLY",
        "OFFICES, NO_ORDERS",
        "OFFICES, ACCEPTANCES_ONLY"
    })
    void honestPeoplePass(Borough.Rule rule, Settlement.Facts facts, TestReporter reporter) {
        TrialResult result = Trial.of(Borough.of(32, PEOPLE, Settlement.Ages.MIXED, rule, facts));
        String found = result.confusion() + " " + result.groups();
        reporter.publishEntry(rule + " " + facts, found);
        // One in ten of those who come by a ring while it works.
        assertThat(result.confusion().honestHeld()).as(found).isLessThanOrEqualTo(15);
        assertThat(result.groups())
                .as(found)
                .filteredOn(group -> List.of("chat", "class", "office").contains(group.group()))
                .allMatch(group -> group.held() == 0);
    }
}
