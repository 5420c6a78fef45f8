package io.hongbao.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.abuse.Bounds;
import io.hongbao.abuse.Decision;
import io.hongbao.abuse.Reason;
import io.hongbao.abuse.ReasonKind;
import io.hongbao.abuse.Review;
import io.hongbao.core.UserId;
import io.hongbao.core.invite.Doubts;
import io.hongbao.server.trace.Trace;
import io.hongbao.share.Channel;
import io.hongbao.share.ShareForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the server doubts, what it keeps of them, and what it knows after a restart. */
final class ScoredWatchTest {
    private static final long START = 1_770_343_200_000L;
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final String CAMPAIGN = "lny2026";
    private static final Trace.Way LINK = new Trace.Way(ShareForm.LINK, new Channel("wechat"));
    private static final long NETWORK = 0x0401020304L;

    @TempDir private Path folder;
    private FactLog log;
    private ScoredWatch watch;
    private final List<Trace> traces = new ArrayList<>();

    @BeforeEach
    void open() {
        log = FactLog.in(folder.resolve("abuse"));
        watch =
                new ScoredWatch(
                        CAMPAIGN::equals,
                        FactHashes.in(folder.resolve("key")),
                        log,
                        new Bounds(10_000, 10_000));
    }

    @AfterEach
    void close() {
        log.close();
    }

    private void restart() {
        close();
        open();
        watch.restore();
        traces.forEach(watch::happened);
        watch.caughtUp();
    }

    private static UserId user(int number) {
        return new UserId(1, number);
    }

    private void seen(int number, String device) {
        watch.seen(CAMPAIGN, user(number), device, NETWORK, START);
    }

    /** Somebody accepts; answers with what speaks against it. */
    private List<String> accept(int inviter, int friend, long atMillis) {
        Doubts doubts =
                watch.doubts(
                        new AbuseWatch.Attempt(
                                CAMPAIGN, atMillis, user(inviter), user(friend), LINK, NETWORK));
        Trace.Accepted trace =
                new Trace.Accepted(
                        CAMPAIGN, atMillis, inviter, user(inviter), user(friend), LINK, true);
        watch.accepted(trace, !doubts.sides().isEmpty());
        traces.add(trace);
        return doubts.reasons();
    }

    /** Everybody on one device, who all accept the invite of the first. */
    private List<List<String>> star(int people, String device) {
        List<List<String>> doubts = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            seen(i, device);
            if (i > 0) {
                doubts.add(accept(0, i, START + i * MINUTE));
            }
        }
        return doubts;
    }

    @Test
    void aFamilyOfSixOnOnePhoneIsNotDoubted() {
        assertThat(star(6, "phone")).hasSize(5).allMatch(List::isEmpty);
    }

    @Test
    void aFarmIsDoubtedFromTheSeventhAccountOn() {
        List<List<String>> doubts = star(10, "phone");
        assertThat(doubts.subList(0, 5)).allMatch(List::isEmpty);
        assertThat(doubts.subList(5, 9)).noneMatch(List::isEmpty);
        assertThat(doubts.getLast())
                .allMatch(text -> text.length() <= 100)
                .anySatisfy(text -> assertThat(text).startsWith("device-crowd +"));
        assertThat(Reason.parse(doubts.getLast().getFirst()))
                .hasValueSatisfying(
                        reason -> assertThat(reason.kind()).isEqualTo(ReasonKind.DEVICE_CROWD));
        Review review = watch.review(CAMPAIGN, START, START + DAY).orElseThrow();
        List<Review.Looked> looked = new ArrayList<>();
        while (!review.isDone()) {
            looked.addAll(watch.step(review, 4));
        }
        assertThat(looked)
                .hasSize(9)
                .allMatch(one -> one.verdict().decision() == Decision.HOLD)
                .filteredOn(Review.Looked::changed)
                .hasSize(5);
    }

    /** An acceptance that was refused after all is no fact. */
    @Test
    void whatIsOnlyAskedIsNotRemembered() {
        star(6, "phone");
        seen(6, "phone");
        AbuseWatch.Attempt attempt =
                new AbuseWatch.Attempt(CAMPAIGN, START + DAY, user(0), user(6), LINK, NETWORK);
        Doubts first = watch.doubts(attempt);
        for (int i = 0; i < 100; i++) {
            assertThat(watch.doubts(attempt)).isEqualTo(first);
        }
        assertThat(watch.verdict(CAMPAIGN, user(6))).isEmpty();
        assertThat(watch.neighbourhood(CAMPAIGN, user(0)).orElseThrow().invited()).hasSize(5);
    }

    @Test
    void aRestartForgetsNothing() {
        star(10, "phone");
        List<String> before = reasons(9);
        assertThat(before).isNotEmpty();
        log.flush();
        restart();
        assertThat(reasons(9)).isEqualTo(before);
        seen(10, "phone");
        assertThat(accept(0, 10, START + DAY)).isNotEmpty();
        assertThat(watch.neighbourhood(CAMPAIGN, user(0)).orElseThrow().onDevices()).hasSize(10);
    }

    private List<String> reasons(int friend) {
        return ScoredWatch.texts(watch.verdict(CAMPAIGN, user(friend)).orElseThrow());
    }

    /** A step that comes live from the log of traces was taken directly before. */
    @Test
    void anAcceptanceCountsOnce() {
        star(6, "phone");
        traces.forEach(watch::happened);
        assertThat(watch.neighbourhood(CAMPAIGN, user(0)).orElseThrow().invited()).hasSize(5);
    }

    @Test
    void whatAReviewerDecidedIsNotLookedAtAgainEvenAfterARestart() {
        star(10, "phone");
        watch.settled(CAMPAIGN, user(9), START + DAY);
        log.flush();
        restart();
        Review review = watch.review(CAMPAIGN, START, START + DAY).orElseThrow();
        assertThat(watch.step(review, 100))
                .hasSize(8)
                .extracting(one -> one.verdict().acceptance().friend().person())
                .doesNotContain(user(9).toString());
    }

    /** Orders of campaigns without invites, and reviews of old ones, make nobody be forgotten. */
    @Test
    void whatHappensElsewherePushesNobodyOut() {
        star(10, "phone");
        for (int other = 0; other <= ScoredWatch.MOST_CAMPAIGNS; other++) {
            watch.happened(new Trace.Ordered("shop-" + other, START, user(50), "tea"));
            watch.settled("last-year-" + other, user(50), START);
        }
        assertThat(reasons(9)).isNotEmpty();
        log.flush();
        restart();
        assertThat(reasons(9)).isNotEmpty();
    }

    @Test
    void devicesAndNetworksAreKeptAsHashesOnly() throws IOException {
        star(3, "the-device-of-somebody");
        log.flush();
        String kept = files();
        assertThat(kept)
                .contains(user(2).toString())
                .doesNotContain("the-device-of-somebody")
                .doesNotContain(Long.toHexString(NETWORK))
                .doesNotContain(Long.toString(NETWORK));
        assertThat(kept.lines()).hasSize(3);
        seen(1, "the-device-of-somebody");
        log.flush();
        assertThat(files()).isEqualTo(kept);
    }

    @Test
    void whoIsForgottenIsNowhere() throws IOException {
        star(10, "phone");
        watch.forget(user(4));
        assertThat(files()).doesNotContain(user(4).toString()).contains(user(5).toString());
        assertThat(watch.verdict(CAMPAIGN, user(4))).isEmpty();
        assertThat(watch.neighbourhood(CAMPAIGN, user(4))).isEmpty();
        assertThat(watch.neighbourhood(CAMPAIGN, user(0)).orElseThrow().onDevices())
                .doesNotContain(user(4).toString());
        assertThat(watch.neighbourhood(CAMPAIGN, user(0)).orElseThrow().invited())
                .doesNotContain(user(4).toString());
    }

    private String files() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder.resolve("abuse"))) {
            for (Path file : files.sorted().toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    void whoGuessesIsLockedOutAndNobodyElseBehindTheNetwork() {
        for (int i = 1; i < 8; i++) {
            watch.wrongCode(user(1), NETWORK, START + i);
            assertThat(watch.refusedUntil(user(1), NETWORK, START + i)).isEmpty();
        }
        watch.wrongCode(user(1), NETWORK, START + 8);
        assertThat(watch.refusedUntil(user(1), NETWORK, START + 9)).hasValue(START + 8 + 900_000);
        for (int i = 2; i < 500; i++) {
            assertThat(watch.refusedUntil(user(i), NETWORK, START + 9)).isEmpty();
        }
    }

    /** With a hundred accounts from one network, until it is used up. */
    @Test
    void whoWasGoodGoesOnWhereStrangersWait() {
        seen(1, "a");
        seen(2, "b");
        accept(1, 2, START);
        for (int i = 100; i < 200; i++) {
            watch.wrongCode(user(i), NETWORK, START + 1);
        }
        assertThat(watch.refusedUntil(user(2), NETWORK, START + 2)).isEmpty();
        assertThat(watch.refusedUntil(user(300), NETWORK, START + 2)).isPresent();
        assertThat(watch.refusedUntil(user(300), NETWORK + 1, START + 2)).isEmpty();
        // This machine's own network, such as a proxy's that says nothing, is held to nothing.
        for (int i = 400; i < 600; i++) {
            watch.wrongCode(user(i), 0, START + 3);
        }
        assertThat(watch.refusedUntil(user(700), 0, START + 4)).isEmpty();
    }

    @Test
    void campaignsWithoutInvitesAreNotWatched() throws IOException {
        watch.seen("another", user(1), "phone", NETWORK, START);
        log.flush();
        assertThat(files()).isEmpty();
    }
}
