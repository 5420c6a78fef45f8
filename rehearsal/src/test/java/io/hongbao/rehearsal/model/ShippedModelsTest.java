package io.hongbao.rehearsal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The models that ship: each can be played, and those with published figures have them. */
class ShippedModelsTest {
    private static final Path FOLDER = Path.of("../samples/rehearsals");

    /** Who makes invites, and who comes by one, of a hundred. */
    @Test
    void oneToThreeFriendsComeForEachInvite() {
        for (String id :
                List.of("launch-day", "step-10x", "spike", "soak", "retry-storm", "bots")) {
            int invites = percent(id, StepKind.INVITE);
            assertThat(invites).as(id).isPositive();
            assertThat(percent(id, StepKind.ACCEPT)).as(id).isEqualTo(2 * invites);
        }
        assertThat(shipped("launch-day-core").has(StepKind.INVITE)).isFalse();
    }

    private static int percent(String id, StepKind step) {
        return shipped(id).journeys().stream()
                .filter(share -> share.steps().contains(step))
                .mapToInt(TrafficModel.Share::percent)
                .sum();
    }

    private static TrafficModel shipped(String id) {
        return switch (ModelFile.read(FOLDER.resolve(id + ".yaml"))) {
            case ModelFile.Valid valid -> valid.model();
            case ModelFile.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }

    @Test
    void everyFileIsAModelOfItsOwnName() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                            .sorted()
                            .toList();
            assertThat(names)
                    .containsExactly(
                            "bots",
                            "launch-day",
                            "launch-day-core",
                            "retry-storm",
                            "soak",
                            "spike",
                            "step-10x");
            for (String name : names) {
                assertThat(shipped(name).id()).isEqualTo(name);
            }
        }
    }

    @Test
    void theLaunchDayHasThePublishedFigures() {
        for (String id : List.of("launch-day", "launch-day-core")) {
            TrafficModel day = shipped(id);
            double orders = day.ordersPerPerson();
            assertThat(day.minutes()).isEqualTo(540);
            assertThat(day.peopleWithin(300) * orders).as(id).isCloseTo(5e6, within(50_000.0));
            assertThat(day.peopleWithin(540) * orders).as(id).isCloseTo(1e7, within(100_000.0));
            assertThat(day.peopleWithin(180) * orders).as(id).isGreaterThan(1e6);
            double average = day.peopleWithin(300) / 300;
            assertThat(day.people().getFirst().perMinute())
                    .as("the rate at ten is far above the average")
                    .isEqualTo(day.peakPerMinute())
                    .isGreaterThan(3 * average);
        }
    }

    @Test
    void theStepIsTenfoldAndATenthOfTheBotsMisbehave() {
        List<TrafficModel.Stretch> step = shipped("step-10x").people();
        assertThat(step.get(1).perMinute()).isEqualTo(10 * step.getFirst().perMinute());
        List<StepKind> bad = List.of(StepKind.HAMMER, StepKind.FORGE, StepKind.SHARE);
        int percent =
                shipped("bots").journeys().stream()
                        .filter(share -> share.steps().stream().anyMatch(bad::contains))
                        .mapToInt(TrafficModel.Share::percent)
                        .sum();
        assertThat(percent).isEqualTo(10);
    }
}
