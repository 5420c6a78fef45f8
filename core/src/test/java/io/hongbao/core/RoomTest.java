package io.hongbao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.room.Bypass;
import io.hongbao.core.room.RoomRefusal;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.room.Ticket;
import io.hongbao.core.room.WaitingRoom;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Joining, waiting, being admitted, entering and passing by. */
class RoomTest {

    /** One reason for which nothing is done. */
    private record Row(
            String situation,
            RoomRefusal refusal,
            Supplier<RoomCase> room,
            Function<RoomCase, Outcome> ask) {}

    private static final List<Row> TABLE =
            List.of(
                    row(
                            "joining a campaign that is not there",
                            RoomRefusal.CAMPAIGN_UNKNOWN,
                            it -> it.shard.ask(new Command.JoinRoom(RoomCase.user(1), "none"))),
                    row(
                            "leading one that is not there",
                            RoomRefusal.CAMPAIGN_UNKNOWN,
                            it ->
                                    it.shard.ask(
                                            new Command.LeadRoom(
                                                    "none", RoomState.OPEN, OneShard.ANN))),
                    row(
                            "a ceiling of one that is not there",
                            RoomRefusal.CAMPAIGN_UNKNOWN,
                            it ->
                                    it.shard.ask(
                                            new Command.SetRoomCeiling("none", 1, OneShard.ANN))),
                    row(
                            "joining a draft",
                            RoomRefusal.CAMPAIGN_NOT_PUBLISHED,
                            it -> drafted(it, new Command.JoinRoom(RoomCase.user(1), "draft"))),
                    row(
                            "leading a draft",
                            RoomRefusal.CAMPAIGN_NOT_PUBLISHED,
                            it ->
                                    drafted(
                                            it,
                                            new Command.LeadRoom(
                                                    "draft", RoomState.OPEN, OneShard.ANN))),
                    inStatus(
                            "joining when killed",
                            RoomRefusal.CAMPAIGN_KILLED,
                            CampaignStatus.KILLED,
                            it -> it.join(1)),
                    inStatus(
                            "entering when killed",
                            RoomRefusal.CAMPAIGN_KILLED,
                            CampaignStatus.KILLED,
                            it -> it.enter(1)),
                    inStatus(
                            "admitting when killed",
                            RoomRefusal.CAMPAIGN_KILLED,
                            CampaignStatus.KILLED,
                            it -> it.admit(1)),
                    inStatus(
                            "joining when closed",
                            RoomRefusal.CAMPAIGN_CLOSED,
                            CampaignStatus.CLOSED,
                            it -> it.join(1)),
                    inStatus(
                            "leading when closed",
                            RoomRefusal.CAMPAIGN_CLOSED,
                            CampaignStatus.CLOSED,
                            it -> it.lead(RoomState.OPEN)),
                    inStatus(
                            "a ceiling when closed",
                            RoomRefusal.CAMPAIGN_CLOSED,
                            CampaignStatus.CLOSED,
                            it -> it.ceiling(5)),
                    inStatus(
                            "a bypass when closed",
                            RoomRefusal.CAMPAIGN_CLOSED,
                            CampaignStatus.CLOSED,
                            it -> it.bypass(1, Bypass.STAFF)),
                    new Row(
                            "joining when it is over",
                            RoomRefusal.CAMPAIGN_ENDED,
                            () -> RoomCase.ledTo(RoomState.OPEN).atMinute(10 * 1_440),
                            it -> it.join(1)),
                    row("joining when there is none", RoomRefusal.ROOM_NOT_OPEN, it -> it.join(1)),
                    row(
                            "entering when there is none",
                            RoomRefusal.ROOM_NOT_OPEN,
                            it -> it.enter(1)),
                    in(
                            "joining when it is off",
                            RoomRefusal.ROOM_NOT_OPEN,
                            it -> it.join(1),
                            RoomState.OFF),
                    in(
                            "entering when it is off",
                            RoomRefusal.ROOM_NOT_OPEN,
                            it -> it.enter(1),
                            RoomState.OFF),
                    in(
                            "joining while it drains",
                            RoomRefusal.ROOM_DRAINING,
                            it -> it.join(1),
                            RoomState.OPEN,
                            RoomState.DRAIN),
                    in(
                            "entering without a ticket",
                            RoomRefusal.TICKET_UNKNOWN,
                            it -> it.enter(1),
                            RoomState.OPEN));

    private static Row row(String situation, RoomRefusal refusal, Function<RoomCase, Outcome> ask) {
        return new Row(situation, refusal, RoomCase::unscheduled, ask);
    }

    private static Row in(
            String situation,
            RoomRefusal refusal,
            Function<RoomCase, Outcome> ask,
            RoomState... states) {
        return new Row(situation, refusal, () -> RoomCase.ledTo(states), ask);
    }

    private static Row inStatus(
            String situation,
            RoomRefusal refusal,
            CampaignStatus status,
            Function<RoomCase, Outcome> ask) {
        return new Row(
                situation,
                refusal,
                () -> {
                    RoomCase room = RoomCase.ledTo(RoomState.OPEN);
                    room.joined(1);
                    room.shard.lead(status);
                    return room;
                },
                ask);
    }

    private static Outcome drafted(RoomCase room, Command command) {
        Rules rules = new Rules();
        rules.id = "draft";
        room.shard.ask(new Command.ApplyCampaign(rules.terms(), "22".repeat(32), OneShard.ANN));
        return room.shard.ask(command);
    }

    @TestFactory
    Stream<DynamicTest> theSituationGivesTheRefusalAndRecordsNothing() {
        return TABLE.stream()
                .map(row ->
                        DynamicTest.dynamicTest(
                                row.situation(),
                                () -> {
                                    RoomCase room = row.room().get();
                                    assertThat(row.ask().apply(room))
                                            .isInstanceOf(Outcome.RoomRefused.class);
                                    int entries = room.shard.journal().size();
                                    assertThat(row.ask().apply(room))
                                            .isEqualTo(
                                                    new Outcome.RoomRefused(row.refusal(), 0, 0));
                                    assertThat(room.shard.journal()).hasSize(entries);
                                }));
    }

    @Test
    void everyRefusalIsTested() {
        Set<RoomRefusal> covered = EnumSet.of(RoomRefusal.NOT_YOUR_TURN);
        TABLE.forEach(row -> covered.add(row.refusal()));
        assertThat(covered).containsExactlyInAnyOrder(RoomRefusal.values());
    }

    @Test
    void anAccountHasOneTicketHoweverOftenItJoins() {
        RoomCase room = RoomCase.ledTo(RoomState.PRE_QUEUE);
        Ticket ticket = room.joined(1);
        room.joined(2);
        int entries = room.shard.journal().size();
        for (int again = 0; again < 50; again++) {
            assertThat(room.join(1)).isEqualTo(new Outcome.Joined(ticket, room.room(), true));
        }
        assertThat(room.room().joined()).isEqualTo(2);
        assertThat(room.shard.journal()).hasSize(entries);
        room.mustLead(RoomState.OPEN);
        room.mustLead(RoomState.DRAIN);
        assertThat(room.join(1)).isEqualTo(new Outcome.Joined(ticket, room.room(), true));
    }

    @Test
    void nobodyEntersBeforeTheirTurn() {
        RoomCase room = RoomCase.ledTo(RoomState.PRE_QUEUE);
        room.joinAll(1, 40);
        assertThat(room.enter(1))
                .isEqualTo(new Outcome.RoomRefused(RoomRefusal.NOT_YOUR_TURN, 0, 0));
        room.mustLead(RoomState.OPEN);
        room.admit(15);
        for (int user = 1; user <= 40; user++) {
            long place = room.placeOf(user);
            assertThat(room.enter(user))
                    .isEqualTo(
                            place <= 15
                                    ? new Outcome.Entered(1, place, false)
                                    : new Outcome.RoomRefused(
                                            RoomRefusal.NOT_YOUR_TURN, place, 15));
            int entries = room.shard.journal().size();
            assertThat(room.enter(user))
                    .isEqualTo(
                            place <= 15
                                    ? new Outcome.Entered(1, place, true)
                                    : new Outcome.RoomRefused(
                                            RoomRefusal.NOT_YOUR_TURN, place, 15));
            assertThat(room.shard.journal()).hasSize(entries);
        }
        assertThat(room.room().entered()).isEqualTo(15);
        room.mustLead(RoomState.HOLD);
        assertThat(room.admit(20)).isInstanceOf(Outcome.RoomStands.class);
        assertThat(room.room().admittedUpTo()).as("a hold admits nobody").isEqualTo(15);
    }

    @Test
    void whoseTurnHasComeMayEnterDuringAHold() {
        RoomCase room = RoomCase.ledTo(RoomState.OPEN);
        room.joinAll(1, 3);
        room.admit(2);
        room.mustLead(RoomState.HOLD);
        assertThat(room.enter(2)).isEqualTo(new Outcome.Entered(1, 2, false));
        assertThat(room.enter(3))
                .isEqualTo(new Outcome.RoomRefused(RoomRefusal.NOT_YOUR_TURN, 3, 2));
        assertThat(room.joined(4).index()).as("people go on joining").isEqualTo(3);
    }

    @Test
    void aTurnIsNeverTakenBackAndNeverBeyondTheLastTicket() {
        RoomCase room = RoomCase.ledTo(RoomState.OPEN);
        room.joinAll(1, 10);
        room.admit(6);
        int entries = room.shard.journal().size();
        room.admit(6);
        room.admit(2);
        assertThat(room.shard.journal()).hasSize(entries);
        assertThat(room.admit(1_000_000))
                .isInstanceOfSatisfying(
                        Outcome.RoomStands.class,
                        it -> assertThat(it.room().admittedUpTo()).isEqualTo(10));
        room.mustLead(RoomState.DRAIN);
        room.admit(11);
        assertThat(room.room().admittedUpTo()).isEqualTo(10);
    }

    @Test
    void aDrainAdmitsEverybodyWhoWaits() {
        RoomCase room = RoomCase.ledTo(RoomState.OPEN);
        room.joinAll(1, 3);
        room.mustLead(RoomState.DRAIN);
        room.admit(3);
        assertThat(room.enter(3)).isEqualTo(new Outcome.Entered(1, 3, false));
    }

    @Test
    void aCeilingOfNobodyStopsTheAdmission() {
        RoomCase room = RoomCase.ledTo(RoomState.OPEN);
        room.joinAll(1, 3);
        assertThat(room.ceiling(0))
                .isInstanceOfSatisfying(
                        Outcome.RoomStands.class, it -> assertThat(it.admissionStopped()).isTrue());
        room.admit(3);
        assertThat(room.room().admittedUpTo()).isZero();
        int entries = room.shard.journal().size();
        room.ceiling(0);
        assertThat(room.shard.journal()).as("the same again").hasSize(entries);
        assertThat(room.ceiling(-1))
                .isInstanceOfSatisfying(
                        Outcome.RoomStands.class,
                        it -> assertThat(it.admissionStopped()).isFalse());
        room.admit(3);
        assertThat(room.room().admittedUpTo()).isEqualTo(3);
    }

    @Test
    void anOperatorsCeilingWinsOverTheCampaigns() {
        RoomCase room = RoomCase.scheduled();
        assertThat(ceilingOf(room.ceiling(-1))).isEqualTo(3_000);
        assertThat(ceilingOf(room.ceiling(50))).isEqualTo(50);
        room.atMinute(0).withTimers();
        assertThat(ceilingOf(room.admit(1))).as("it outlasts the opening").isEqualTo(50);
        assertThat(ceilingOf(room.ceiling(-1))).isEqualTo(3_000);
    }

    private static int ceilingOf(Outcome outcome) {
        return ((Outcome.RoomStands) outcome).ceilingPerSecond();
    }

    @Test
    void aBypassPassesWithoutWaitingForAsLongAsItIsAllowed() {
        RoomCase room = RoomCase.ledTo(RoomState.PRE_QUEUE);
        assertThat(room.bypass(1, Bypass.CANARY)).isEqualTo(new Outcome.BypassKept(Bypass.CANARY));
        assertThat(room.enter(1)).isEqualTo(new Outcome.Entered(1, 0, false));
        assertThat(room.enter(1)).isEqualTo(new Outcome.Entered(1, 0, true));
        assertThat(room.room().entered()).as("it takes nobody's place").isZero();
        assertThat(room.joined(1).index()).as("it may join too").isZero();
        room.bypass(1, Bypass.NONE);
        assertThat(room.enter(1))
                .isEqualTo(new Outcome.RoomRefused(RoomRefusal.NOT_YOUR_TURN, 0, 0));
        room.bypass(1, Bypass.STAFF);
        room.mustLead(RoomState.OFF);
        room.mustLead(RoomState.PRE_QUEUE);
        assertThat(room.enter(1))
                .as("in the next opening")
                .isEqualTo(new Outcome.Entered(2, 0, false));
    }

    @Test
    void whoHadTheirTurnKeepsItWithoutTheBypass() {
        RoomCase room = RoomCase.ledTo(RoomState.OPEN);
        room.joined(1);
        room.admit(1);
        room.enter(1);
        room.bypass(1, Bypass.STAFF);
        room.bypass(1, Bypass.NONE);
        assertThat(room.enter(1)).isEqualTo(new Outcome.Entered(1, 1, true));
    }

    // ---- claims

    @TestFactory
    Stream<DynamicTest> aClaimNeedsAPlaceWhileARoomStands() {
        return Stream.of(
                        List.of(RoomState.PRE_QUEUE),
                        List.of(RoomState.OPEN),
                        List.of(RoomState.OPEN, RoomState.HOLD),
                        List.of(RoomState.OPEN, RoomState.DRAIN))
                .map(states ->
                        DynamicTest.dynamicTest(
                                states.getLast().name(),
                                () -> {
                                    RoomCase room =
                                            RoomCase.ledTo(states.toArray(RoomState[]::new));
                                    assertThat(room.shard.claim(RoomCase.person(1, false), "", "k"))
                                            .isEqualTo(
                                                    new Outcome.Rejected(
                                                            Refusal.PLACE_NEEDED, Outcome.NEVER));
                                    assertThat(room.shard.claim(RoomCase.person(1, true), "", "k"))
                                            .isInstanceOf(Outcome.Granted.class);
                                    assertThat(room.shard.claim(RoomCase.person(1, false), "", "k"))
                                            .as("a repeated claim has its answer")
                                            .isInstanceOf(Outcome.Granted.class);
                                    room.mustLead(RoomState.OFF);
                                    assertThat(room.shard.claim(RoomCase.person(2, false), "", "k"))
                                            .isInstanceOf(Outcome.Granted.class);
                                }));
    }

    @Test
    void aScheduledRoomNeedsAPlaceFromTheFirstMomentOn() {
        RoomCase room = RoomCase.scheduled().atMinute(0);
        assertThat(room.room().state()).as("no timer has run").isEqualTo(RoomState.IDLE);
        assertThat(room.shard.claim(RoomCase.person(1, false), "", "k"))
                .isEqualTo(new Outcome.Rejected(Refusal.PLACE_NEEDED, Outcome.NEVER));
        assertThat(room.shard.claim(RoomCase.person(1, true), "", "k"))
                .isInstanceOf(Outcome.Granted.class);
    }

    @Test
    void anotherShardsCopyKnowsWhatItHasTo() {
        OneShard copy = new OneShard();
        Command.HandleMessage told =
                new Command.HandleMessage(
                        new Message(
                                1, 0, 1, Rules.ID, new Message.RoomUpdated(RoomState.HOLD, 3, 77)));
        assertThat(copy.ask(told)).isEqualTo(Outcome.Handled.INSTANCE);
        WaitingRoom room = copy.get(new EntityKey.OfRoom(Rules.ID));
        assertThat(List.of(room.state(), room.opening(), room.opensAtMillis()))
                .isEqualTo(List.of(RoomState.HOLD, 3, 77L));
        assertThat(copy.ask(told)).isEqualTo(Outcome.Ignored.INSTANCE);
    }
}
