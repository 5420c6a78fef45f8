package io.hongbao.abuse;

import static io.hongbao.abuse.Play.DAY;
import static io.hongbao.abuse.Play.HOUR;
import static io.hongbao.abuse.Play.MINUTE;
import static io.hongbao.abuse.Play.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Whom the guard locks out, for how long, and whom it leaves alone. */
final class GuessGuardTest {
    private final GuessGuard guard = new GuessGuard(1_000);

    private boolean may(String person, String device, String network, long at) {
        return guard.mayTry(person, device, network, at) instanceof GuessGuard.Leave.Given;
    }

    private long retryAt(String person, String device, String network, long at) {
        return switch (guard.mayTry(person, device, network, at)) {
            case GuessGuard.Leave.Given _ -> 0;
            case GuessGuard.Leave.Refused refused -> refused.retryAtMillis();
        };
    }

    /** Wrong codes as fast as they are allowed; how many were. */
    private int guess(String person, String device, String network, long from, long until) {
        int tried = 0;
        for (long at = from; at < until; at += 1_000) {
            if (may(person, device, network, at)) {
                guard.wrong(person, device, network, at);
                tried++;
            }
        }
        return tried;
    }

    @Test
    void aFewErrorsAreNobodysConcern() {
        for (int i = 0; i < GuessGuard.PER_PERSON - 1; i++) {
            assertThat(may("p", "d", "n", START + i)).isTrue();
            guard.wrong("p", "d", "n", START + i);
        }
        assertThat(may("p", "d", "n", START + 10)).isTrue();
        assertThat(guard.wrongCodes("p", "d", START + 10)).isEqualTo(GuessGuard.PER_PERSON - 1);
        assertThat(guard.wrongCodes("other", "d", START + 10)).isPositive();
        assertThat(guard.wrongCodes("other", "e", START + 10)).isZero();
        assertThat(guard.wrongCodes("p", "d", START + 2 * DAY)).isZero();
    }

    @Test
    void whoGuessesIsLockedOutForLongerAndLonger() {
        int day = guess("p", "", "", START, START + DAY);
        assertThat(day).isLessThan(30);
        long first = retryAfter(1);
        long second = retryAfter(2);
        long third = retryAfter(3);
        assertThat(first).isEqualTo(15 * MINUTE);
        assertThat(second).isEqualTo(2 * first);
        assertThat(third).isEqualTo(4 * first);
    }

    /** How long the lockout of this number is. */
    private static long retryAfter(int lockouts) {
        GuessGuardTest fresh = new GuessGuardTest();
        long at = START;
        long locked = 0;
        for (int i = 0; i < lockouts; ) {
            long until = fresh.retryAt("p", "", "", at);
            if (until > at) {
                i++;
                locked = until - at;
                at = until;
            } else {
                fresh.guard.wrong("p", "", "", at);
            }
        }
        return locked;
    }

    @Test
    void aDeviceIsLockedWhoeverUsesIt() {
        for (int i = 0; i < GuessGuard.PER_DEVICE; i++) {
            guard.wrong("p" + i, "d", "", START);
        }
        assertThat(may("somebody else", "d", "", START)).isFalse();
        assertThat(may("somebody else", "another", "", START)).isTrue();
    }

    @Test
    void aNetworkWhereNobodyIsKnownIsHeldToItsRate() {
        int tried = 0;
        for (int i = 0; i < 5_000; i++) {
            long at = START + i * 720L;
            if (may("p" + i, "d" + i, "n", at)) {
                guard.wrong("p" + i, "d" + i, "n", at);
                tried++;
            }
        }
        // A full bucket, and what came back within the hour.
        assertThat(tried).isBetween(GuessGuard.PER_NETWORK, 2 * GuessGuard.PER_NETWORK + 1);
        guard.wrong("one more", "y", "n", START + HOUR);
        assertThat(retryAt("stranger", "x", "n", START + HOUR))
                .isBetween(START + HOUR + 1, START + HOUR + 2 * MINUTE);
    }

    /**
     * Thousands behind one address: neither they nor strangers there are locked out by one script.
     */
    @Test
    void aCarriersPeopleAreNotPunished() {
        GuessGuard large = new GuessGuard(100_000);
        for (int i = 0; i < 5_000; i++) {
            large.good("good" + i, "carrier", START);
        }
        // Somebody with 200 accounts and devices, each as fast as allowed, for an hour.
        for (long at = START + HOUR; at < START + 2 * HOUR; at += 1_000) {
            int account = (int) (at / 1_000 % 200);
            if (large.mayTry("bot" + account, "bd" + account, "carrier", at)
                    instanceof GuessGuard.Leave.Given) {
                large.wrong("bot" + account, "bd" + account, "carrier", at);
            }
        }
        long after = START + 2 * HOUR;
        for (int i = 0; i < 5_000; i++) {
            assertThat(large.mayTry("good" + i, "gd" + i, "carrier", after))
                    .isInstanceOf(GuessGuard.Leave.Given.class);
        }
        assertThat(large.mayTry("new here", "nd", "carrier", after))
                .isInstanceOf(GuessGuard.Leave.Given.class);
    }

    /** When thousands come within a minute, one in twenty of them mistypes in that minute too. */
    @Test
    void aCarriersPeopleWhoComeAtOnceAreNotPunishedForTheirMistakes() {
        GuessGuard large = new GuessGuard(100_000);
        for (int i = 0; i < 5_000; i++) {
            long at = START + i * 10L;
            assertThat(large.mayTry("p" + i, "d" + i, "carrier", at))
                    .as("person %d", i)
                    .isInstanceOf(GuessGuard.Leave.Given.class);
            if (i % 20 == 0) {
                large.wrong("p" + i, "d" + i, "carrier", at);
            }
            large.good("p" + i, "carrier", at);
        }
    }

    /** Even on a network that is used up, whoever was good before goes on. */
    @Test
    void goodPeopleGoOnWhereStrangersWait() {
        guard.good("good", "n", START);
        for (int i = 0; i < 200; i++) {
            guard.wrong("bot" + i, "bd" + i, "n", START + 1);
        }
        assertThat(may("stranger", "s", "n", START + 2)).isFalse();
        assertThat(may("good", "g", "n", START + 2)).isTrue();
        assertThat(may("stranger", "s", "n", START + HOUR)).isTrue();
    }

    /** A right code costs nothing. */
    @Test
    void onlyWrongCodesCount() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(may("p", "d", "n", START + i)).isTrue();
            guard.good("p", "n", START + i);
        }
    }

    /** On a launch morning thousands a second are good. */
    @Test
    void goodPeopleLetNobodyOutOfALockout() {
        for (int i = 0; i < GuessGuard.PER_PERSON; i++) {
            guard.wrong("p", "", "", START);
        }
        for (int i = 0; i < 5_000; i++) {
            guard.good("q" + i, "m", START + i);
        }
        assertThat(retryAt("p", "", "", START + MINUTE)).isEqualTo(START + 15 * MINUTE);
    }

    @Test
    void nothingIsRememberedBeyondItsBounds() {
        for (int i = 0; i < 10_000; i++) {
            guard.wrong("p" + i, "d" + i, "n" + i, START + i);
            guard.good("q" + i, "m" + i, START + i);
        }
        assertThat(guard.remembered()).isEqualTo(1_000 + 1_000 + 1_000 + 250);
        assertThatThrownBy(() -> new GuessGuard(3)).hasMessageContaining("at least 4");
    }
}
