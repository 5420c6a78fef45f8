package io.hongbao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.chance.Places;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.room.WaitingRoom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The life of a waiting room: where it may be led, and what the clock does by itself. */
class RoomStateTest {

    /** How a test gets a room into each state. */
    private static final Map<RoomState, List<RoomState>> WAYS =
            new EnumMap<>(
                    Map.of(
                            RoomState.IDLE, List.of(),
                            RoomState.PRE_QUEUE, List.of(RoomState.PRE_QUEUE),
                            RoomState.OPEN, List.of(RoomState.OPEN),
                            RoomState.HOLD, List.of(RoomState.OPEN, RoomState.HOLD),
                            RoomState.DRAIN, List.of(RoomState.OPEN, RoomState.DRAIN),
                            RoomState.OFF, List.of(RoomState.OFF),
                            RoomState.TICKET_FIRST, List.of(RoomState.TICKET_FIRST)));

    private static final Map<RoomState, Set<RoomState>> LEGAL =
            new EnumMap<>(
                    Map.of(
                            RoomState.IDLE,
                            Set.of(
                                    RoomState.PRE_QUEUE,
                                    RoomState.OPEN,
                                    RoomState.OFF,
                                    RoomState.TICKET_FIRST),
                            RoomState.PRE_QUEUE,
                            Set.of(RoomState.OPEN, RoomState.OFF, RoomState.IDLE),
                            RoomState.OPEN,
                            Set.of(RoomState.HOLD, RoomState.DRAIN, RoomState.OFF),
                            RoomState.HOLD,
                            Set.of(RoomState.OPEN, RoomState.DRAIN, RoomState.OFF),
                            RoomState.DRAIN,
                            Set.of(RoomState.OPEN, RoomState.HOLD, RoomState.OFF),
                            RoomState.OFF,
                            Set.of(RoomState.PRE_QUEUE, RoomState.TICKET_FIRST),
                            RoomState.TICKET_FIRST,
                            Set.of(RoomState.OPEN, RoomState.OFF)));

    private static RoomCase in(RoomState state) {
        return RoomCase.ledTo(WAYS.getOrDefault(state, List.of()).toArray(RoomState[]::new));
    }

    @TestFactory
    Stream<DynamicTest> everyTransitionIsLegalOrRefused() {
        return Arrays.stream(RoomState.values())
                .flatMap(from ->
                        Arrays.stream(RoomState.values())
                                .map(to ->
                                        DynamicTest.dynamicTest(
                                                from + " to " + to, () -> transition(from, to))));
    }

    private static void transition(RoomState from, RoomState to) {
        RoomCase room = in(from);
        int entries = room.shard.journal().size();
        Outcome outcome = room.lead(to);
        if (from == to) {
            assertThat(outcome).isInstanceOf(Outcome.RoomStands.class);
            assertThat(room.shard.journal()).as("repeating changes nothing").hasSize(entries);
        } else if (LEGAL.getOrDefault(from, Set.of()).contains(to)) {
            assertThat(outcome).isInstanceOf(Outcome.RoomStands.class);
            assertThat(room.room().state()).isEqualTo(to);
            assertThat(room.shard.journal()).hasSize(entries + 1);
        } else {
            assertThat(outcome).isEqualTo(new Outcome.RoomNotAllowed(from, to));
            assertThat(room.shard.journal()).hasSize(entries);
        }
        assertThat(from.next()).isEqualTo(LEGAL.getOrDefault(from, Set.of()));
    }

    @Test
    void aPreQueueIsGivenUpOnlyWhileNobodyHasJoined() {
        RoomCase room = in(RoomState.PRE_QUEUE);
        room.joined(1);
        assertThat(room.lead(RoomState.IDLE))
                .isEqualTo(new Outcome.RoomNotAllowed(RoomState.PRE_QUEUE, RoomState.IDLE));
        room.mustLead(RoomState.OFF);
    }

    @Test
    void theSeedIsCommittedToBeforeAnybodyJoinsAndPublicFromTheOpeningOn() {
        RoomCase room = in(RoomState.PRE_QUEUE);
        String commitment = room.room().commitment();
        assertThat(commitment).hasSize(64);
        assertThat(room.room().seed()).isEmpty();
        room.joinAll(1, 20);
        assertThat(room.placeOf(7)).isEqualTo(WaitingRoom.NO_PLACE);
        room.mustLead(RoomState.OPEN);
        WaitingRoom open = room.room();
        assertThat(open.preQueued()).isEqualTo(20);
        assertThat(open.commitment()).isEqualTo(commitment);
        assertThat(Places.commitment(open.seed())).isEqualTo(commitment);
        assertThat(open.seed())
                .isEqualTo(Places.seed(OneShard.SECRETS.of(Rules.ID).placeSecret(), Rules.ID, 1));
        assertThat(room.placeOf(7)).isEqualTo(Places.place(6, 20, open.seed()));
    }

    @Test
    void eachOpeningBeginsAnewUnderAnotherSeed() {
        RoomCase room = in(RoomState.PRE_QUEUE);
        room.joinAll(1, 3);
        room.mustLead(RoomState.OPEN);
        room.admit(2);
        String first = room.room().seed();
        room.mustLead(RoomState.OFF);
        room.mustLead(RoomState.PRE_QUEUE);
        WaitingRoom second = room.room();
        assertThat(second.opening()).isEqualTo(2);
        assertThat(second.joined() + second.preQueued() + second.admittedUpTo()).isZero();
        assertThat(room.joined(3).index()).isZero();
        assertThat(room.joined(1).index()).isEqualTo(1);
        room.mustLead(RoomState.OPEN);
        assertThat(room.room().seed()).isNotEqualTo(first);
    }

    @Test
    void aRoomThatOpensWithoutPreQueueServesFirstComeFirst() {
        RoomCase room = in(RoomState.OPEN);
        room.joinAll(1, 5);
        assertThat(room.room().preQueued()).isZero();
        for (int user = 1; user <= 5; user++) {
            assertThat(room.placeOf(user)).isEqualTo(user);
        }
    }

    // ---- the schedule

    @Test
    void theClockOpensThePreQueueAndTheRoom() {
        RoomCase room = RoomCase.scheduled();
        assertThat(room.atMinute(-31).withTimers().room().state()).isEqualTo(RoomState.IDLE);
        assertThat(room.atMinute(-30).withTimers().room().state()).isEqualTo(RoomState.PRE_QUEUE);
        assertThat(room.room().opensAtMillis()).isEqualTo(Rules.START_MILLIS);
        room.joinAll(1, 4);
        assertThat(room.atMinute(0).withTimers().room().state()).isEqualTo(RoomState.OPEN);
        assertThat(room.room().preQueued()).isEqualTo(4);
        assertThat(room.room().opensAtMillis()).isEqualTo(WaitingRoom.NEVER);
    }

    @Test
    void whatIsDueCountsBeforeItsTimerRan() {
        RoomCase room = RoomCase.scheduled().atMinute(-30);
        assertThat(room.room().state()).isEqualTo(RoomState.IDLE);
        assertThat(room.stateNow()).isEqualTo(RoomState.PRE_QUEUE);
        assertThat(room.joined(1).index()).isZero();
        room.atMinute(0);
        assertThat(room.room().state()).isEqualTo(RoomState.PRE_QUEUE);
        assertThat(room.stateNow()).isEqualTo(RoomState.OPEN);
        assertThat(room.joined(2).index()).isEqualTo(1);
        assertThat(room.room().preQueued()).as("who came in time").isEqualTo(1);
        assertThat(room.withTimers().room().opening()).isEqualTo(1);
    }

    @Test
    void aPreQueueThatNobodySawIsLeftOut() {
        RoomCase room = RoomCase.scheduled().atMinute(5);
        assertThat(room.stateNow()).isEqualTo(RoomState.OPEN);
        assertThat(room.withTimers().room().state()).isEqualTo(RoomState.OPEN);
        assertThat(room.room().preQueued()).isZero();
        assertThat(room.room().opening()).isEqualTo(1);
    }

    @Test
    void anOperatorsActWinsOverTheSchedule() {
        RoomCase off = RoomCase.scheduled();
        off.mustLead(RoomState.OFF);
        assertThat(off.atMinute(1).withTimers().room().state()).isEqualTo(RoomState.OFF);

        RoomCase givenUp = RoomCase.scheduled().atMinute(-20).withTimers();
        givenUp.mustLead(RoomState.IDLE);
        assertThat(givenUp.atMinute(1).withTimers().stateNow()).isEqualTo(RoomState.IDLE);

        RoomCase early = RoomCase.scheduled();
        early.mustLead(RoomState.PRE_QUEUE);
        early.joined(1);
        assertThat(early.room().opensAtMillis()).isEqualTo(Rules.START_MILLIS);
        early.mustLead(RoomState.OPEN);
        early.mustLead(RoomState.HOLD);
        assertThat(early.atMinute(1).withTimers().stateNow()).isEqualTo(RoomState.HOLD);

        RoomCase second = RoomCase.scheduled().atMinute(5).withTimers();
        second.mustLead(RoomState.OFF);
        second.mustLead(RoomState.PRE_QUEUE);
        assertThat(second.room().opensAtMillis()).isEqualTo(WaitingRoom.NEVER);
        assertThat(second.atMinute(600).withTimers().stateNow()).isEqualTo(RoomState.PRE_QUEUE);
    }

    @Test
    void aKilledCampaignOpensNothingUntilItGoesOn() {
        RoomCase room = RoomCase.scheduled();
        room.shard.lead(CampaignStatus.KILLED);
        assertThat(room.atMinute(1).withTimers().stateNow()).isEqualTo(RoomState.IDLE);
        room.shard.lead(CampaignStatus.RUNNING);
        assertThat(room.stateNow()).isEqualTo(RoomState.OPEN);
        assertThat(room.withTimers().room().state()).isEqualTo(RoomState.OPEN);
    }

    @Test
    void theScheduleFollowsTheRulesUntilItHasBegun() {
        RoomCase room = RoomCase.scheduled();
        apply(room, new RoomRules(true, 60, 5_000));
        assertThat(room.atMinute(-60).withTimers().room().state()).isEqualTo(RoomState.PRE_QUEUE);
        assertThat(apply(room, new RoomRules(true, 90, 5_000)))
                .isInstanceOf(Outcome.UnsafeChange.class);
        assertThat(apply(room, new RoomRules(true, 60, 7_000))).isInstanceOf(Outcome.Led.class);
        assertThat(room.room().ceilingPerSecond(terms(room))).isEqualTo(7_000);
    }

    private static CampaignTerms terms(RoomCase room) {
        return room.shard.get(new EntityKey.OfCampaign(Rules.ID)).terms();
    }

    private static Outcome apply(RoomCase room, RoomRules waitingRoom) {
        Rules rules = new Rules();
        rules.waitingRoom = waitingRoom;
        return room.shard.ask(
                new Command.ApplyCampaign(rules.terms(), "11".repeat(32), OneShard.ANN));
    }
}
