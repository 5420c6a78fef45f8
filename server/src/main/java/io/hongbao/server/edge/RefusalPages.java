package io.hongbao.server.edge;

import io.hongbao.server.overload.RetryAdvice;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The answers to what is refused for want of room, whole and ready to be sent: one for each
 * language and each time to come again, made once a second. Used by one event loop.
 */
final class RefusalPages {

    /**
     * In one piece that the socket takes as it is: from the heap each page would be copied each
     * time. The collector frees what is forgotten, so that nothing needs to be released.
     */
    private static final ByteBufAllocator OUTSIDE_HEAP =
            new UnpooledByteBufAllocator(true, true, false);

    private static final String DETAIL = "nothing was done; try again at retryAt";

    private final LongFunction<String> timeIn;
    private final LongSupplier machineMillis;
    private final Map<Language, @Nullable ByteBuf[]> pages = new EnumMap<>(Language.class);
    private long second = -1;

    /**
     * @param timeIn the campaign's time in so many seconds from now, as RFC 3339
     */
    RefusalPages(LongFunction<String> timeIn, LongSupplier machineMillis) {
        this.timeIn = timeIn;
        this.machineMillis = machineMillis;
        for (Language language : Language.values()) {
            pages.put(language, new @Nullable ByteBuf[RetryAdvice.MOST_SECONDS + 1]);
        }
    }

    /** What a refused caller is told. */
    Problem problem(int retryAfterSeconds) {
        return Problem.of(ProblemCode.OVERLOADED, DETAIL)
                .retry(timeIn.apply(retryAfterSeconds), retryAfterSeconds);
    }

    /** What somebody is told who asks too much. */
    Problem tooMany(long waitMillis) {
        long seconds = Math.max(1, (waitMillis + 999) / 1_000);
        return Problem.of(
                        ProblemCode.TOO_MANY_REQUESTS,
                        "much comes from this network, and few people are known there")
                .retry(timeIn.apply(seconds), seconds);
    }

    /** The whole answer, as it goes over the wire; the buffer belongs to the caller. */
    ByteBuf page(Language language, int retryAfterSeconds) {
        long now = machineMillis.getAsLong() / 1_000;
        if (now != second) {
            pages.values().forEach(all -> Arrays.fill(all, null));
            second = now;
        }
        @Nullable ByteBuf[] own = Objects.requireNonNull(pages.get(language));
        ByteBuf page = own[retryAfterSeconds];
        if (page == null) {
            page = make(language, retryAfterSeconds);
            own[retryAfterSeconds] = page;
        }
        return page.retainedDuplicate();
    }

    private ByteBuf make(Language language, int retryAfterSeconds) {
        byte[] body = problem(retryAfterSeconds).json(language);
        byte[] head =
                ("HTTP/1.1 503 Service Unavailable\r\ncontent-type: "
                                + Problem.CONTENT_TYPE
                                + "\r\ncontent-language: "
                                + language.tag()
                                + "\r\nretry-after: "
                                + retryAfterSeconds
                                + "\r\ncontent-length: "
                                + body.length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        return OUTSIDE_HEAP
                .directBuffer(head.length + body.length)
                .writeBytes(head)
                .writeBytes(body);
    }
}
