package io.hongbao.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.assistant.Language;
import io.hongbao.assistant.tool.Caller;
import io.hongbao.assistant.tool.Card;
import io.hongbao.assistant.tool.ToolResult;
import io.hongbao.core.Person;
import io.hongbao.core.UserId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** One write at a time for each person. */
final class WritesTest {

    private static final ToolResult DONE = new ToolResult.Done(new Card.Facts("x", true), "{}");

    private final Writes writes = new Writes();

    private static Caller caller(long user) {
        return new Caller(
                Person.of(new UserId(7, user)), "c", 0, 0, Language.EN, ZoneOffset.UTC, "CNY", 0);
    }

    private static CompletionStage<ToolResult> ready() {
        return CompletableFuture.completedFuture(DONE);
    }

    @Test
    void aSecondOneIsRefusedUntilTheFirstHasEnded() {
        CompletableFuture<ToolResult> first = new CompletableFuture<>();
        CompletionStage<ToolResult> going = writes.one(caller(1), () -> first);
        assertThat(writes.one(caller(1), WritesTest::ready).toCompletableFuture())
                .isCompletedWithValueMatching(result ->
                        result instanceof ToolResult.Refused refused
                                && refused.code().equals("write_in_progress"));
        assertThat(writes.one(caller(2), WritesTest::ready).toCompletableFuture())
                .isCompletedWithValue(DONE);
        first.complete(DONE);
        assertThat(going.toCompletableFuture()).isCompletedWithValue(DONE);
        assertThat(writes.one(caller(1), WritesTest::ready).toCompletableFuture())
                .isCompletedWithValue(DONE);
    }

    @Test
    void oneThatFailsStandsInNobodysWay() {
        assertThatThrownBy(() ->
                        writes.one(
                                caller(1),
                                () -> {
                                    throw new IllegalStateException("no");
                                }))
                .isInstanceOf(IllegalStateException.class);
        writes.one(caller(1), () -> CompletableFuture.failedFuture(new IllegalStateException()));
        assertThat(writes.one(caller(1), WritesTest::ready).toCompletableFuture())
                .isCompletedWithValue(DONE);
    }
}
