package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Expiring;
import io.hongbao.core.Outcome;
import io.hongbao.core.Refusal;
import io.hongbao.core.Timer;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import io.hongbao.core.wallet.Wallet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedHostTest {
    private static final long HOUR_MILLIS = 3_600_000L;

    private final AtomicLong clock = Scene.clock();

    @TempDir Path folder;

    private EmbeddedHost open() {
        return EmbeddedHost.open(folder, Scene.settings(clock));
    }

    @Test
    void whatWasAnsweredIsThereAfterReopening() {
        Voucher before;
        try (EmbeddedHost host = open()) {
            Scene.open(host);
            before = Scene.granted(host, 1);
            assertThat(host.read(0, Scene.wallet(1)).vouchers()).containsExactly(before);
        }
        try (EmbeddedHost host = open()) {
            assertThat(host.read(0, Scene.wallet(1)).vouchers()).containsExactly(before);
            assertThat(Scene.ask(host, Scene.claim(1)))
                    .isEqualTo(new Outcome.Granted(before, true));
            assertThat(Scene.granted(host, 2).id()).isNotEqualTo(before.id());
        }
    }

    @Test
    void aStateThatWasDeletedIsMadeAgainFromTheJournal() throws Exception {
        List<Voucher> before = new ArrayList<>();
        try (EmbeddedHost host = open()) {
            Scene.open(host);
            for (int i = 0; i < 50; i++) {
                before.add(Scene.granted(host, i));
            }
        }
        Folders.delete(folder.resolve("state"));
        try (EmbeddedHost host = open()) {
            assertThat(host.recovery().appliedSeq()).isZero();
            assertThat(host.recovery().entriesFolded())
                    .isEqualTo(host.durableSeq())
                    .isGreaterThan(50);
            for (int i = 0; i < 50; i++) {
                assertThat(host.read(0, Scene.wallet(i)).vouchers()).containsExactly(before.get(i));
            }
        }
    }

    @Test
    void aReadSeesWhatWasAnsweredWhereverItLies() {
        try (EmbeddedHost host = open()) {
            Scene.open(host);
            for (int i = 0; i < 2_000; i++) {
                Voucher voucher = Scene.granted(host, i);
                assertThat(host.read(0, Scene.wallet(i)).vouchers()).containsExactly(voucher);
            }
            Scene.await("all is in RocksDB", () -> host.overlaySize() == 0);
            assertThat(host.appliedSeq()).isEqualTo(host.durableSeq());
            assertThat(Scene.holders(Scene.all(host.entities()))).isEqualTo(2_000);
        }
    }

    @Test
    void aDryTillIsFilledWithinTheClaimThatFindsItDry() {
        try (EmbeddedHost host = open()) {
            Scene.open(host, 3);
            for (int i = 0; i < 3; i++) {
                Scene.granted(host, i);
            }
            assertThat(Scene.ask(host, Scene.claim(3)))
                    .isEqualTo(new Outcome.Rejected(Refusal.PRIZE_SOLD_OUT, Outcome.NEVER));
        }
    }

    /** A reply for which nobody waits, or somebody does. */
    private static final class Waiting implements Consumer<Outcome>, Expiring {
        private final boolean isOver;
        private final CompletableFuture<Optional<Outcome>> came = new CompletableFuture<>();

        Waiting(boolean isOver) {
            this.isOver = isOver;
        }

        @Override
        public boolean isOver() {
            return isOver;
        }

        @Override
        public void dropped() {
            came.complete(Optional.empty());
        }

        @Override
        public void accept(Outcome outcome) {
            came.complete(Optional.of(outcome));
        }
    }

    @Test
    void aCommandForWhichNobodyWaitsIsDroppedWhenItsTurnComes() {
        try (EmbeddedHost host = open()) {
            Scene.open(host);
            long before = host.durableSeq();
            Waiting gone = new Waiting(true);
            assertThat(host.submit(Scene.claim(1), gone)).isTrue();
            assertThat(gone.came.join()).isEmpty();
            assertThat(host.durableSeq()).isEqualTo(before);
            assertThat(host.read(0, Scene.wallet(1)).vouchers()).isEmpty();
            Waiting there = new Waiting(false);
            assertThat(host.submit(Scene.claim(1), there)).isTrue();
            assertThat(there.came.join()).get().isInstanceOf(Outcome.Granted.class);
        }
    }

    @Test
    void whileTheDiskStallsNothingIsAnsweredAndHowLongItHasBeenIsKnown() throws Exception {
        Path sign = folder.resolveSibling(folder.getFileName() + ".stall");
        System.setProperty(StallingDisk.PROPERTY, sign.toString());
        try (EmbeddedHost host = open()) {
            Scene.open(host);
            Files.createFile(sign);
            assertThat(host.diskWaitMillis()).isZero();
            Waiting first = new Waiting(false);
            assertThat(host.submit(Scene.claim(1), first)).isTrue();
            Scene.await("the disk stalls", () -> host.diskWaitMillis() > 0);
            long before = host.durableSeq();
            Waiting second = new Waiting(false);
            Waiting over = new Waiting(true);
            assertThat(host.submit(Scene.claim(2), second)).isTrue();
            assertThat(host.submit(Scene.claim(3), over)).isTrue();
            Scene.await("for a while", () -> host.diskWaitMillis() > 100);
            assertThat(host.durableSeq()).isEqualTo(before);
            assertThat(first.came).isNotDone();
            assertThat(host.read(0, Scene.wallet(1)).vouchers()).isEmpty();
            Files.delete(sign);
            assertThat(first.came.join()).get().isInstanceOf(Outcome.Granted.class);
            assertThat(second.came.join()).get().isInstanceOf(Outcome.Granted.class);
            assertThat(over.came.join()).isEmpty();
            Scene.await("nothing is under way", () -> host.diskWaitMillis() == 0);
        } finally {
            System.clearProperty(StallingDisk.PROPERTY);
            Files.deleteIfExists(sign);
        }
    }

    @Test
    void aFullQueueRefusesAndNothingThatWasTakenIsForgotten() throws Exception {
        HostSettings small = Scene.settings(clock).withBounds(8, 4, 100);
        try (EmbeddedHost host = EmbeddedHost.open(folder, small)) {
            Scene.open(host);
            CountDownLatch hold = new CountDownLatch(1);
            CountDownLatch held = new CountDownLatch(1);
            assertThat(
                            host.submit(
                                    Scene.claim(0),
                                    _ -> {
                                        held.countDown();
                                        waitFor(hold);
                                    }))
                    .isTrue();
            held.await();
            AtomicInteger answers = new AtomicInteger();
            int taken = 0;
            while (host.submit(Scene.claim(1 + taken), _ -> answers.incrementAndGet())) {
                taken++;
            }
            assertThat(taken).isEqualTo(8);
            assertThat(host.queueDepth()).isEqualTo(8);
            hold.countDown();
            Scene.await("all are answered", () -> answers.get() == 8);
            assertThat(host.read(0, Scene.wallet(9)).vouchers()).isEmpty();
            Scene.granted(host, 9);
        }
    }

    @Test
    void theOverlayIsBounded() {
        int bound = 64;
        AtomicInteger most = new AtomicInteger();
        AtomicInteger answers = new AtomicInteger();
        HostSettings small = Scene.settings(clock).withBounds(4_096, 32, bound);
        try (EmbeddedHost host = EmbeddedHost.open(folder, small)) {
            Scene.open(host);
            for (int i = 0; i < 5_000; i++) {
                while (!host.submit(
                        Scene.claim(i),
                        _ -> {
                            most.accumulateAndGet(host.overlaySize(), Math::max);
                            answers.incrementAndGet();
                        })) {
                    Thread.onSpinWait();
                }
            }
            Scene.await("all are answered", () -> answers.get() == 5_000);
        }
        assertThat(most.get()).isBetween(1, bound);
    }

    @Test
    void closingAnswersEverythingThatWasTaken() {
        AtomicInteger answers = new AtomicInteger();
        EmbeddedHost host = open();
        Scene.open(host);
        int taken = 0;
        for (int i = 0; i < 3_000; i++) {
            taken += host.submit(Scene.claim(i), _ -> answers.incrementAndGet()) ? 1 : 0;
        }
        host.close();
        assertThat(answers.get()).isEqualTo(taken);
        assertThat(host.submit(Scene.claim(1), _ -> answers.incrementAndGet())).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> host.read(0, Scene.wallet(1)))
                .withMessage("the host is closed");
        host.close();
        try (EmbeddedHost again = open()) {
            assertThat(Scene.holders(Scene.all(again.entities()))).isEqualTo(taken);
            assertThat(again.recovery().entriesFolded()).isZero();
        }
    }

    @Test
    void timersThatFellDueWhileTheHostWasDownRunAfterReopening() {
        try (EmbeddedHost host = open()) {
            Scene.open(host);
            for (int i = 0; i < 600; i++) {
                Scene.granted(host, i);
            }
        }
        clock.addAndGet(2 * Scene.DAY_MILLIS);
        try (EmbeddedHost host = open()) {
            Scene.await("every card has expired", () -> isExpired(host, 0) && isExpired(host, 599));
            for (int i = 0; i < 600; i++) {
                int number = i;
                Scene.await("card " + i + " has expired", () -> isExpired(host, number));
            }
        }
    }

    @Test
    void aTimerThatNoLongerHoldsIsDropped() throws Exception {
        try (EmbeddedHost host = open()) {
            Scene.open(host);
            Voucher voucher = Scene.granted(host, 1);
            Scene.ask(host, hold(voucher, 1_000));
            Scene.ask(
                    host,
                    new Command.ReleaseVoucher(
                            Scene.user(1), Scene.CAMPAIGN, voucher.id(), "quote"));
            Scene.ask(host, hold(voucher, 900));
            // The timer for 1,000 is stale: the wallet waits for 900.
            clock.addAndGet(5_000);
            Scene.await(
                    "the hold has lapsed",
                    () ->
                            host.read(0, Scene.wallet(1)).vouchers().getFirst().state()
                                    instanceof VoucherState.Issued);
            assertThat(timers(host)).hasSizeGreaterThan(1);
            clock.addAndGet(3 * Scene.DAY_MILLIS);
            Scene.await("the card has expired", () -> isExpired(host, 1));
            Scene.await("no timer is left", () -> timers(host).isEmpty());
        }
    }

    private static List<Timer> timers(EmbeddedHost host) {
        return host.timers(10).stream()
                .filter(timer -> timer.entity() instanceof EntityKey.OfWallet)
                .toList();
    }

    private Command.HoldVoucher hold(Voucher voucher, long millis) {
        return new Command.HoldVoucher(
                Scene.user(1), Scene.CAMPAIGN, voucher.id(), "quote", clock.get() + millis);
    }

    private static boolean isExpired(EmbeddedHost host, int number) {
        Wallet wallet = host.read(0, Scene.wallet(number));
        return wallet.vouchers().getFirst().state() instanceof VoucherState.Expired;
    }

    @Test
    void timeNeverGoesBack() {
        Voucher first;
        try (EmbeddedHost host = open()) {
            Scene.open(host);
            first = Scene.granted(host, 1);
            clock.addAndGet(-500);
            assertThat(Scene.granted(host, 2).issuedAtMillis()).isEqualTo(first.issuedAtMillis());
        }
        try (EmbeddedHost host = open()) {
            assertThat(Scene.granted(host, 3).issuedAtMillis()).isEqualTo(first.issuedAtMillis());
        }
    }

    /** A batch that was begun before midnight may reach the disk after it. */
    @Test
    void whatIsSettledIsOnDiskAndNothingComesBeforeIt() throws Exception {
        SlowDisk disk = new SlowDisk();
        HostSettings settings = Scene.settings(clock);
        OpenParts parts =
                OpenParts.open(
                        folder, settings, new SegmentJournal.Settings(0, 1, 256L << 20, disk));
        EmbeddedHost host = EmbeddedHost.start(parts, settings);
        try (host) {
            Scene.open(host);
            disk.hold();
            assertThat(host.submit(Scene.claim(1), _ -> {})).isTrue();
            disk.awaitHeld();
            long before = clock.getAndAdd(HOUR_MILLIS);
            long durableSeq = host.durableSeq();
            List<Long> seen = new ArrayList<>();
            Thread settling =
                    new Thread(() -> {
                        seen.add(host.settledMillis().orElseThrow());
                        seen.add(host.durableSeq());
                    });
            settling.start();
            Scene.await(
                    "it waits, or is through",
                    () ->
                            settling.getState() == Thread.State.WAITING
                                    || settling.getState() == Thread.State.TERMINATED);
            disk.release();
            settling.join();
            assertThat(seen.getFirst()).isEqualTo(before + HOUR_MILLIS);
            assertThat(seen.getLast()).isGreaterThan(durableSeq);
            assertThat(host.read(0, Scene.wallet(1)).vouchers().getFirst().issuedAtMillis())
                    .isEqualTo(before);
            clock.set(before);
            assertThat(Scene.granted(host, 2).issuedAtMillis())
                    .isGreaterThanOrEqualTo(seen.getFirst());
        }
        assertThat(host.settledMillis()).isEmpty();
    }

    @Test
    void aReplyThatThrowsHarmsNobodyElse() {
        try (EmbeddedHost host = open()) {
            Scene.open(host);
            assertThat(
                            host.submit(
                                    Scene.claim(1),
                                    _ -> {
                                        throw new IllegalArgumentException("broken on purpose");
                                    }))
                    .isTrue();
            Scene.granted(host, 2);
            assertThat(host.read(0, Scene.wallet(1)).vouchers()).hasSize(1);
        }
    }

    @Test
    void onlyTheHostSubmitsTimers() {
        try (EmbeddedHost host = open()) {
            assertThatThrownBy(() ->
                            host.submit(
                                    new Command.RunTimer(new Timer(Scene.wallet(1), 1)), _ -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("timers and messages are submitted by the host only");
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
