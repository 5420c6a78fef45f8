package io.hongbao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditReport;
import io.hongbao.core.Entity;
import io.hongbao.core.order.Orders;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One run of an order workload on a test host, with the world outside. */
record OrderRun(ShardedTestHost host, VirtualClock clock, FakeWorld world, OrderWorkload workload) {

    private static final int MOST_ROUNDS = 20_000;

    static OrderRun of(
            ShardedTestHost.Options options,
            OrderWorkload.Size size,
            Consumer<ShardedTestHost> disturbance) {
        VirtualClock clock = new VirtualClock(Run.START_MILLIS);
        SeededSecrets secrets = new SeededSecrets(options.seed());
        ShardedTestHost host = new ShardedTestHost(options, clock, secrets);
        FakeWorld world = new FakeWorld(host, clock, options.seed());
        host.dispatchTo(world::ask);
        Runnable turn =
                () -> {
                    disturbance.accept(host);
                    world.turn();
                    host.step();
                };
        OrderWorkload workload =
                new OrderWorkload(host, clock, turn, secrets, options.seed(), size);
        return new OrderRun(host, clock, world, workload);
    }

    /** Lets timers run and the world answer until no order is under way. */
    void settle() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            world.catchUp();
            host.runUntilQuiet();
            if (isSettled()) {
                return;
            }
            long nextMillis = Math.min(world.nextAtMillis(), host.nextTimerAtMillis());
            if (nextMillis == Long.MAX_VALUE || round % 50 == 49) {
                host.askAgain();
            } else {
                clock.advanceTo(nextMillis);
            }
        }
        throw new AssertionError("orders never end; pending outside: " + host.pendingEffects());
    }

    private boolean isSettled() {
        return host.pendingEffects().isEmpty()
                && world.nextAtMillis() == Long.MAX_VALUE
                && orders().allMatch(orders ->
                        orders.orders().stream()
                                .allMatch(order ->
                                        order.state().isEnded() && !order.isMoneyUnresolved()));
    }

    private Stream<Orders> orders() {
        return IntStream.range(0, host.shards())
                .boxed()
                .flatMap(shard -> host.state(shard).entities().values().stream())
                .filter(Orders.class::isInstance)
                .map((Entity entity) -> (Orders) entity);
    }

    /** Nothing is wrong, and no order is under way. */
    AuditReport check() {
        AuditReport report = OnShards.clean(host);
        assertThat(OrderAnswersCheck.of(workload.answers(), host)).isEmpty();
        return report;
    }
}
