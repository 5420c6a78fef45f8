package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.Refusal;
import io.hongbao.core.Shard;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.RoomRules;
import io.hongbao.core.room.RoomRefusal;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.room.Ticket;
import io.hongbao.core.room.WaitingRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every host must do with waiting rooms, beside {@link InviteContract}. */
public abstract class RoomContract extends InviteContract {

    private static final long HOUR_MILLIS = 3_600_000L;

    /** A campaign that begins in an hour, and lets people join half an hour before. */
    private CampaignTerms planned() {
        CampaignTerms terms =
                Terms.of(
                                generator.plain(
                                        "planned",
                                        clock.getAsLong() + HOUR_MILLIS,
                                        5,
                                        new Prize.Card(500, 2_500, List.of(), 0, Prize.Rest.KEEP)))
                        .waitingRoom(new RoomRules(true, 30, 3_000))
                        .build();
        return opened(terms);
    }

    private static UserId user(int person) {
        return HostDriver.person(person).user();
    }

    private static Person placed(int person) {
        return new Person(user(person), false, "", "", true);
    }

    private Ticket join(int person, CampaignTerms terms) {
        Outcome outcome = driver().ask(new Command.JoinRoom(user(person), terms.id()));
        assertThat(outcome).isInstanceOf(Outcome.Joined.class);
        return ((Outcome.Joined) outcome).ticket();
    }

    private Outcome enter(int person, CampaignTerms terms) {
        return driver().ask(new Command.EnterRoom(user(person), terms.id()));
    }

    private WaitingRoom admit(long upTo, CampaignTerms terms) {
        Outcome outcome = driver().ask(new Command.AdmitPlaces(terms.id(), upTo));
        return ((Outcome.RoomStands) outcome).room();
    }

    private void lead(CampaignTerms terms, RoomState to) {
        assertThat(driver().ask(new Command.LeadRoom(terms.id(), to, HostDriver.by("ann"))))
                .isInstanceOf(Outcome.RoomStands.class);
        driver().until(
                        "every shard to know that it is " + to,
                        () -> {
                            boolean known = true;
                            for (int shard = 0; shard < host().shards(); shard++) {
                                EntityKey.OfRoom key = new EntityKey.OfRoom(terms.id());
                                known &= host().read(shard, key).state() == to;
                            }
                            return known;
                        });
    }

    private WaitingRoom room(CampaignTerms terms) {
        int home = Shard.homeOf(terms.id(), host().shards());
        return host().read(home, new EntityKey.OfRoom(terms.id()));
    }

    private void awaitState(CampaignTerms terms, RoomState state) {
        driver().until("the clock to lead it", () -> room(terms).state() == state);
    }

    @Test
    final void theClockOpensARoomAndPeopleEnterInTheirOrder() {
        CampaignTerms terms = planned();
        clock.advance(HOUR_MILLIS / 2);
        awaitState(terms, RoomState.PRE_QUEUE);
        for (int person = 0; person < 20; person++) {
            assertThat(join(person, terms).index()).isEqualTo(person);
        }
        assertThat(enter(1, terms))
                .isEqualTo(new Outcome.RoomRefused(RoomRefusal.NOT_YOUR_TURN, 0, 0));
        clock.advance(HOUR_MILLIS / 2);
        awaitState(terms, RoomState.OPEN);
        assertThat(join(20, terms).index()).isEqualTo(20);
        WaitingRoom room = admit(7, terms);
        TreeSet<Long> places = new TreeSet<>();
        for (int person = 0; person <= 20; person++) {
            long place = room.placeOf(person);
            places.add(place);
            assertThat(enter(person, terms))
                    .isEqualTo(
                            place <= 7
                                    ? new Outcome.Entered(1, place, false)
                                    : new Outcome.RoomRefused(RoomRefusal.NOT_YOUR_TURN, place, 7));
        }
        assertThat(places).hasSize(21).last().isEqualTo(21L);
        assertThat(room.placeOf(20)).as("the latecomer").isEqualTo(21);
        assertThat(room(terms).entered()).isEqualTo(7);
        EntityKey.OfTicket key = new EntityKey.OfTicket(terms.id(), user(20));
        int home = Shard.homeOf(terms.id(), host().shards());
        assertThat(host().read(home, key).index()).isEqualTo(20);
    }

    @Test
    final void aClaimNeedsAPlaceOnEveryShard() {
        CampaignTerms terms = planned();
        clock.advance(HOUR_MILLIS);
        for (int person = 0; person < 20; person++) {
            assertThat(driver().claim(HostDriver.person(person), terms, "", "key"))
                    .isEqualTo(new Outcome.Rejected(Refusal.PLACE_NEEDED, Outcome.NEVER));
        }
        join(1, terms);
        admit(1, terms);
        assertThat(enter(1, terms)).isEqualTo(new Outcome.Entered(1, 1, false));
        assertThat(driver().claim(placed(1), terms, "", "key")).isInstanceOf(Outcome.Granted.class);
        lead(terms, RoomState.OFF);
        assertThat(driver().claim(HostDriver.person(2), terms, "", "key"))
                .isInstanceOf(Outcome.Granted.class);
    }

    @Test
    final void aCrowdThatAsksAtOnceGetsOneTicketEach() {
        CampaignTerms terms = planned();
        clock.advance(HOUR_MILLIS / 2);
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (int person = 0; person < 300; person++) {
                answers.add(driver().send(new Command.JoinRoom(user(person), terms.id())));
            }
        }
        TreeSet<Long> indexes = new TreeSet<>();
        long fresh = 0;
        for (CompletableFuture<Outcome> answer : answers) {
            Outcome.Joined joined = (Outcome.Joined) driver().await(answer);
            indexes.add(joined.ticket().index());
            fresh += joined.repeated() ? 0 : 1;
        }
        assertThat(fresh).isEqualTo(300);
        assertThat(indexes).hasSize(300);
        assertThat(indexes.last()).isEqualTo(299L);
        assertThat(room(terms).joined()).isEqualTo(300);
    }

    @Test
    final void aSecondOpeningBeginsAnew() {
        CampaignTerms terms = planned();
        clock.advance(HOUR_MILLIS / 2);
        join(1, terms);
        join(2, terms);
        clock.advance(HOUR_MILLIS / 2);
        awaitState(terms, RoomState.OPEN);
        String seed = room(terms).seed();
        lead(terms, RoomState.OFF);
        lead(terms, RoomState.PRE_QUEUE);
        assertThat(join(2, terms).index()).isZero();
        lead(terms, RoomState.OPEN);
        WaitingRoom second = room(terms);
        assertThat(second.opening()).isEqualTo(2);
        assertThat(second.joined()).isEqualTo(1);
        assertThat(second.seed()).hasSize(64).isNotEqualTo(seed);
        assertThat(enter(1, terms))
                .isEqualTo(new Outcome.RoomRefused(RoomRefusal.TICKET_UNKNOWN, 0, 0));
    }
}
