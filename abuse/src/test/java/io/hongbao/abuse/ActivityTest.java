package io.hongbao.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of who orders goes on, whoever is forgotten meanwhile. */
final class ActivityTest {
    private static final long DAY = 86_400_000;
    private static final int MANY = 1_000;

    private final Memory memory = new Memory(new Bounds(10_000, 10_000), new Velocity());

    private Account accepts(String friend, long atMillis, boolean orders) {
        Party by = party("inviter-" + friend);
        Party who = party(friend);
        Account account = memory.meet(who);
        Edge _ =
                memory.add(
                        new Acceptance(atMillis, by, who, Form.LINK, "wechat", 0),
                        memory.meet(by),
                        account);
        if (orders) {
            account.ordered(new FirstOrder(friend, atMillis + 1, "tea", ""));
        }
        return account;
    }

    private static Party party(String person) {
        return new Party(person, List.of(), "", "", 0);
    }

    @Test
    void itGoesOnWhenTheLastWhoAcceptedIsForgotten() {
        Account _ = accepts("first", 0, true);
        memory.activity().advance(2 * DAY);
        memory.forget("first");
        List<Account> idle = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            boolean orders = i % 20 != 0;
            Account account = accepts("friend-" + i, 2 * DAY + i, orders);
            if (!orders) {
                idle.add(account);
            }
        }
        memory.activity().advance(4 * DAY);
        assertThat(memory.activity().idleness(idle, 4 * DAY)).isEqualTo(1);
    }
}
