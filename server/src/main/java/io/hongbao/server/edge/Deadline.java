package io.hongbao.server.edge;

import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.netty.channel.Channel;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Until when somebody waits for an answer: as long as the connection is open, and as long as the
 * request said in {@code Hongbao-Deadline-Millis}. Work that nobody waits for is not begun. Can be
 * asked on any thread.
 */
public final class Deadline {

    /** How long the caller goes on waiting, counted from the arrival of the headers. */
    public static final String HEADER = "Hongbao-Deadline-Millis";

    static final int MOST_MILLIS = 60_000;

    private static final CharSequence NAME = HttpHeaders.createOptimized("hongbao-deadline-millis");

    private final @Nullable Channel channel;
    private final long arrivedNanos;
    private final long budgetNanos;

    private Deadline(@Nullable Channel channel, long arrivedNanos, long budgetNanos) {
        this.channel = channel;
        this.arrivedNanos = arrivedNanos;
        this.budgetNanos = budgetNanos;
    }

    /**
     * The deadline of a request.
     *
     * @param arrivedNanos when its headers came, as {@link System#nanoTime}
     * @throws ProblemException {@code parameter_invalid} when the header is no number of 1 to
     *     60,000
     */
    public static Deadline of(HttpServerRequest request, long arrivedNanos) {
        String said = request.getHeader(NAME);
        Channel channel =
                request.connection() instanceof ConnectionBase base ? base.channel() : null;
        return new Deadline(
                channel, arrivedNanos, said == null ? Long.MAX_VALUE : budgetNanos(said));
    }

    /** None: the work is done whoever waits. */
    public static Deadline none() {
        return new Deadline(null, 0, Long.MAX_VALUE);
    }

    /** What a caller is told whose deadline has passed. */
    public static Problem passed() {
        return Problem.of(ProblemCode.DEADLINE_PASSED, "its time was over before it was begun")
                .retry("", 1);
    }

    /** Refuses a request that names a deadline which is none. */
    static void check(HttpServerRequest request) {
        String said = request.getHeader(NAME);
        if (said != null) {
            budgetNanos(said);
        }
    }

    /** Whether nobody waits any more. */
    public boolean isOver() {
        return isCallerGone() || (budgetNanos != Long.MAX_VALUE && isOver(System.nanoTime()));
    }

    /** Whether the connection has been closed. */
    public boolean isCallerGone() {
        return channel != null && !channel.isOpen();
    }

    /** Whether the request named one. */
    boolean isNamed() {
        return budgetNanos != Long.MAX_VALUE;
    }

    /** How long it is until then; negative when it has passed. Only when it {@link #isNamed}. */
    long leftNanos(long nowNanos) {
        return budgetNanos - (nowNanos - arrivedNanos);
    }

    /** Whether the time is over that the request named. */
    public boolean isOver(long nowNanos) {
        return budgetNanos != Long.MAX_VALUE && nowNanos - arrivedNanos > budgetNanos;
    }

    private static long budgetNanos(String said) {
        int millis = 0;
        for (int i = 0; i < said.length(); i++) {
            int digit = said.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i > 4) {
                throw invalid();
            }
            millis = millis * 10 + digit;
        }
        if (millis < 1 || millis > MOST_MILLIS) {
            throw invalid();
        }
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private static ProblemException invalid() {
        return ProblemException.of(
                ProblemCode.PARAMETER_INVALID,
                HEADER,
                "send a whole number of milliseconds, 1 to " + MOST_MILLIS);
    }
}
