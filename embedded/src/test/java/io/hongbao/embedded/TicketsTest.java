package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Outcome;
import io.hongbao.core.room.RoomState;
import io.hongbao.core.room.Ticket;
import io.hongbao.core.room.WaitingRoom;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tickets stay what they were, wherever they lie. */
class TicketsTest {
    private static final int PEOPLE = 3_000;

    private final AtomicLong clock = Scene.clock();

    @TempDir Path folder;

    private EmbeddedHost open() {
        return EmbeddedHost.open(folder, Scene.settings(clock));
    }

    private static void lead(EmbeddedHost host, RoomState to) {
        assertThat(
                        Scene.ask(
                                host,
                                new Command.LeadRoom(Scene.CAMPAIGN, to, new Authority("ann", ""))))
                .isInstanceOf(Outcome.RoomStands.class);
    }

    private static Outcome.Joined join(EmbeddedHost host, int person) {
        return (Outcome.Joined)
                Scene.ask(host, new Command.JoinRoom(Scene.user(person), Scene.CAMPAIGN));
    }

    private static EntityKey.OfTicket key(int person) {
        return new EntityKey.OfTicket(Scene.CAMPAIGN, Scene.user(person));
    }

    @Test
    void aTicketIsTheSameAfterReopeningAndFromTheJournalAlone() throws Exception {
        try (EmbeddedHost host = open()) {
            Scene.open(host);
            lead(host, RoomState.PRE_QUEUE);
            for (int person = 0; person < PEOPLE; person++) {
                assertThat(join(host, person).ticket().index()).isEqualTo(person);
            }
            Scene.await("all is in RocksDB", () -> host.overlaySize() == 0);
            assertSame(host);
        }
        try (EmbeddedHost host = open()) {
            assertSame(host);
        }
        Folders.delete(folder.resolve("state"));
        try (EmbeddedHost host = open()) {
            assertSame(host);
            assertThat(join(host, PEOPLE).ticket().index()).isEqualTo(PEOPLE);
            lead(host, RoomState.OPEN);
            WaitingRoom room = host.read(0, new EntityKey.OfRoom(Scene.CAMPAIGN));
            assertThat(room.preQueued()).isEqualTo(PEOPLE + 1);
        }
    }

    private static void assertSame(EmbeddedHost host) {
        for (int person = 0; person < PEOPLE; person += 7) {
            Ticket ticket = host.read(0, key(person));
            assertThat(ticket.index()).isEqualTo(person);
            Outcome.Joined again = join(host, person);
            assertThat(again.repeated()).isTrue();
            assertThat(again.ticket()).isEqualTo(ticket);
        }
    }
}
