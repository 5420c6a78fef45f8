package io.hongbao.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.TermsChange.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may change of a waiting room's rules in a published campaign, and until when. */
class RoomChangesTest {

    private static final RoomRules BEFORE = new RoomRules(true, 30, 3_000);

    @Test
    void theCeilingMayAlwaysChange() {
        for (boolean began : new boolean[] {false, true}) {
            assertThat(changes(BEFORE, new RoomRules(true, 30, 5_000), began))
                    .containsExactly(
                            new TermsChange(
                                    "waitingRoom.ceilingPerSecond",
                                    "3000",
                                    "5000",
                                    Effect.SAFE,
                                    "counts for who is admitted from now on"));
            assertThat(changes(BEFORE, new RoomRules(true, 30, RoomRules.NO_CEILING), began))
                    .singleElement()
                    .satisfies(one -> assertThat(one.to()).isEqualTo("unlimited"));
        }
    }

    @Test
    void theMinutesMayChangeUntilThePreQueueBegins() {
        RoomRules after = new RoomRules(true, 45, 3_000);
        assertThat(changes(BEFORE, after, false))
                .containsExactly(
                        new TermsChange(
                                "waitingRoom.preQueueMinutes",
                                "30",
                                "45",
                                Effect.SAFE,
                                "nobody has joined yet"));
        assertThat(changes(BEFORE, after, true))
                .containsExactly(
                        new TermsChange(
                                "waitingRoom.preQueueMinutes",
                                "30",
                                "45",
                                Effect.UNSAFE,
                                "the waiting room has begun"));
    }

    @Test
    void theBlockMayComeAndGoUntilThen() {
        for (boolean began : new boolean[] {false, true}) {
            Effect expected = began ? Effect.UNSAFE : Effect.SAFE;
            assertThat(changes(RoomRules.NONE, new RoomRules(true, 0, -1), began))
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.from() + ">" + one.to()).isEqualTo(">0");
                        assertThat(one.effect()).isEqualTo(expected);
                    });
            assertThat(changes(new RoomRules(true, 0, -1), RoomRules.NONE, began))
                    .singleElement()
                    .satisfies(one -> assertThat(one.effect()).isEqualTo(expected));
        }
    }

    private static List<TermsChange> changes(RoomRules before, RoomRules after, boolean began) {
        return TermsChanges.between(
                Changed.with().waitingRoom(before).done(),
                Changed.with().waitingRoom(after).done(),
                began);
    }
}
