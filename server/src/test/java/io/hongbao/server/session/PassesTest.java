package io.hongbao.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.core.UserId;
import io.hongbao.server.edge.PlaceMark;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassesTest {

    private static final long NOW = 1_770_343_200_000L;

    @TempDir private Path folder;

    private PassKeys keys;
    private Passes passes;

    @BeforeEach
    void open() {
        keys = PassKeys.in(folder.resolve("pass-keys"), NOW);
        passes = new Passes(keys, Revocations.in(folder.resolve("revocations"), NOW));
    }

    private static Pass pass(long issuedAtMillis) {
        return pass(issuedAtMillis, issuedAtMillis + Pass.LIFE_MILLIS);
    }

    private static Pass pass(long issuedAtMillis, long expiresAtMillis) {
        return new Pass(
                new UserId(-5, 7),
                "lny2026",
                2,
                3,
                99,
                issuedAtMillis,
                expiresAtMillis,
                true,
                "CN-31",
                "6.2.0");
    }

    private static void assertRefused(ProblemCode code, ThrowingCallable use) {
        assertThatThrownBy(use)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }

    @Test
    void readsWhatItSigned() {
        assertThat(passes.verify(passes.sign(pass(NOW)), NOW)).isEqualTo(pass(NOW));
    }

    @Test
    void whetherThereIsAPlaceIsSeenInTheTextAlone() {
        for (long place : new long[] {1, 63, 64, 1L << 40, Long.MAX_VALUE, Pass.BYPASS}) {
            for (int opening : new int[] {1, 1 << 30}) {
                Pass placed = pass(NOW).placed(opening, place, 5, NOW);
                assertThat(PlaceMark.isIn("Bearer " + passes.sign(placed))).isTrue();
            }
        }
        String unplaced = passes.sign(pass(NOW).placed(9, Pass.NO_PLACE, -1, NOW));
        assertThat(PlaceMark.isIn("Bearer " + unplaced)).isFalse();
        assertThat(PlaceMark.isIn("bearer " + passes.sign(pass(NOW)))).isTrue();
        assertThat(PlaceMark.isIn(passes.sign(pass(NOW)))).isFalse();
        for (String none :
                List.of("", "Bearer", "Bearer v1.", "Bearer v1.k.AAAA", "Bearer hbk_1")) {
            assertThat(PlaceMark.isIn(none)).isFalse();
        }
    }

    @Test
    void refusesAnyChangedCharacter() {
        String token = passes.sign(pass(NOW));
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertRefused(ProblemCode.PASS_INVALID, () -> passes.verify(changed, NOW));
            String shorter = token.substring(0, i);
            assertRefused(ProblemCode.PASS_INVALID, () -> passes.verify(shorter, NOW));
        }
    }

    @Test
    void refusesAnExpiredOneToTheMillisecond() {
        String token = passes.sign(pass(NOW));
        assertThat(passes.verify(token, NOW + Pass.LIFE_MILLIS - 1).campaign())
                .isEqualTo("lny2026");
        assertRefused(ProblemCode.PASS_EXPIRED, () -> passes.verify(token, NOW + Pass.LIFE_MILLIS));
    }

    @Test
    void aKeyVerifiesAsLongAsItsPassesLiveAndNoLonger() {
        String old = passes.sign(pass(NOW));
        keys.rotate(NOW + 1);
        assertThat(passes.verify(old, NOW + 1).serial()).isEqualTo(99);
        PassKeys soon = PassKeys.in(folder.resolve("pass-keys"), NOW + Pass.LIFE_MILLIS);
        assertThat(soon.size()).isEqualTo(2);
        PassKeys later = PassKeys.in(folder.resolve("pass-keys"), NOW + 2 + Pass.LIFE_MILLIS);
        assertThat(later.size()).isEqualTo(1);
    }

    /** Whoever has a key can write any times into a pass. */
    @Test
    void aKeyThatLeakedIsGoodForNothingThatItCanNotHaveSigned() {
        Passes forger =
                new Passes(
                        PassKeys.in(folder.resolve("pass-keys"), NOW),
                        Revocations.in(folder.resolve("theirs"), NOW));
        String inTime = forger.sign(pass(NOW));
        String tooLate = forger.sign(pass(NOW + 60_000));
        String tooLong = forger.sign(pass(NOW, Long.MAX_VALUE));
        String overflowing = forger.sign(pass(-1, Long.MAX_VALUE));
        assertRefused(ProblemCode.PASS_INVALID, () -> passes.verify(tooLong, NOW));
        assertRefused(ProblemCode.PASS_INVALID, () -> passes.verify(overflowing, NOW));
        keys.rotate(NOW + 1);
        assertThat(passes.verify(inTime, NOW + 60_000).serial()).isEqualTo(99);
        assertRefused(ProblemCode.PASS_INVALID, () -> passes.verify(tooLate, NOW + 60_000));
        assertRefused(
                ProblemCode.PASS_EXPIRED, () -> passes.verify(inTime, NOW + Pass.LIFE_MILLIS));
    }

    @Test
    void replacedKeysVerifyNothing() {
        String old = passes.sign(pass(NOW));
        keys.replace();
        assertRefused(ProblemCode.PASS_INVALID, () -> passes.verify(old, NOW));
        String fresh = passes.sign(pass(NOW));
        assertThat(passes.verify(fresh, NOW).serial()).isEqualTo(99);
        keys = PassKeys.in(folder.resolve("pass-keys"), NOW);
        assertThat(keys.size()).isEqualTo(1);
        Passes later = new Passes(keys, Revocations.in(folder.resolve("more"), NOW));
        assertThat(later.verify(fresh, NOW).serial()).isEqualTo(99);
    }

    @Test
    void revocationsOutliveARestartAndEndWithThePasses() {
        String token = passes.sign(pass(NOW));
        Revocations first = Revocations.in(folder.resolve("others"), NOW);
        first.revokeAll(new UserId(-5, 7), NOW + 5);
        first.close();
        Revocations second = Revocations.in(folder.resolve("others"), NOW + 10);
        assertRefused(
                ProblemCode.PASS_REVOKED, () -> new Passes(keys, second).verify(token, NOW + 10));
        assertThat(new Passes(keys, second).verify(passes.sign(pass(NOW + 6)), NOW + 10).serial())
                .isEqualTo(99);
        second.close();
        assertThat(Revocations.in(folder.resolve("others"), NOW + 6 + Pass.LIFE_MILLIS).size())
                .isZero();
    }

    @Test
    void onlyTheOwnerCanReadTheKeys() throws IOException {
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("pass-keys"))))
                .isEqualTo("rw-------");
    }
}
