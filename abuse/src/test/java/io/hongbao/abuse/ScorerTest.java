package io.hongbao.abuse;

import static io.hongbao.abuse.Play.DAY;
import static io.hongbao.abuse.Play.HOUR;
import static io.hongbao.abuse.Play.MINUTE;
import static io.hongbao.abuse.Play.START;
import static io.hongbao.abuse.Play.has;
import static io.hongbao.abuse.Play.in;
import static io.hongbao.abuse.Play.made;
import static io.hongbao.abuse.Play.old;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the scorer holds, and whom it does not. */
final class ScorerTest {
    private static final List<String> CHANNELS = List.of("wechat", "weibo", "sms", "qq");
    private final Play play = new Play();

    /** On one phone, on two, on one each: within five minutes, and all accounts are new. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void aHouseholdOfSixIsAccepted(int devices) {
        List<Party> family = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            long at = START + i * MINUTE;
            String own = "d" + i % devices;
            family.add(in("home", made(at - MINUTE, "p" + i, "n", own)));
            if (i > 0) {
                play.accept(at, family.get(i % 2 == 0 ? 0 : i - 1), family.get(i));
            }
        }
        // Whoever began accepts an invite too.
        play.accept(START + 6 * MINUTE, family.get(3), family.getFirst());
        assertThat(play.verdicts()).allMatch(verdict -> verdict.decision() == Decision.PASS);
        assertThat(play.reconsidered(START + DAY))
                .allMatch(verdict -> verdict.decision() == Decision.PASS);
    }

    /** Where no home is known, six on several devices are a household all the same. */
    @Test
    void aHouseholdOfSixNeedsNoAddressToBeAccepted() {
        for (int i = 1; i < 6; i++) {
            play.accept(
                    START + i * MINUTE,
                    old("p0", "n", "d0", "tablet"),
                    made(START, "p" + i, "n", "d" + i % 3, "tablet"));
        }
        assertThat(play.reconsidered(START + DAY))
                .allMatch(verdict -> verdict.decision() == Decision.PASS)
                .allMatch(verdict -> has(verdict, ReasonKind.SAME_DEVICE));
    }

    /**
     * 200 accounts in a circle, on 25 devices and four networks; the first of them pass at first.
     */
    @Test
    void aRingOf200IsHeld() {
        ring(200, 25);
        List<Verdict> latest = play.reconsidered(START + DAY);
        assertThat(latest).hasSize(200).allMatch(v -> v.holdsInviter() && v.holdsFriend());
        assertThat(latest.getLast().reasons())
                .extracting(Reason::kind)
                .contains(ReasonKind.RING_DEVICES);
    }

    /** Each with a device of its own: then it is networks that nobody else uses. */
    @Test
    void aRingOf200WithADeviceEachIsHeld() {
        ring(200, 200);
        assertThat(play.reconsidered(START + DAY))
                .hasSize(200)
                .allMatch(v -> v.holdsInviter() && v.holdsFriend())
                .allMatch(v -> !has(v, ReasonKind.RING_DEVICES));
    }

    private void ring(int size, int devices) {
        for (int i = 0; i < size; i++) {
            long at = START + i * 40_000L;
            play.accept(
                    at,
                    made(at - 70_000, "r" + i, "n" + i % 4, "d" + i % devices),
                    made(
                            at - 30_000,
                            "r" + (i + 1) % size,
                            "n" + (i + 1) % size % 4,
                            "d" + (i + 1) % size % devices));
        }
    }

    /** A ring on few devices whose accounts were bought, years old: its devices tell. */
    @Test
    void aRingOfOldAccountsOnFewDevicesIsHeld() {
        for (int i = 1; i < 40; i++) {
            play.accept(
                    START + i * 10L * MINUTE,
                    old("r" + (i - 1) / 2, "n", "d" + (i - 1) / 2 % 8),
                    old("r" + i, "n", "d" + i % 8));
        }
        assertThat(play.reconsidered(START + DAY)).allMatch(v -> v.holdsInviter());
    }

    /** Old accounts, a device each, on three networks that nobody else uses, in no regular way. */
    @Test
    void aRingOfOldAccountsThatMixesItsNetworksIsHeld() {
        for (int i = 1; i < 90; i++) {
            int by = earlier(i);
            play.accept(
                    START + i * 50_000L,
                    old("r" + by, "n" + earlier(by + 500) % 3, "d" + by),
                    old("r" + i, "n" + earlier(i + 500) % 3, "d" + i));
        }
        assertThat(play.reconsidered(START + DAY))
                .allMatch(v -> v.holdsInviter() && v.holdsFriend())
                .allMatch(v -> has(v, ReasonKind.RING_SPREAD));
    }

    @Test
    void moreAccountsOnAPhoneThanAHouseholdHasAreHeld() {
        Party main = old("me", "n", "phone");
        for (int i = 1; i <= 6; i++) {
            long at = START + i * MINUTE;
            play.accept(at, main, made(at - MINUTE, "me" + i, "n", "phone"));
        }
        assertThat(play.verdicts())
                .extracting(Verdict::decision)
                .containsExactly(
                        Decision.PASS,
                        Decision.PASS,
                        Decision.PASS,
                        Decision.PASS,
                        Decision.PASS,
                        Decision.HOLD);
        assertThat(play.reconsidered(START + DAY))
                .allMatch(verdict -> verdict.decision() == Decision.HOLD);
    }

    /**
     * All accounts just made, no home known, friends outside, and whoever began accepts one too.
     */
    @Test
    void sixOnOnePhoneAreAFamily() {
        List<Party> family = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            long at = START + i * MINUTE;
            family.add(made(at - MINUTE, "p" + i, "n", "phone"));
            if (i > 0) {
                play.accept(at, family.getFirst(), family.get(i));
            }
        }
        play.accept(START + 6 * MINUTE, family.get(3), family.getFirst());
        for (int i = 0; i < 6; i++) {
            long at = START + HOUR + i * MINUTE;
            play.accept(at, family.get(i % 2), made(at - MINUTE, "f" + i, "m" + i, "d" + i));
        }
        assertThat(play.verdicts()).allMatch(verdict -> verdict.decision() == Decision.PASS);
        assertThat(play.reconsidered(START + DAY))
                .allMatch(verdict -> verdict.decision() == Decision.PASS);
    }

    /** Old accounts, a device and a network each: but everybody accepts from several. */
    @Test
    void aRingThatAcceptsEachOtherManyTimesIsHeld() {
        for (int i = 0; i < 4 * 80; i++) {
            int friend = i % 80;
            int by = (friend + 1 + i / 80 * 7) % 80;
            play.accept(
                    START + i * MINUTE,
                    old("r" + by, "n" + by, "d" + by),
                    old("r" + friend, "n" + friend, "d" + friend));
        }
        assertThat(play.reconsidered(START + DAY))
                .hasSize(320)
                .filteredOn(v -> v.holdsInviter() && v.holdsFriend())
                .hasSizeGreaterThan(300)
                .allMatch(verdict -> has(verdict, ReasonKind.RING_DENSE));
    }

    /** Made in one morning for it, and then a device and a network of its own. */
    @Test
    void aRingOfYoungAccountsOnOneNetworkIsHeld() {
        for (int i = 1; i < 200; i++) {
            int by = earlier(i);
            play.accept(
                    START + i * 40_000L,
                    made(START - 2 * HOUR, "r" + by, "n", "d" + by),
                    made(START - 2 * HOUR, "r" + i, "n", "d" + i));
        }
        assertThat(play.reconsidered(START + DAY))
                .allMatch(v -> v.holdsInviter() && v.holdsFriend())
                .allMatch(verdict -> has(verdict, ReasonKind.RING_YOUNG));
    }

    /** Who buys friends from a farm is held, though their own phone is clean. */
    @Test
    void whoInvitesAFarmIsHeldWithIt() {
        Party customer = old("customer", "home", "clean");
        for (int i = 0; i < 20; i++) {
            long at = START + i * 5L * MINUTE;
            play.accept(at, customer, old("f" + i, "farm", "d" + i % 2));
        }
        assertThat(play.reconsidered(START + DAY))
                .allMatch(verdict -> verdict.holdsInviter() && verdict.holdsFriend());
    }

    /** Hundreds of strangers within an hour: new, through one channel, in no hurry to order. */
    @Test
    void anInfluencerPasses() {
        others(600);
        Party star = old("star", "studio", "d-star");
        for (int i = 0; i < 400; i++) {
            long at = START + i * 9_000L;
            String network = i % 2 == 0 ? "carrier" + i % 6 : "home" + i;
            play.accept(
                    at,
                    star,
                    made(at - 3 * MINUTE, "fan" + i, network, "d" + i),
                    Form.LINK,
                    i % 5 == 0 ? "wechat" : "weibo",
                    0);
            if (i % 4 == 0) {
                play.scorer()
                        .ordered(new FirstOrder("fan" + i, at + (i + 30) * MINUTE, "o" + i, ""));
            }
        }
        assertThat(play.verdicts()).anyMatch(verdict -> has(verdict, ReasonKind.VELOCITY_MINUTE));
        assertThat(play.reconsidered(START + 2 * DAY))
                .allMatch(verdict -> verdict.decision() == Decision.PASS);
    }

    /** The same numbers, but typed codes from everywhere, and everybody orders within minutes. */
    @Test
    void aResellerIsHeldAndTheBuyersAreNot() {
        Party seller = old("seller", "carrier1", "d-seller");
        for (int i = 0; i < 20; i++) {
            long at = START + i * MINUTE;
            play.accept(
                    at,
                    seller,
                    made(at - MINUTE, "buyer" + i, "home" + i, "d" + i),
                    Form.CODE,
                    CHANNELS.get(i % 4),
                    0);
            play.scorer().ordered(new FirstOrder("buyer" + i, at + 6 * MINUTE, "o" + i, "a" + i));
        }
        assertThat(play.reconsidered(START + DAY))
                .allMatch(verdict -> verdict.holdsInviter() && !verdict.holdsFriend());
    }

    /** All orders at one outlet are that outlet's promotion, not a sale of codes. */
    @Test
    void anOutletsOwnPromotionPasses() {
        Party waiter = old("waiter", "shop", "d-waiter");
        for (int i = 0; i < 20; i++) {
            long at = START + i * 10L * MINUTE;
            play.accept(
                    at,
                    waiter,
                    made(at - MINUTE, "guest" + i, "home" + i, "d" + i),
                    Form.POSTER,
                    "poster",
                    0);
            play.scorer().ordered(new FirstOrder("guest" + i, at + 5 * MINUTE, "o1", ""));
        }
        assertThat(play.reconsidered(START + DAY))
                .allMatch(verdict -> verdict.decision() == Decision.PASS);
    }

    /** 300 people behind one network; 150 of them invite each other within two hours. */
    @Test
    void aDormitoryPasses() {
        for (int i = 0; i < 300; i++) {
            play.scorer().seen(old("s" + i, "campus", "d" + i));
        }
        for (int i = 1; i < 150; i++) {
            play.accept(
                    START + i * 48_000L,
                    old("s" + i / 3, "campus", "d" + i / 3),
                    old("s" + i, "campus", "d" + i));
        }
        assertThat(play.reconsidered(START + DAY))
                .allMatch(verdict -> verdict.decision() == Decision.PASS);
    }

    /** Also where everybody takes part, as long as they have come one by one over the months. */
    @Test
    void aWholeDormitoryPasses() {
        for (int i = 1; i < 200; i++) {
            int by = earlier(i);
            play.accept(
                    START + i * 48_000L,
                    old("s" + by, "campus", "d" + by),
                    old("s" + i, "campus", "d" + i));
        }
        assertThat(play.reconsidered(START + DAY))
                .allMatch(verdict -> verdict.decision() == Decision.PASS)
                .anyMatch(verdict -> has(verdict, ReasonKind.RING_PLACE));
    }

    /** Thousands share a mobile network's prefix: that is no reason at all. */
    @Test
    void aCarriersNetworkIsNoReason() {
        for (int i = 0; i < 3_000; i++) {
            play.scorer().seen(old("m" + i, "carrier", "d" + i));
        }
        for (int i = 1; i < 3_000; i++) {
            int by = earlier(i);
            play.accept(
                    START + i * 1_000L,
                    old("m" + by, "carrier", "d" + by),
                    old("m" + i, "carrier", "d" + i));
        }
        assertThat(play.reconsidered(START + DAY))
                .allMatch(v -> !has(v, ReasonKind.RING_PLACE) && v.decision() == Decision.PASS);
    }

    /** Guests at a shop's tablet have nothing in common but it. */
    @Test
    void guestsAtAShopsTabletPass() {
        for (int i = 0; i < 30; i++) {
            play.accept(
                    START + i * 20L * MINUTE,
                    old("inviter" + i, "home" + i, "d" + i),
                    old("guest" + i, "shop", "tablet", "own" + i));
        }
        assertThat(play.reconsidered(START + DAY))
                .allMatch(verdict -> verdict.decision() == Decision.PASS);
    }

    /** A real friend of somebody on a farm's devices does not answer for the farm. */
    @Test
    void aFarmersFriendPasses() {
        for (int i = 1; i < 20; i++) {
            play.accept(START + i * MINUTE, old("f0", "farm", "d0"), old("f" + i, "farm", "d0"));
        }
        Verdict verdict =
                play.accept(
                        START + HOUR, old("f3", "farm", "d0"), old("friend", "elsewhere", "own"));
        assertThat(verdict.holdsInviter()).isTrue();
        assertThat(verdict.holdsFriend()).isFalse();
        assertThat(verdict.friendScore()).isZero();
    }

    @Test
    void manyWrongCodesBeforeHoldTheFriendOnly() {
        Verdict verdict =
                play.accept(
                        START, old("a", "n1", "d1"), old("b", "n2", "d2"), Form.CODE, "wechat", 12);
        assertThat(verdict.holdsFriend()).isTrue();
        assertThat(verdict.holdsInviter()).isFalse();
        assertThat(verdict.reasons().getFirst().kind()).isEqualTo(ReasonKind.GUESSING);
        assertThat(verdict.reasons().getFirst().en()).isEqualTo("12 wrong codes were tried before");
        assertThat(verdict.reasons().getFirst().zh()).contains("12");
        assertThat(
                        play.accept(
                                        START,
                                        old("c", "n3", "d3"),
                                        old("d", "n4", "d4"),
                                        Form.CODE,
                                        "wechat",
                                        4)
                                .reasons())
                .isEmpty();
    }

    @Test
    void aCycleIsNamed() {
        play.accept(START, old("a", "n1", "d1"), old("b", "n2", "d2"));
        play.accept(START + HOUR, old("b", "n2", "d2"), old("c", "n3", "d3"));
        Verdict verdict = play.accept(START + DAY, old("c", "n3", "d3"), old("a", "n1", "d1"));
        assertThat(verdict.reasons()).containsExactly(reason(ReasonKind.CYCLE, 5, 3));
        assertThat(verdict.decision()).isEqualTo(Decision.PASS);
    }

    private static Reason reason(ReasonKind kind, int weight, long figure) {
        return new Reason(kind, weight, Side.BOTH, figure, 0);
    }

    /** What is found late is answered once, when it changes, and stays. */
    @Test
    void reconsiderHoldsWhatShowsLate() {
        ring(30, 4);
        int heldAtOnce =
                (int) play.verdicts().stream().filter(v -> v.decision() == Decision.HOLD).count();
        List<Verdict> changed = play.scorer().reconsider(START, START + DAY);
        assertThat(changed)
                .hasSize(30 - heldAtOnce)
                .hasSizeGreaterThan(3)
                .allMatch(verdict -> verdict.decision() == Decision.HOLD)
                .isSortedAccordingTo((a, b) ->
                        Long.compare(a.acceptance().atMillis(), b.acceptance().atMillis()));
        assertThat(play.scorer().reconsider(START, START + DAY)).isEmpty();
    }

    @Test
    void reconsiderLooksOnlyAtTheTimeAskedFor() {
        ring(30, 4);
        long since = START + 5 * 40_000L;
        assertThat(play.scorer().reconsider(since, START + DAY))
                .allMatch(verdict -> verdict.acceptance().atMillis() >= since);
    }

    /** A network that seemed a ring's own turns out to be a dormitory's. */
    @Test
    void reconsiderReleases() {
        for (int i = 1; i <= 60; i++) {
            long at = START + i * 40_000L;
            play.accept(
                    at,
                    made(at - 70_000, "r" + i / 3, "n" + i / 3 % 4, "d" + i / 3),
                    made(at - 30_000, "r" + i, "n" + i % 4, "d" + i));
        }
        List<Verdict> before = play.reconsidered(START + HOUR);
        assertThat(before).allMatch(verdict -> verdict.decision() == Decision.HOLD);
        for (int i = 0; i < 400; i++) {
            play.scorer().seen(old("ordinary" + i, "n" + i % 4, "x" + i));
        }
        List<Verdict> changed = play.scorer().reconsider(START, START + DAY);
        assertThat(changed)
                .hasSize(60)
                .allMatch(verdict -> verdict.decision() == Decision.PASS && verdict.score() < 50);
    }

    @Test
    void whatAReviewerDecidedIsNotReconsidered() {
        ring(30, 4);
        assertThat(play.scorer().settle("r1")).isTrue();
        assertThat(play.scorer().settle("nobody")).isFalse();
        assertThat(play.scorer().reconsider(START, START + DAY))
                .extracting(verdict -> verdict.acceptance().friend().person())
                .contains("r2")
                .doesNotContain("r1");
    }

    @Test
    void theSameCallsGiveTheSameVerdicts() {
        ring(100, 12);
        Play again = new Play();
        for (Verdict verdict : play.verdicts()) {
            again.verdicts().add(again.scorer().score(verdict.acceptance()));
        }
        assertThat(again.verdicts()).isEqualTo(play.verdicts());
        assertThat(again.scorer().reconsider(0, START + DAY))
                .isEqualTo(play.scorer().reconsider(0, START + DAY));
    }

    @Test
    void nothingIsRememberedBeyondItsBounds() {
        Play small = new Play(new Bounds(500, 300));
        for (int i = 0; i < 20_000; i++) {
            small.accept(
                    START + i * 1_000L,
                    old("i" + i / 3, "n" + i / 5, "d" + i / 3, "e" + i / 3),
                    in("h" + i / 4, old("f" + i, "n" + i / 5, "d" + i / 2)));
        }
        assertThat(small.scorer().people()).isEqualTo(500);
        assertThat(small.scorer().acceptances()).isEqualTo(300);
        assertThat(small.scorer().devicesAndPlaces()).isLessThanOrEqualTo(500 * (8 + 6));
        assertThat(small.scorer().reconsider(0, START + DAY).size()).isLessThanOrEqualTo(300);
    }

    /** One with more acceptances than are remembered of an inviter. */
    @Test
    void aFloodOnOneInviterStaysBounded() {
        Party star = old("star", "n", "d");
        for (int i = 0; i < 2_000; i++) {
            play.accept(START + i * 100L, star, old("f" + i, "m" + i, "e" + i));
        }
        assertThat(play.verdicts().getLast().reasons())
                .filteredOn(reason -> reason.kind() == ReasonKind.RESALE_UNRELATED)
                .singleElement()
                .satisfies(reason -> assertThat(reason.of()).isEqualTo(Account.MOST_GIVEN));
    }

    @Test
    void theScoreIsTheSumOfItsReasonsAndAtMost100() {
        ring(200, 10);
        for (Verdict verdict : play.reconsidered(START + DAY)) {
            int sum =
                    verdict.reasons().stream()
                            .filter(reason -> reason.side() != Side.FRIEND)
                            .mapToInt(Reason::weight)
                            .sum();
            assertThat(verdict.inviterScore()).isEqualTo(Math.min(100, sum));
            assertThat(verdict.reasons())
                    .isSortedAccordingTo((a, b) -> Integer.compare(b.weight(), a.weight()))
                    .allMatch(r -> !r.en().contains("{") && !r.zh().contains("{"));
        }
    }

    @Test
    void factsOutOfBoundsAreRefused() {
        Party party = old("a", "n", "d");
        assertThatThrownBy(() -> old("", "n", "d")).hasMessageContaining("person");
        assertThatThrownBy(() -> old("a".repeat(65), "n")).hasMessageContaining("64");
        assertThatThrownBy(() -> old("a", "n", "1", "2", "3", "4", "5", "6", "7", "8", "9"))
                .hasMessageContaining("devices");
        assertThatThrownBy(() -> new Acceptance(0, party, party, Form.LINK, "", 0))
                .hasMessageContaining("own invite");
        assertThatThrownBy(() -> new Acceptance(0, party, old("b", "n"), Form.LINK, "", -1))
                .hasMessageContaining("wrongCodes");
        assertThatThrownBy(() -> new ScoreRules(0, 0, 6)).hasMessageContaining("holdFrom");
        assertThatThrownBy(() -> new ScoreRules(60, 61, 6)).hasMessageContaining("releaseBelow");
        assertThatThrownBy(() -> new ScoreRules(60, 50, 1)).hasMessageContaining("household");
        assertThatThrownBy(() -> new Bounds(1, 2)).hasMessageContaining("at least 2");
    }

    /** One of those before, anyhow, and always the same. */
    private static int earlier(int than) {
        return new SplittableRandom(than).nextInt(than);
    }

    /** So that velocity has other inviters to compare with. */
    private void others(int count) {
        for (int i = 0; i < count; i++) {
            play.accept(
                    START + i * 100L,
                    old("inviter" + i, "x" + i, "y" + i),
                    old("invited" + i, "z" + i, "w" + i));
        }
    }
}
