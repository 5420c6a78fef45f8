package io.hongbao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.room.Bypass;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.room.Ticket;
import io.hongbao.core.room.WaitingRoom;

/** A campaign with a waiting room, and the questions that tests ask of it. */
final class RoomCase {

    static final long MINUTE_MILLIS = 60_000L;

    /** The pre-queue begins half an hour before the campaign. */
    static final RoomRules RULES = new RoomRules(true, 30, 3_000);

    final OneShard shard;

    private RoomCase(long atMillis, RoomRules rules) {
        Rules campaign = new Rules();
        campaign.waitingRoom = rules;
        shard = new OneShard(atMillis).with(campaign.terms());
    }

    /** A running campaign whose room only operators open. */
    static RoomCase unscheduled() {
        return new RoomCase(Rules.START_MILLIS, RoomRules.NONE);
    }

    /** A published campaign, a day before it begins. */
    static RoomCase scheduled() {
        return new RoomCase(Rules.START_MILLIS - Rules.DAY_MILLIS, RULES);
    }

    /** A room that was led through these states. */
    static RoomCase ledTo(RoomState... states) {
        RoomCase room = unscheduled();
        for (RoomState state : states) {
            room.mustLead(state);
        }
        return room;
    }

    static UserId user(int number) {
        return new UserId(number * 0x9E3779B97F4A7C15L, number);
    }

    static Person person(int number, boolean placed) {
        return new Person(user(number), false, "", "", placed);
    }

    /** Moves the clock to so many minutes after the campaign begins; timers do not run. */
    RoomCase atMinute(long minute) {
        shard.advanceTo(Rules.START_MILLIS + minute * MINUTE_MILLIS);
        return this;
    }

    RoomCase withTimers() {
        shard.runTimers();
        return this;
    }

    Outcome lead(RoomState to) {
        return shard.ask(new Command.LeadRoom(Rules.ID, to, OneShard.ANN));
    }

    void mustLead(RoomState to) {
        assertThat(lead(to))
                .isInstanceOfSatisfying(
                        Outcome.RoomStands.class,
                        it -> assertThat(it.room().state()).isEqualTo(to));
    }

    Outcome join(int user) {
        return shard.ask(new Command.JoinRoom(user(user), Rules.ID));
    }

    Ticket joined(int user) {
        return ((Outcome.Joined) join(user)).ticket();
    }

    /** People from {@code first} on, {@code count} of them. */
    void joinAll(int first, int count) {
        for (int user = first; user < first + count; user++) {
            joined(user);
        }
    }

    Outcome enter(int user) {
        return shard.ask(new Command.EnterRoom(user(user), Rules.ID));
    }

    Outcome admit(long upTo) {
        return shard.ask(new Command.AdmitPlaces(Rules.ID, upTo));
    }

    Outcome ceiling(int perSecond) {
        return shard.ask(new Command.SetRoomCeiling(Rules.ID, perSecond, OneShard.ANN));
    }

    Outcome bypass(int user, Bypass bypass) {
        return shard.ask(new Command.AllowBypass(Rules.ID, user(user), bypass, OneShard.ANN));
    }

    WaitingRoom room() {
        return shard.get(new EntityKey.OfRoom(Rules.ID));
    }

    RoomState stateNow() {
        return room().stateAt(shard.get(new EntityKey.OfCampaign(Rules.ID)), shard.nowMillis());
    }

    Ticket ticket(int user) {
        return shard.get(new EntityKey.OfTicket(Rules.ID, user(user)));
    }

    long placeOf(int user) {
        return room().placeOf(ticket(user).index());
    }
}
