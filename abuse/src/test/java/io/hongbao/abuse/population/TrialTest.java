package io.hongbao.abuse.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.abuse.Form;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bars, on seeds that no weight was chosen on. */
final class TrialTest {

    private static void meetsBars(long seed, int people) {
        TrialResult result = Trial.of(Population.of(seed, people));
        assertThat(result.meetsBars())
                .as("seed %s, %s people: %s %s", seed, people, result.confusion(), result.groups())
                .isTrue();
    }

    @Test
    void ofAHundredThousandPeopleTheAbusersAreHeld() {
        meetsBars(401, 100_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {402, 403})
    void smallerPopulationsMeetTheBarsToo(long seed) {
        meetsBars(seed, 30_000);
    }

    @Test
    void honestGroupsThatLookAlikePass() {
        TrialResult result = Trial.of(Population.of(404, 30_000));
        assertThat(result.groups())
                .filteredOn(group -> group.label() == Label.HONEST)
                .extracting(TrialResult.GroupCount::group)
                .contains(
                        "family",
                        "friends",
                        "dormitory",
                        "company",
                        "influencer",
                        "follower",
                        "kiosk",
                        "buyer");
        assertThat(result.groups())
                .filteredOn(group -> group.label() == Label.HONEST)
                .allMatch(group -> group.held() * 100 <= group.people());
    }

    @Test
    void aSeedMakesOnePopulation() {
        assertThat(Population.of(7, 5_000)).isEqualTo(Population.of(7, 5_000));
        assertThat(Population.of(7, 5_000)).isNotEqualTo(Population.of(8, 5_000));
        assertThat(Trial.of(Population.of(7, 5_000)).held())
                .isEqualTo(Trial.of(Population.of(7, 5_000)).held());
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_234, 50_000})
    void onePercentAreAbusersAndTheNumberIsRight(int count) {
        Population population = Population.of(3, count);
        assertThat(population.people()).hasSize(count);
        assertThat(population.people().stream().map(Person::id).distinct()).hasSize(count);
        assertThat(
                        population.people().stream()
                                .filter(person -> person.label() == Label.ABUSER)
                                .count())
                .isBetween(count / 100L, count / 100L + 1);
        assertThat(population.happenings())
                .isSortedAccordingTo((a, b) -> Long.compare(a.atMillis(), b.atMillis()));
    }

    @Test
    void tooFewAndTooManyPeopleAreRefused() {
        assertThatThrownBy(() -> Population.of(1, 999)).hasMessageContaining("1,000");
        assertThatThrownBy(() -> Population.of(1, 1_000_001)).hasMessageContaining("1,000,000");
    }

    /** Who only guesses is caught by the guard, and counts. */
    @Test
    void aGuesserWhoIsLockedOutCountsAsHeld() {
        Person guesser = person("g", Label.ABUSER);
        List<Happening> tries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tries.add(new Happening.Tried(Sketch.START_MILLIS + i * 1_000L, "g", "", ""));
        }
        TrialResult result =
                Trial.of(new Population(List.of(guesser, person("h", Label.HONEST)), tries));
        assertThat(result.held()).containsExactly("g");
        assertThat(result.counts().lockedOut()).isEqualTo(1);
        assertThat(result.confusion()).isEqualTo(new Confusion(1, 0, 0, 1));
        assertThat(result.confusion().precision()).isEqualTo(1);
        assertThat(result.confusion().recall()).isEqualTo(1);
    }

    @Test
    void whomNobodyHasLabelledIsNotCounted() {
        Person a = person("a", Label.UNKNOWN);
        Person b = person("b", Label.UNKNOWN);
        Population population =
                new Population(
                        List.of(a, b),
                        List.of(
                                new Happening.Accepted(
                                        Sketch.START_MILLIS, "a", "b", Form.LINK, "", "", "")));
        assertThat(population.hasLabels()).isFalse();
        assertThat(Trial.of(population).confusion()).isEqualTo(new Confusion(0, 0, 0, 0));
        assertThat(Trial.of(population).counts().acceptances()).isEqualTo(1);
    }

    private static Person person(String id, Label label) {
        return new Person(id, List.of("d-" + id), "n-" + id, "", 0, label, "");
    }
}
