package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private final AtomicLong clock = Scene.clock();

    @TempDir Path folder;

    @Test
    void aBackupUnderLoadHasEverythingThatWasAnsweredBefore() throws Exception {
        Set<Long> answered = ConcurrentHashMap.newKeySet();
        AtomicBoolean enough = new AtomicBoolean();
        Path backup = folder.resolve("backup");
        Set<Long> before;
        try (EmbeddedHost host = EmbeddedHost.open(folder.resolve("data"), Scene.settings(clock))) {
            Scene.open(host);
            Thread load =
                    Thread.ofPlatform()
                            .start(() -> {
                                for (long next = 0; !enough.get(); next++) {
                                    long person = next;
                                    while (!host.submit(
                                            Scene.claim(person),
                                            outcome -> {
                                                if (outcome instanceof Outcome.Granted) {
                                                    answered.add(person);
                                                }
                                            })) {
                                        LockSupport.parkNanos(50_000);
                                    }
                                }
                            });
            Scene.await("there is something to lose", () -> answered.size() > 2_000);
            before = new HashSet<>(answered);
            host.backup(backup);
            long then = answered.size();
            Scene.await("the host goes on", () -> answered.size() > then + 100);
            enough.set(true);
            load.join();
        }
        Map<String, String> untouched = Folders.contents(backup);
        Map<EntityKey<?>, Entity> offline;
        try (OfflineDirectory directory = OfflineDirectory.open(backup)) {
            offline = Scene.all(directory.entities());
            assertThat(offline.equals(Scene.fold(directory.entries())))
                    .as("the backup's state is its journal's")
                    .isTrue();
        }
        assertThat(Folders.contents(backup)).isEqualTo(untouched);
        for (long person : before) {
            assertThat(offline).containsKey(Scene.wallet(person));
        }

        Path restored = folder.resolve("restored");
        Backup.restore(backup, restored);
        try (EmbeddedHost host = EmbeddedHost.open(restored, Scene.settings(clock))) {
            assertThat(Scene.all(host.entities()).equals(offline)).isTrue();
            Scene.granted(host, 1_000_000_000L);
        }
        assertThat(Folders.contents(backup)).isEqualTo(untouched);
    }

    @Test
    void whatLiesBesideTheJournalIsInTheBackupToo() throws Exception {
        Path backup = folder.resolve("backup");
        Path data = folder.resolve("data");
        try (EmbeddedHost host = EmbeddedHost.open(data, Scene.settings(clock))) {
            Scene.open(host);
            Files.writeString(data.resolve("audit-log.jsonl"), "who did what\n");
            Files.createDirectory(data.resolve("traces"));
            Files.writeString(data.resolve("traces/2026-02-06.ndjson"), "{}\n");
            Files.createDirectory(data.resolve("abuse"));
            Files.writeString(data.resolve("abuse/facts-1.log"), "seen\n");
            Files.createDirectory(data.resolve("notices"));
            Files.writeString(data.resolve("notices/outbox.ndjson"), "{}\n");
            host.backup(backup);
        }
        Path restored = folder.resolve("restored");
        Backup.restore(backup, restored);
        assertThat(restored.resolve("audit-log.jsonl")).hasContent("who did what");
        assertThat(restored.resolve("traces/2026-02-06.ndjson")).hasContent("{}");
        assertThat(restored.resolve("abuse/facts-1.log")).hasContent("seen");
        assertThat(restored.resolve("notices")).doesNotExist();
        assertThat(restored.resolve("LOCK")).doesNotExist();
        try (EmbeddedHost host = EmbeddedHost.open(restored, Scene.settings(clock))) {
            Scene.granted(host, 1);
        }
    }

    @Test
    void whatIsDamagedOrNotEmptyIsRefused() throws Exception {
        Path backup = folder.resolve("backup");
        try (EmbeddedHost host = EmbeddedHost.open(folder.resolve("data"), Scene.settings(clock))) {
            Scene.open(host);
            host.backup(backup);
            assertThatExceptionOfType(DataDirectoryException.class)
                    .isThrownBy(() -> host.backup(backup))
                    .withMessageContaining("is not empty");
        }
        assertThatExceptionOfType(DataDirectoryException.class)
                .isThrownBy(() -> Backup.restore(backup, folder.resolve("data")))
                .withMessageContaining("is not empty");
        Files.writeString(backup.resolve("secrets/spring.secret"), "other");
        Files.writeString(backup.resolve("journal/stowaway"), "more");
        Files.delete(backup.resolve("people.key"));
        assertThatExceptionOfType(DataDirectoryException.class)
                .isThrownBy(() -> Backup.restore(backup, folder.resolve("restored")))
                .withMessage(
                        "backup "
                                + backup
                                + " is damaged: people.key is missing, secrets/spring.secret has"
                                + " changed, journal/stowaway does not belong there");
        Files.delete(backup.resolve("MANIFEST"));
        assertThatExceptionOfType(DataDirectoryException.class)
                .isThrownBy(() -> Backup.restore(backup, folder.resolve("restored")))
                .withMessageContaining("is no backup, or not a complete one");
        assertThat(folder.resolve("restored")).doesNotExist();
    }

    @Test
    void aManifestThatLeadsOutOfTheBackupIsRefused() throws Exception {
        Path backup = Files.createDirectory(folder.resolve("backup"));
        Files.writeString(backup.resolve("MANIFEST"), "0".repeat(64) + "  ../data/people.key\n");
        assertThatExceptionOfType(DataDirectoryException.class)
                .isThrownBy(() -> Backup.restore(backup, folder.resolve("restored")))
                .withMessageContaining("is damaged at");
    }
}
