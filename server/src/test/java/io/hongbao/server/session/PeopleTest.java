package io.hongbao.server.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.core.UserId;
import io.hongbao.server.start.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose pseudonym is which, before and after an erasure. */
final class PeopleTest {

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("erased");
    }

    private People open() {
        return People.in(file, PeopleTest::pseudonym);
    }

    /** As good as a keyed one. */
    private static UserId pseudonym(String id) {
        try {
            return UserId.of(MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoeverWasErasedIsSomebodyElseForGood() throws IOException {
        UserId before = pseudonym("wang");
        UserId after;
        try (People people = open()) {
            assertThat(people.of("wang")).isEqualTo(before);
            people.erase("wang", List.of("lny2026", "spring"));
            after = people.of("wang");
            assertThat(after).isNotEqualTo(before);
            assertThat(people.of("li")).isEqualTo(pseudonym("li"));
        }
        try (People people = open()) {
            assertThat(people.of("wang")).isEqualTo(after);
            assertThat(people.isBarred("wang", "spring")).isTrue();
            assertThat(people.isBarred("wang", "autumn")).isFalse();
            assertThat(people.isBarred("li", "spring")).isFalse();
            people.erase("wang", List.of("spring", "autumn"));
            assertThat(people.of("wang")).isNotIn(before, after);
            assertThat(people.isBarred("wang", "autumn")).isTrue();
            assertThat(people.isBarred("wang", "lny2026")).isTrue();
            assertThat(people.erased()).isEqualTo(1);
        }
        assertThat(Files.readString(file))
                .doesNotContain("wang")
                .doesNotContain(before.toString())
                .doesNotContain(after.toString());
    }

    @Test
    void aTombstoneThatCannotBeReadStopsTheStart() throws IOException {
        try (People people = open()) {
            people.erase("wang", List.of());
        }
        Files.writeString(file, "erased nobody\n", StandardOpenOption.APPEND);
        assertThatThrownBy(this::open)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("restore");
    }

    /** A line without its end was cut by a crash, and its erasure never answered. */
    @Test
    void aBrokenLastLineWasNeverAnswered() throws IOException {
        try (People people = open()) {
            people.erase("wang", List.of());
        }
        Files.writeString(file, "erased 00", StandardOpenOption.APPEND);
        try (People people = open()) {
            assertThat(people.erased()).isEqualTo(1);
        }
    }
}
