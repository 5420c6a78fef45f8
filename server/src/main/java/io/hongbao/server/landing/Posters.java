package io.hongbao.server.landing;

import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.share.Poster;
import io.hongbao.share.PosterPainter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has posters painted, by a few threads of its own and each only once: who asks for one that is
 * being painted waits for that, and what was painted is kept as long as there is room. What may
 * wait is bounded.
 */
public final class Posters implements AutoCloseable {

    /** What an operator has to do when no poster can be painted. */
    static final String NO_FONTS =
            "posters cannot be painted: install fontconfig and a font, for Chinese one such as Noto"
                    + " Sans CJK, and start again";

    private static final Logger LOG = Logger.getLogger(Posters.class);
    private static final int WORKERS = 2;
    private static final int MOST_WAITING = 64;
    private static final long MOST_KEPT_BYTES = 64L << 20;

    /** Paints one poster. */
    @FunctionalInterface
    interface Painting {
        byte[] png(Poster poster);
    }

    private final Supplier<Painting> painter;
    private final ThreadPoolExecutor workers;
    private final Map<String, CompletableFuture<byte[]>> underWay = new ConcurrentHashMap<>();
    private final KeptPosters kept;

    /** The one painter of the process; made when it is first needed. */
    private @Nullable Painting painting;

    private Posters(Supplier<Painting> painter, int workers, int mostWaiting, long keptBytes) {
        this.painter = painter;
        this.workers =
                new ThreadPoolExecutor(
                        workers,
                        workers,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(mostWaiting),
                        Thread.ofPlatform().daemon().name("hongbao-posters-", 0).factory());
        this.workers.allowCoreThreadTimeOut(true);
        this.kept = new KeptPosters(keptBytes);
    }

    /** With the fonts of this machine. Nothing is painted, and no font read, before it is asked. */
    public static Posters ofThisMachine() {
        System.setProperty("java.awt.headless", "true");
        return new Posters(() -> new PosterPainter()::png, WORKERS, MOST_WAITING, MOST_KEPT_BYTES);
    }

    /** For tests: one thread. */
    static Posters with(Supplier<Painting> painter, int mostWaiting, long keptBytes) {
        return new Posters(painter, 1, mostWaiting, keptBytes);
    }

    /**
     * Reads the fonts, on a thread of its own.
     *
     * @return why no poster can be painted; empty when they can
     */
    public CompletableFuture<Optional<String>> tried() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        painting();
                        return Optional.empty();
                    } catch (ProblemException e) {
                        return Optional.of(NO_FONTS);
                    }
                },
                workers);
    }

    /** The poster, if it was painted before. */
    Optional<byte[]> kept(String token) {
        return kept.find(token);
    }

    /**
     * The poster as a PNG, on a thread of the painters.
     *
     * @param token names the poster and all that stands on it
     * @return fails with a {@link ProblemException} when too many wait, or there are no fonts
     */
    CompletableFuture<byte[]> painted(String token, Poster poster) {
        CompletableFuture<byte[]> own = new CompletableFuture<>();
        CompletableFuture<byte[]> other = underWay.putIfAbsent(token, own);
        if (other != null) {
            return other;
        }
        try {
            workers.execute(() -> paint(token, poster, own));
        } catch (RejectedExecutionException full) {
            underWay.remove(token, own);
            own.completeExceptionally(
                    new ProblemException(
                            Problem.of(
                                            ProblemCode.POSTERS_BUSY,
                                            "too many posters wait to be painted")
                                    .retry("", 2)));
        }
        return own;
    }

    /** Whoever asks after the answer is told what is so then: it is no longer under way. */
    private void paint(String token, Poster poster, CompletableFuture<byte[]> own) {
        try {
            byte[] png = painting().png(poster);
            kept.add(token, png);
            underWay.remove(token, own);
            own.complete(png);
        } catch (RuntimeException | LinkageError | InternalError e) {
            if (!(e instanceof ProblemException)) {
                LOG.errorf(e, "a poster could not be painted");
            }
            underWay.remove(token, own);
            own.completeExceptionally(e);
        }
    }

    /** What the JVM throws without fonts depends on what else is missing. */
    private synchronized Painting painting() {
        Painting known = painting;
        if (known != null) {
            return known;
        }
        try {
            Painting made = painter.get();
            painting = made;
            return made;
        } catch (RuntimeException | LinkageError | InternalError e) {
            LOG.debugf(e, "no fonts");
            throw new ProblemException(Problem.of(ProblemCode.POSTERS_UNAVAILABLE, NO_FONTS));
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
