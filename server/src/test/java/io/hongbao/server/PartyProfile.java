package io.hongbao.server;

import io.hongbao.core.UserId;
import io.hongbao.core.invite.Doubts;
import io.hongbao.server.abuse.AbuseWatch;
import io.hongbao.server.invite.Clicks;
import io.hongbao.server.trace.Trace;
import io.hongbao.server.trace.Traces;
import io.hongbao.share.Channel;
import io.hongbao.share.ShareForm;
import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The server of invites' tests, with whoever watches and counts played. */
public final class PartyProfile implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(PartyServer.class));
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(KeptTraces.class, PlayedWatch.class, PlayedClicks.class);
    }

    /** Keeps all steps. */
    @Alternative
    @Singleton
    static class KeptTraces implements Traces {
        private final List<Trace> all = new CopyOnWriteArrayList<>();

        @Override
        public void happened(Trace trace) {
            all.add(trace);
        }

        /** All steps of one kind that concern an invite. */
        <T extends Trace> List<T> of(Class<T> kind) {
            return all.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        void forget() {
            all.clear();
        }
    }

    /** Counts wrong codes of each person, refuses from the third on, and doubts whom it is told. */
    @Alternative
    @Singleton
    static class PlayedWatch implements AbuseWatch {
        static final int MOST_WRONG = 3;

        private final Map<UserId, Integer> wrong = new ConcurrentHashMap<>();
        private final List<String> devices = new CopyOnWriteArrayList<>();
        private final List<Trace.Accepted> accepted = new CopyOnWriteArrayList<>();
        private volatile Doubts doubts = Doubts.NONE;

        @Override
        public void seen(String campaign, UserId user, String device, long network, long atMillis) {
            devices.add(campaign + " " + device);
        }

        @Override
        public OptionalLong refusedUntil(UserId user, long network, long atMillis) {
            return wrong.getOrDefault(user, 0) < MOST_WRONG
                    ? OptionalLong.empty()
                    : OptionalLong.of(atMillis + 900_000);
        }

        @Override
        public void wrongCode(UserId user, long network, long atMillis) {
            wrong.merge(user, 1, Integer::sum);
        }

        @Override
        public Doubts doubts(Attempt attempt) {
            return doubts;
        }

        @Override
        public void accepted(Trace.Accepted one, boolean held) {
            accepted.add(one);
        }

        void doubt(Doubts now) {
            doubts = now;
        }

        List<Trace.Accepted> accepted() {
            return accepted;
        }

        List<String> devices() {
            return devices;
        }

        int wrongCodes() {
            return wrong.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Clicks that say what they are: {@code NUMBER.FORM.CHANNEL}. */
    @Alternative
    @Singleton
    static class PlayedClicks implements Clicks {
        @Override
        public Optional<Click> read(String id, long nowMillis) {
            String[] parts = id.split("\\.", -1);
            return parts.length == 3
                    ? Optional.of(
                            new Click(
                                    Long.parseLong(parts[0]),
                                    new Trace.Way(
                                            ShareForm.of(parts[1]).orElseThrow(),
                                            new Channel(parts[2])),
                                    nowMillis))
                    : Optional.empty();
        }
    }
}
