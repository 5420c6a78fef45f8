package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.RoomEvent;
import io.hongbao.core.Timer;
import io.hongbao.core.UserId;
import io.hongbao.core.order.Orders;
import io.hongbao.core.payout.Payouts;
import io.hongbao.core.room.Ticket;
import io.hongbao.core.wallet.Wallet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many rows go into a file, few into memory: what is read afterwards is the same. */
class StateRowsTest {
    private static final int PEOPLE = 30_000;

    @TempDir Path folder;

    @Test
    void changesByFileAndByMemoryAddUpInTheirOrder() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        long[] newest = new long[PEOPLE];
        try (StateStore store = StateStore.open(folder, 8 << 20, 8 << 20, 8 << 20)) {
            long seq = 0;
            for (int round = 0; round < 4; round++) {
                seq++;
                assertThat(store.write(everybody(newest, random, seq))).as("is a file").isTrue();
                for (int few = 0; few < 3; few++) {
                    seq++;
                    int person = random.nextInt(PEOPLE);
                    newest[person] = seq;
                    assertThat(store.write(List.of(change(person, seq)))).as("is a file").isFalse();
                }
            }
            requireNewest(store, newest, seq);
        }
        try (StateStore again = StateStore.open(folder, 8 << 20, 8 << 20, 8 << 20)) {
            requireNewest(again, newest, 16);
        }
    }

    /** In a file every key must come after the one before. */
    @Test
    void everythingThatPeopleHaveGoesIntoOneFileInItsOrder() throws Exception {
        int people = PEOPLE / 2;
        List<Keyed> changes = new ArrayList<>();
        for (int person = people - 1; person >= 0; person--) {
            UserId user = Scene.user(person);
            changes.add(new Keyed(key("lny-2", user), ticket("lny-2", user, person)));
            changes.add(new Keyed(new EntityKey.OfPayouts(user), Payouts.none(user)));
            changes.add(new Keyed(key("lny", user), ticket("lny", user, person + 1L)));
            changes.add(keyed(person, person + 2L));
            changes.add(new Keyed(new EntityKey.OfOrders(user), Orders.none(user)));
            changes.add(new Keyed(key("lny", user), ticket("lny", user, person)));
            EntityKey.OfPersonInvites own = new EntityKey.OfPersonInvites("lny", user);
            changes.add(new Keyed(own, own.none().withNumber(person)));
            EntityKey.OfInvite invite = new EntityKey.OfInvite("lny", person);
            changes.add(new Keyed(invite, invite.none().withTimer(person)));
            changes.add(new Keyed(new EntityKey.OfPersonInvites("a", user), own.none()));
        }
        try (StateStore store = StateStore.open(folder, 8 << 20, 8 << 20, 8 << 20)) {
            StateStore.Applied applied = new StateStore.Applied(1, 0);
            List<StateChange> one =
                    List.of(new StateChange(changes, new IndexChanges(), applied, 1));

            assertThat(store.write(one)).as("is a file").isTrue();

            for (int person = 0; person < people; person++) {
                UserId user = Scene.user(person);
                assertThat(store.get(key("lny", user)).index()).isEqualTo(person);
                assertThat(store.get(key("lny-2", user)).index()).isEqualTo(person);
                assertThat(store.get(Scene.wallet(person)).timerAtMillis()).isEqualTo(person + 2L);
                assertThat(store.get(new EntityKey.OfPersonInvites("lny", user)).number())
                        .isEqualTo(person);
                assertThat(store.get(new EntityKey.OfInvite("lny", person)).timerAtMillis())
                        .isEqualTo(person);
            }
            assertThat(store.hasKey(StateKeys.FIRST_TICKET, StateKeys.AFTER_TICKETS)).isTrue();
            int[] tickets = {0};
            store.forEachKey(
                    StateKeys.FIRST_TICKET, StateKeys.AFTER_TICKETS, _ -> ++tickets[0] > 0);
            assertThat(tickets[0]).isEqualTo(2 * people);
        }
    }

    private static EntityKey.OfTicket key(String campaign, UserId user) {
        return new EntityKey.OfTicket(campaign, user);
    }

    private static Ticket ticket(String campaign, UserId user, long index) {
        return Ticket.none(campaign, user)
                .after(new RoomEvent.TicketTaken(user, campaign, 1, index), 0);
    }

    /** Two changes of everybody: the second must win. */
    private static List<StateChange> everybody(long[] newest, SplittableRandom random, long seq) {
        List<Keyed> first = new ArrayList<>();
        List<Keyed> second = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            first.add(keyed(person, 1_000_000 + random.nextInt()));
            second.add(keyed(person, seq));
            newest[person] = seq;
        }
        return List.of(
                new StateChange(first, new IndexChanges(), new StateStore.Applied(seq - 1, 0), 1),
                new StateChange(second, new IndexChanges(), new StateStore.Applied(seq, 0), 1));
    }

    private static StateChange change(int person, long seq) {
        Timer timer = new Timer(Scene.wallet(person), seq);
        EffectId effect =
                new EffectId(Scene.user(person), EffectId.Kind.CHARGE, "order-" + person, 1);
        IndexChanges index = new IndexChanges();
        index.add(
                new Entry(
                        seq,
                        0,
                        0,
                        Entry.ByRequest.INSTANCE,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(timer),
                        List.of(new Effect(effect, Scene.CAMPAIGN, "shop", "CNY", 1))));
        index.gone(timer);
        index.gone(effect);
        return new StateChange(
                List.of(keyed(person, seq)), index, new StateStore.Applied(seq, 0), 1);
    }

    private static Keyed keyed(int person, long timerAtMillis) {
        return new Keyed(
                Scene.wallet(person), new Wallet(Scene.user(person), List.of(), timerAtMillis));
    }

    private static void requireNewest(StateStore store, long[] newest, long seq) throws Exception {
        assertThat(store.applied().seq()).isEqualTo(seq);
        assertThat(store.firstTimers(StateKeys.FIRST_TIMER, 10)).isEmpty();
        assertThat(store.pendingEffects(StateKeys.FIRST_EFFECT, 10)).isEmpty();
        for (int person = 0; person < PEOPLE; person++) {
            assertThat(store.get(Scene.wallet(person)).timerAtMillis()).isEqualTo(newest[person]);
            assertThat(store.ofPerson(Scene.wallet(person)).timerAtMillis())
                    .isEqualTo(newest[person]);
        }
    }
}
