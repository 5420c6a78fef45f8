package io.hongbao.testkit;

import io.hongbao.core.Command;
import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.Host;
import io.hongbao.core.order.OrderState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Payment providers and outlets as they are: they do what they are asked, refuse, answer late,
 * twice or never, take money after they were told not to, and leave out what they should report.
 * But they keep to one word: who is asked again does nothing twice, and what stops a charge tells
 * whether it was taken. Made from a seed; answers are commands to the host.
 */
public final class FakeWorld {

    private static final long SECOND_MILLIS = 1_000L;
    private static final long MINUTE_MILLIS = 60_000L;

    private final Host host;
    private final VirtualClock clock;
    private final SplittableRandom random;
    private final Map<String, Course> courses = new HashMap<>();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(
                    Comparator.comparingLong(Due::atMillis).thenComparingLong(Due::number));
    private long numbers;
    private boolean calm;

    /** Something that the world will say. */
    private record Due(long atMillis, long number, Command command) {}

    /** What the world has made up its mind to do about one order. */
    private static final class Course {
        final int charge;
        final int outlet;
        boolean stopped;
        boolean taken;
        boolean sent;

        Course(SplittableRandom random) {
            charge = random.nextInt(100);
            outlet = random.nextInt(100);
        }
    }

    public FakeWorld(Host host, VirtualClock clock, long seed) {
        this.host = host;
        this.clock = clock;
        this.random = new SplittableRandom(seed ^ 0x5DEECE66DL);
    }

    /** Hears what it is asked for. May be asked again. Answers later, in {@link #turn}. */
    public void ask(Effect effect) {
        EffectId id = effect.id();
        Course course =
                courses.computeIfAbsent(
                        id.subject() + " " + id.user(), _ -> new Course(random.split()));
        switch (id.kind()) {
            case CHARGE -> charge(id, course);
            case STOP_CHARGE -> stopCharge(id, course);
            case REFUND -> {
                // Refused at first: the money is owed all the same, and asked for again.
                boolean refuses = !calm && random.nextInt(10) == 0;
                answer(
                        id,
                        refuses ? new Effect.Refused("try later") : done(id),
                        soon(),
                        !refuses && random.nextInt(8) == 0);
            }
            case SEND_ORDER -> send(id, course);
            case RECALL_ORDER -> {
                if (calm || random.nextInt(10) > 0) {
                    answer(id, done(id), soon(), random.nextInt(8) == 0);
                }
            }
            case PAY_OUT -> {
                boolean refuses = random.nextInt(5) == 0;
                answer(
                        id,
                        refuses ? new Effect.Refused("no such account") : done(id),
                        soon(),
                        random.nextInt(8) == 0);
            }
        }
    }

    private void charge(EffectId id, Course course) {
        if (course.stopped && !course.taken) {
            answer(id, new Effect.Refused("stopped"), soon(), false);
        } else if (course.charge < 72) {
            course.taken = true;
            answer(id, done(id), soon(), course.charge < 10);
        } else if (course.charge < 78) {
            answer(id, new Effect.Refused("no money"), soon(), course.charge < 74);
        } else if (course.charge < 85) {
            course.taken = true;
            answer(id, done(id), random.nextLong(10, 60) * MINUTE_MILLIS, false);
        }
        // Else it never answers by itself: see stopCharge.
    }

    /**
     * Of those that never answered, half take the money later, although they said they would not.
     */
    private void stopCharge(EffectId id, Course course) {
        course.stopped = true;
        EffectId charge = new EffectId(id.user(), EffectId.Kind.CHARGE, id.subject(), id.attempt());
        if (course.taken) {
            answer(id, new Effect.Refused("it was taken", "taken-" + id.subject()), soon(), false);
        } else {
            answer(id, done(id), soon(), random.nextInt(8) == 0);
        }
        if (course.charge >= 92) {
            say(
                    random.nextLong(1, 40) * MINUTE_MILLIS,
                    new Command.ResolveEffect(charge, done(charge)));
        }
    }

    private void send(EffectId id, Course course) {
        if (course.outlet < 65) {
            answer(id, done(id), soon(), course.outlet < 5);
        } else if (course.outlet < 73) {
            answer(id, new Effect.Refused("no milk"), soon(), course.outlet < 67);
        } else if (course.outlet < 80) {
            answer(id, done(id), random.nextLong(2, 10) * MINUTE_MILLIS, false);
        } else if (course.outlet < 85) {
            report(id, soon(), OrderState.CANCELLED);
            answer(id, done(id), soon() + MINUTE_MILLIS, false);
        } else if (course.outlet < 90) {
            report(id, soon(), course.outlet < 87 ? OrderState.ACCEPTED : OrderState.REJECTED);
            answer(id, done(id), soon() + SECOND_MILLIS, false);
        } else {
            return; // It is silent, and then does not make it either.
        }
        if (!course.sent) {
            course.sent = true;
            make(id, course);
        }
    }

    /** Some report everything, some leave out states, some tell them in the wrong order. */
    private void make(EffectId id, Course course) {
        List<OrderState> reports =
                switch (course.outlet % 8) {
                    case 0, 1 -> List.of(OrderState.MAKING, OrderState.READY, OrderState.COMPLETED);
                    case 2 -> List.of(OrderState.READY, OrderState.MAKING, OrderState.COMPLETED);
                    case 3 -> List.of(OrderState.COMPLETED, OrderState.COMPLETED);
                    case 4 -> List.of(OrderState.MAKING, OrderState.CANCELLED);
                    case 5 -> List.of(OrderState.MAKING);
                    case 6 -> List.of(OrderState.READY, OrderState.COMPLETED, OrderState.CANCELLED);
                    default -> List.of();
                };
        long delayMillis = 0;
        for (OrderState state : reports) {
            delayMillis += random.nextLong(5 * MINUTE_MILLIS);
            report(id, delayMillis, state);
        }
    }

    private void report(EffectId id, long delayMillis, OrderState state) {
        say(delayMillis, new Command.AdvanceOrder(id.user(), id.subject(), state));
    }

    private void answer(EffectId id, Effect.Result result, long delayMillis, boolean twice) {
        say(delayMillis, new Command.ResolveEffect(id, result));
        if (twice) {
            say(delayMillis + soon(), new Command.ResolveEffect(id, result));
        }
    }

    private void say(long delayMillis, Command command) {
        due.add(new Due(clock.getAsLong() + delayMillis, numbers++, command));
    }

    private static Effect.Done done(EffectId id) {
        return new Effect.Done(id.kind() + "-" + id.subject());
    }

    private long soon() {
        return calm ? 0 : random.nextLong(20 * SECOND_MILLIS);
    }

    /** Says one thing that is due, at times. */
    public void turn() {
        if (!due.isEmpty()
                && due.peek().atMillis() <= clock.getAsLong()
                && random.nextInt(4) == 0) {
            host.submit(due.remove().command(), _ -> {});
        }
    }

    /** Says everything that is due; from now on it answers at once, if at all. */
    public void catchUp() {
        calm = true;
        while (!due.isEmpty() && due.peek().atMillis() <= clock.getAsLong()) {
            host.submit(due.remove().command(), _ -> {});
        }
    }

    /** When it will say the next thing; {@link Long#MAX_VALUE} when it has nothing to say. */
    public long nextAtMillis() {
        return due.isEmpty() ? Long.MAX_VALUE : due.peek().atMillis();
    }
}
