package io.hongbao.server.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.share.Channel;
import io.hongbao.share.Language;
import io.hongbao.share.Link;
import io.hongbao.share.Occasion;
import io.hongbao.share.Poster;
import io.hongbao.share.ShareForm;
import io.hongbao.share.ShortCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostersTest {

    private static final Poster POSTER =
            new Poster(
                    new Link(
                            new Link.Base("https://hongbao.example.org"),
                            ShortCode.of(7),
                            ShareForm.POSTER,
                            new Channel("wechat"),
                            "lny2026"),
                    new Occasion("title", "inviter", "prize"),
                    Language.EN);

    private final CountDownLatch mayPaint = new CountDownLatch(1);
    private final AtomicInteger painted = new AtomicInteger();
    private @Nullable Posters opened;

    private byte[] paint(Poster poster) {
        try {
            mayPaint.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new byte[] {(byte) painted.incrementAndGet()};
    }

    private Posters posters(int mostWaiting, long keptBytes) {
        Posters made = Posters.with(() -> this::paint, mostWaiting, keptBytes);
        opened = made;
        return made;
    }

    @AfterEach
    void close() {
        mayPaint.countDown();
        if (opened != null) {
            opened.close();
        }
    }

    private static ProblemCode refusal(CompletableFuture<byte[]> answer) {
        try {
            answer.join();
            throw new AssertionError("it was painted");
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemException refused) {
                return refused.problem().code();
            }
            throw e;
        }
    }

    @Test
    void whoeverAsksForTheSamePosterWaitsForTheSamePainting() {
        Posters posters = posters(4, 1_000);
        List<CompletableFuture<byte[]>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(posters.painted("a", POSTER));
        }
        assertThat(posters.kept("a")).isEmpty();
        mayPaint.countDown();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).containsExactly(1));
        assertThat(painted).hasValue(1);
        assertThat(posters.kept("a")).hasValueSatisfying(png -> assertThat(png).containsExactly(1));
    }

    @Test
    void moreThanMayWaitAreRefusedAndSucceedLater() {
        Posters posters = posters(2, 1_000);
        List<CompletableFuture<byte[]>> taken = new ArrayList<>();
        for (String token : List.of("a", "b", "c")) {
            taken.add(posters.painted(token, POSTER));
        }
        assertThat(refusal(posters.painted("d", POSTER))).isEqualTo(ProblemCode.POSTERS_BUSY);
        mayPaint.countDown();
        assertThat(taken).allSatisfy(answer -> assertThat(answer.join()).hasSize(1));
        assertThat(posters.painted("d", POSTER).join()).hasSize(1);
    }

    @Test
    void thoseAskedForLeastRecentlyMakeRoom() {
        KeptPosters kept = new KeptPosters(250);
        kept.add("a", new byte[99]);
        kept.add("b", new byte[99]);
        assertThat(kept.find("a")).isPresent();
        kept.add("c", new byte[99]);
        assertThat(kept.find("a")).isPresent();
        assertThat(kept.find("b")).isEmpty();
        assertThat(kept.find("c")).isPresent();
        assertThat(kept.bytes()).isEqualTo(200);
        kept.add("c", new byte[49]);
        assertThat(kept.bytes()).isEqualTo(150);
        kept.add("d", new byte[300]);
        assertThat(kept.find("d")).isEmpty();
        assertThat(kept.bytes()).isZero();
    }

    @Test
    void withoutFontsTheProblemSaysWhatToInstall() {
        mayPaint.countDown();
        AtomicInteger tries = new AtomicInteger();
        Posters posters =
                Posters.with(
                        () -> {
                            tries.incrementAndGet();
                            throw new InternalError("Fontconfig head is null");
                        },
                        2,
                        1_000);
        opened = posters;
        assertThat(posters.tried().join()).contains(Posters.NO_FONTS);
        assertThat(refusal(posters.painted("a", POSTER)))
                .isEqualTo(ProblemCode.POSTERS_UNAVAILABLE);
        assertThat(Posters.NO_FONTS).contains("install fontconfig and a font");
        assertThat(posters.kept("a")).isEmpty();
    }

    @Test
    void aPaintingThatFailsIsNobodysForEver() {
        mayPaint.countDown();
        AtomicInteger tries = new AtomicInteger();
        Posters posters =
                Posters.with(
                        () ->
                                poster -> {
                                    if (tries.incrementAndGet() == 1) {
                                        throw new IllegalStateException("once");
                                    }
                                    return new byte[] {9};
                                },
                        2,
                        1_000);
        opened = posters;
        assertThat(posters.painted("a", POSTER)).failsWithin(java.time.Duration.ofSeconds(20));
        assertThat(posters.painted("a", POSTER).join()).containsExactly(9);
    }
}
