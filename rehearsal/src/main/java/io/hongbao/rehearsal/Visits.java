package io.hongbao.rehearsal;

import io.hongbao.rehearsal.model.TrafficModel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The people of a traffic model, in the order in which they come. What they got, their crowd
 * counts.
 */
public final class Visits {
    /** How many people whose pass may be shared are remembered on each loop. */
    private static final int REMEMBERED = 256;

    /** How many of a hundred the app did not know before. */
    private static final int NEW_PERCENT = 70;

    private final Crowd crowd;
    private final TrafficModel model;

    public Visits(Crowd crowd, TrafficModel model) {
        this.crowd = crowd;
        this.model = model;
    }

    /** What the next arrival on loop {@code index} does. */
    public Supplier<Journey> journeys(int index) {
        return new Door(index);
    }

    Crowd crowd() {
        return crowd;
    }

    TrafficModel model() {
        return model;
    }

    /** One loop's people. Used by one thread. */
    final class Door implements Supplier<Journey> {
        private final int index;
        private final SplittableRandom random;
        private final List<Visitor> settled = new ArrayList<>();
        private final List<Handed> handed = new ArrayList<>();
        private long number;

        private Door(int index) {
            this.index = index;
            this.random = new SplittableRandom(crowd.plan().seed() * 1_000_003 + index);
        }

        @Override
        public Journey get() {
            number++;
            crowd.people.increment();
            String who = Long.toHexString(crowd.plan().seed()) + "-" + index + "-" + number;
            Visitor visitor =
                    new Visitor(
                            "r" + who,
                            "d" + who,
                            "claim-" + Long.toHexString(random.nextLong()),
                            random.nextInt(100) < NEW_PERCENT);
            return new Visit(this, visitor, share().steps());
        }

        private TrafficModel.Share share() {
            int dice = random.nextInt(100);
            for (TrafficModel.Share share : model.journeys()) {
                dice -= share.percent();
                if (dice < 0) {
                    return share;
                }
            }
            return model.journeys().getLast();
        }

        Crowd crowd() {
            return crowd;
        }

        TrafficModel model() {
            return model;
        }

        SplittableRandom random() {
            return random;
        }

        /** Remembers somebody who has an envelope, and a pass to share. */
        void settle(Visitor visitor) {
            if (settled.size() < REMEMBERED) {
                settled.add(visitor);
            } else {
                settled.set(random.nextInt(REMEMBERED), visitor);
            }
        }

        /** An invite is there for friends to accept, each of whom comes by themselves. */
        void handOn(Handed invite) {
            if (handed.size() < REMEMBERED) {
                handed.add(invite);
            } else {
                handed.set(random.nextInt(REMEMBERED), invite);
            }
        }

        /** An invite of somebody else; none at the very beginning. */
        List<Handed> handedOnTo(Visitor visitor) {
            int from = handed.isEmpty() ? 0 : random.nextInt(handed.size());
            for (int i = 0; i < handed.size(); i++) {
                Handed invite = handed.get((from + i) % handed.size());
                if (!invite.inviter().equals(visitor.user)) {
                    return List.of(invite);
                }
            }
            return List.of();
        }

        /** One friend fewer is to come by it. */
        void take(Handed invite) {
            int at = handed.indexOf(invite);
            if (invite.friends() > 1) {
                handed.set(at, invite.oneFewer());
            } else {
                Handed last = handed.removeLast();
                if (at < handed.size()) {
                    handed.set(at, last);
                }
            }
        }

        /** Somebody who has an envelope; nobody at the very beginning. */
        List<Visitor> anySettled() {
            return settled.isEmpty()
                    ? List.of()
                    : List.of(settled.get(random.nextInt(settled.size())));
        }
    }
}
