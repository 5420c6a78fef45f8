package io.hongbao.abuse;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps people from guessing and harvesting codes. Only wrong codes count, by person, by device and
 * by network. It is asked before a code is looked up, and is told nothing of why a code was wrong:
 * unknown, another campaign's and mistyped ones are the same to it, so that it cannot become an
 * oracle. docs/abuse.md says what the server has to keep besides.
 *
 * <p>A network may try more the more good people were seen there, and its limit binds strangers
 * only: whoever was good before, or came with their own network's thousands, is not locked out by
 * what others try. Remembers at most the given number of people who tried wrong codes, of good ones
 * and of devices, and a quarter as many networks; who was quiet for the longest is forgotten. The
 * good ones are kept apart: however many come, nobody gets out of a lockout by them. Used by one
 * thread at a time.
 */
public final class GuessGuard {
    /** Wrong codes that a person may try in a row. */
    static final int PER_PERSON = 8;

    /** Likewise from one device, whoever uses it. */
    static final int PER_DEVICE = 16;

    /** Likewise from a network where nobody is known. */
    static final int PER_NETWORK = 60;

    /** As many more for each good person seen there. */
    static final int PER_GOOD_PERSON = 2;

    private static final int MOST_GOOD = 1_000_000;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long REFILL_MILLIS = 6 * HOUR_MILLIS;
    private static final long DAY_MILLIS = 24 * HOUR_MILLIS;
    private static final long FIRST_LOCKOUT_MILLIS = 900_000;

    private final Map<String, Guesser> people;

    /** A set: who was good. */
    private final Map<String, Boolean> good;

    private final Map<String, Guesser> devices;
    private final Map<String, Network> networks;

    /** Whether a code may be tried now. */
    public sealed interface Leave {
        /** It may. */
        record Given() implements Leave {}

        /**
         * It may not, whatever code it is.
         *
         * @param retryAtMillis from when on, in milliseconds since 1970
         */
        record Refused(long retryAtMillis) implements Leave {}
    }

    private static final Leave GIVEN = new Leave.Given();

    /** A person or a device that tried wrong codes. */
    private static final class Guesser {
        private final TokenBucket bucket;
        private int wrong;
        private long countedAtMillis;

        Guesser(int tokens, long nowMillis) {
            bucket = new TokenBucket(tokens, nowMillis);
            countedAtMillis = nowMillis;
        }

        int wrongLately(long nowMillis) {
            return nowMillis - countedAtMillis < DAY_MILLIS ? wrong : 0;
        }

        void wrong(int most, long nowMillis) {
            wrong = wrongLately(nowMillis) + 1;
            countedAtMillis = nowMillis;
            bucket.fill(most, (double) most / REFILL_MILLIS, nowMillis);
            bucket.take();
            if (bucket.isEmpty()) {
                bucket.lock(FIRST_LOCKOUT_MILLIS, DAY_MILLIS, nowMillis);
            }
        }
    }

    private static final class Network {
        private final TokenBucket bucket;
        private int good;

        Network(long nowMillis) {
            bucket = new TokenBucket(PER_NETWORK, nowMillis);
        }

        double most() {
            return PER_NETWORK + (double) PER_GOOD_PERSON * good;
        }

        double perMilli() {
            return most() / HOUR_MILLIS;
        }
    }

    /**
     * @param mostPeople how many people who tried wrong codes are remembered, and as many good ones
     *     and devices; at least 4
     */
    public GuessGuard(int mostPeople) {
        if (mostPeople < 4) {
            throw new IllegalArgumentException("mostPeople must be at least 4");
        }
        people = latest(mostPeople);
        good = latest(mostPeople);
        devices = latest(mostPeople);
        networks = latest(mostPeople / 4);
    }

    /** A person did what only good people do: an accepted code, a claim with a valid pass. */
    public void good(String person, String network, long nowMillis) {
        if (good.put(person, true) == null) {
            Network there = network(network, nowMillis);
            there.good = Math.min(MOST_GOOD, there.good + 1);
            // At once: when thousands come within a minute, so do their mistakes.
            there.bucket.give(PER_GOOD_PERSON);
        }
    }

    /** Whether a code may be looked up; to be asked before every one, right or wrong. */
    public Leave mayTry(String person, String device, String network, long nowMillis) {
        Guesser who = people.get(person);
        Guesser what = devices.get(device);
        long until = 0;
        if (who != null) {
            until = who.bucket.lockedUntilMillis();
        }
        if (what != null) {
            until = Math.max(until, what.bucket.lockedUntilMillis());
        }
        if (good.get(person) == null) {
            until = Math.max(until, networkFreeAt(network, nowMillis));
        }
        return until > nowMillis ? new Leave.Refused(until) : GIVEN;
    }

    /** A code was wrong, whatever was wrong with it. */
    public void wrong(String person, String device, String network, long nowMillis) {
        guesser(people, person, PER_PERSON, nowMillis).wrong(PER_PERSON, nowMillis);
        if (!device.isEmpty()) {
            guesser(devices, device, PER_DEVICE, nowMillis).wrong(PER_DEVICE, nowMillis);
        }
        if (!network.isEmpty()) {
            Network there = network(network, nowMillis);
            there.bucket.fill(there.most(), there.perMilli(), nowMillis);
            there.bucket.take();
        }
    }

    /** How many wrong codes the person or the device tried, until a day was quiet. */
    public int wrongCodes(String person, String device, long nowMillis) {
        Guesser who = people.get(person);
        Guesser what = devices.get(device);
        return Math.max(
                who == null ? 0 : who.wrongLately(nowMillis),
                what == null ? 0 : what.wrongLately(nowMillis));
    }

    /** Forgets a person; what was tried from their devices and networks goes on to count. */
    public void forget(String person) {
        people.remove(person);
        good.remove(person);
    }

    /** How many people, devices and networks are remembered. */
    public int remembered() {
        return people.size() + good.size() + devices.size() + networks.size();
    }

    private long networkFreeAt(String id, long nowMillis) {
        Network there = networks.get(id);
        if (there == null) {
            return 0;
        }
        there.bucket.fill(there.most(), there.perMilli(), nowMillis);
        return there.bucket.isEmpty()
                ? nowMillis + (long) Math.ceil((1 - there.bucket.tokens()) / there.perMilli())
                : 0;
    }

    private static Guesser guesser(
            Map<String, Guesser> known, String id, int most, long nowMillis) {
        return known.computeIfAbsent(id, _ -> new Guesser(most, nowMillis));
    }

    private Network network(String id, long nowMillis) {
        return networks.computeIfAbsent(id, _ -> new Network(nowMillis));
    }

    private static <V> Map<String, V> latest(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }
}
