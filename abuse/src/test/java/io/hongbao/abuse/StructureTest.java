package io.hongbao.abuse;

import static io.hongbao.abuse.Play.DAY;
import static io.hongbao.abuse.Play.HOUR;
import static io.hongbao.abuse.Play.MINUTE;
import static io.hongbao.abuse.Play.START;
import static io.hongbao.abuse.Play.has;
import static io.hongbao.abuse.Play.old;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rings that share no device: what their times, and that they do nothing else, say of them. */
final class StructureTest {
    private static final long LATER = START + 3 * DAY;

    private final Play play = new Play();
    private final SplittableRandom dice = new SplittableRandom(5);

    /** Pairs of people, of whom so many in ten order soon after. */
    private void ordinary(int ordering) {
        for (int i = 0; i < 800; i++) {
            long at = START + i * MINUTE / 2;
            play.accept(at, old("host" + i, "", "hd" + i), old("guest" + i, "", "gd" + i));
            if (i % 10 < ordering) {
                order(at, "guest" + i);
            }
        }
    }

    private void order(long at, String person) {
        play.scorer().ordered(new FirstOrder(person, at + HOUR, "o", ""));
    }

    private static Party member(int i, String network) {
        return old("m" + i, network, "d" + i);
    }

    /** Everybody takes somebody's code within two hours; so many in ten order. */
    private List<Verdict> woven(int people, int ordering) {
        long from = START + DAY;
        for (int i = 0; i < people; i++) {
            int other = (i + 1 + dice.nextInt(people - 1)) % people;
            long at = from + i * 2L * HOUR / people;
            play.accept(at, member(other, ""), member(i, ""));
            if (i % 10 < ordering) {
                order(at, "m" + i);
            }
        }
        return ofMembers();
    }

    private List<Verdict> ofMembers() {
        return play.reconsidered(LATER).stream()
                .filter(one -> one.acceptance().friend().person().startsWith("m"))
                .toList();
    }

    private static long held(List<Verdict> verdicts) {
        return verdicts.stream().filter(one -> one.decision() == Decision.HOLD).count();
    }

    @Test
    void aRingThatTakesItsOwnCodesAndNeverOrdersIsHeld() {
        ordinary(5);
        List<Verdict> verdicts = woven(100, 0);
        assertThat(held(verdicts)).isGreaterThan(80);
        assertThat(verdicts).anyMatch(one -> has(one, ReasonKind.RING_WOVEN));
    }

    @Test
    void aChatGroupThatOrdersAsOthersDoPasses() {
        ordinary(5);
        assertThat(held(woven(100, 5))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void whereOrdersSayNothingAChatGroupPasses(int ordering) {
        ordinary(ordering);
        assertThat(held(woven(100, 0))).isZero();
    }

    /** The invites of a star come first, and then the star takes one: nobody is woven by that. */
    @Test
    void aStarWhoAcceptsAfterTheirFollowersIsOneInviter() {
        ordinary(5);
        for (int i = 1; i < 60; i++) {
            play.accept(START + DAY + i * MINUTE, member(0, ""), member(i, ""));
        }
        play.accept(START + DAY + 2 * HOUR, member(99, ""), member(0, ""));
        assertThat(ofMembers()).noneMatch(one -> has(one, ReasonKind.RING_WOVEN));
    }

    @ParameterizedTest
    @CsvSource({"60, 120, true", "16, 120, false", "60, 1200, false"})
    void aLongChainThatIsHandedOnAtOnceIsHeld(int people, int seconds, boolean isHeld) {
        for (int i = 1; i < people; i++) {
            play.accept(START + (long) i * seconds * 1_000, member(i - 1, ""), member(i, ""));
        }
        List<Verdict> verdicts = ofMembers();
        assertThat(held(verdicts)).isEqualTo(isHeld ? verdicts.size() : 0);
    }

    /** A shorter chain is held when nobody in it ordered, though others do. */
    @ParameterizedTest
    @CsvSource({"0, true", "5, false"})
    void aShorterChainIsToldByWhetherItOrders(int ordering, boolean isHeld) {
        ordinary(5);
        for (int i = 1; i < 26; i++) {
            long at = START + DAY + i * 120_000L;
            play.accept(at, member(i - 1, ""), member(i, ""));
            if (i % 10 < ordering) {
                order(at, "m" + i);
            }
        }
        List<Verdict> verdicts = ofMembers();
        assertThat(held(verdicts)).isEqualTo(isHeld ? verdicts.size() : 0);
    }

    /** A network of its own, old accounts, a device each: an office orders, one hand does not. */
    @ParameterizedTest
    @CsvSource({"0, true", "4, false"})
    void aNetworkOfItsOwnIsToldByWhetherItOrders(int ordering, boolean isHeld) {
        ordinary(5);
        for (int i = 1; i < 80; i++) {
            long at = START + DAY + i * MINUTE;
            play.accept(at, member(dice.nextInt(i), "office"), member(i, "office"));
            if (i % 10 < ordering) {
                order(at, "m" + i);
            }
        }
        List<Verdict> verdicts = ofMembers();
        assertThat(held(verdicts)).isEqualTo(isHeld ? verdicts.size() : 0);
        assertThat(verdicts.stream().anyMatch(one -> has(one, ReasonKind.RING_IDLE)))
                .isEqualTo(isHeld);
    }

    /** What is forgotten before its day is over counts neither way. */
    @Test
    void acceptancesThatAreForgottenAreNotCounted() {
        Scorer small = new Scorer(ScoreRules.USUAL, new Bounds(100_000, 300));
        for (int i = 0; i < 2_000; i++) {
            long at = START + i * 1_000L;
            Verdict _ =
                    small.score(
                            new Acceptance(
                                    at,
                                    old("host" + i, ""),
                                    old("guest" + i, ""),
                                    Form.LINK,
                                    "wechat",
                                    0));
            small.ordered(new FirstOrder("guest" + i, at + MINUTE, "o", ""));
        }
        for (int i = 0; i < 100; i++) {
            int other = (i + 1 + dice.nextInt(99)) % 100;
            Verdict _ =
                    small.score(
                            new Acceptance(
                                    START + DAY + i * MINUTE,
                                    member(other, ""),
                                    member(i, ""),
                                    Form.LINK,
                                    "wechat",
                                    0));
        }
        assertThat(small.reconsider(START, LATER))
                .as("of 300 that are known nobody can say how many order")
                .isEmpty();
    }
}
