package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.EntityKey;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import io.hongbao.core.wallet.Wallet;
import io.hongbao.journal.EntityCodec;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class RecentWalletsTest {
    private static final int SMALL = 8 << 20;

    private final RecentWallets recent = new RecentWallets(SMALL);

    @Test
    void whatIsFoundIsTheNewestAndWhatWasPutLastIsFound() {
        SplittableRandom random = new SplittableRandom(11);
        int people = 200_000;
        int[] newest = new int[people];
        int recently = 0;
        int found = 0;
        for (int version = 1; version <= 600_000; version++) {
            int person = random.nextInt(people);
            newest[person] = version;
            put(person, version, random.nextInt(120));
            int other = random.nextInt(people);
            if (newest[other] == 0) {
                assertThat(recent.get(Scene.wallet(other))).isNull();
            } else {
                Wallet wallet = recent.get(Scene.wallet(other));
                boolean isRecent = version - newest[other] < 20_000;
                recently += isRecent ? 1 : 0;
                if (wallet != null) {
                    assertThat(wallet.user()).isEqualTo(Scene.user(other));
                    assertThat(wallet.timerAtMillis()).isEqualTo(newest[other]);
                    found += isRecent ? 1 : 0;
                }
            }
        }
        assertThat(recently).isGreaterThan(10_000);
        assertThat(found).isGreaterThan(recently * 99 / 100);
    }

    @Test
    void aRowThatIsTooLongLeavesNoOlderOneBehind() {
        put(1, 1, 10);
        put(2, 1, 10);
        assertThat(recent.get(Scene.wallet(1))).isNotNull();
        put(1, 2, RecentWallets.LONGEST_ROW_BYTES);
        assertThat(recent.get(Scene.wallet(1))).isNull();
        assertThat(recent.get(Scene.wallet(2))).isNotNull();
        put(1, 3, 10);
        assertThat(recent.get(Scene.wallet(1))).extracting(Wallet::timerAtMillis).isEqualTo(3L);
    }

    @Test
    void peopleWhoDifferInOneHalfOnlyAreNotMixedUp() {
        UserId one = new UserId(5, 6);
        UserId other = new UserId(5, 7);
        recent.put(one, EntityCodec.encode(new Wallet(one, List.of(), 1)));
        assertThat(recent.get(new EntityKey.OfWallet(other))).isNull();
        recent.put(other, EntityCodec.encode(new Wallet(other, List.of(), 2)));
        assertThat(recent.get(new EntityKey.OfWallet(one)))
                .extracting(Wallet::timerAtMillis)
                .isEqualTo(1L);
        assertThat(recent.get(new EntityKey.OfWallet(other)))
                .extracting(Wallet::timerAtMillis)
                .isEqualTo(2L);
    }

    /** Readers look while the ring goes round under them: never a torn row, never one step back. */
    @Test
    void readersNeverSeeAnOlderRowOrHalfOfOne() {
        int people = 64;
        int rounds = 8_000;
        AtomicIntegerArray atLeast = new AtomicIntegerArray(people);
        CompletableFuture<Long> reader =
                CompletableFuture.supplyAsync(() -> {
                    SplittableRandom random = new SplittableRandom(3);
                    long seen = 0;
                    while (atLeast.get(people - 1) < rounds) {
                        int person = random.nextInt(people);
                        int before = atLeast.get(person);
                        Wallet wallet = recent.get(Scene.wallet(person));
                        if (wallet != null) {
                            int version = (int) wallet.timerAtMillis();
                            assertThat(version).isGreaterThanOrEqualTo(before);
                            assertThat(wallet.vouchers().getFirst().key())
                                    .isEqualTo(key(version, version % 3_000));
                            seen++;
                        }
                    }
                    return seen;
                });
        for (int version = 1; version <= rounds; version++) {
            for (int person = 0; person < people; person++) {
                put(person, version, version % 3_000);
                atLeast.set(person, version);
            }
        }
        assertThat(reader.join()).isPositive();
    }

    private void put(int person, int version, int keyLength) {
        Voucher voucher =
                new Voucher(
                        person,
                        "spring",
                        "w",
                        "tea",
                        EarnedBy.CLAIM_ONCE,
                        100,
                        100,
                        -1,
                        1,
                        1,
                        0,
                        VoucherState.Issued.INSTANCE,
                        key(version, keyLength),
                        "",
                        List.of());
        UserId user = Scene.user(person);
        recent.put(user, EntityCodec.encode(new Wallet(user, List.of(voucher), version)));
    }

    private static String key(int version, int length) {
        return Character.toString('a' + version % 26).repeat(length);
    }
}
