package io.hongbao.embedded;

import io.hongbao.core.EntityKey;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.journal.UnreadableJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksDBException;

/** An open data directory and everything in it, recovered: what a host is started with. */
final class OpenParts implements AutoCloseable {
    /** Bounds what recovery keeps in memory. */
    private static final int MOST_CHANGES_AT_ONCE = 60_000;

    private final DataDirectory directory;
    private final SegmentJournal journal;
    private final StateStore store;
    private final Entities entities;
    private final SecretStore secrets;
    private final Pseudonyms pseudonyms;
    private final Recovery recovery;
    private final StateStore.Applied last;

    private OpenParts(
            DataDirectory directory,
            SegmentJournal journal,
            StateStore store,
            Entities entities,
            SecretStore secrets,
            Pseudonyms pseudonyms,
            Recovery recovery,
            StateStore.Applied last) {
        this.directory = directory;
        this.journal = journal;
        this.store = store;
        this.entities = entities;
        this.secrets = secrets;
        this.pseudonyms = pseudonyms;
        this.recovery = recovery;
        this.last = last;
    }

    /** Opens and recovers a data directory; lets go of it when anything is wrong. */
    static OpenParts open(Path root, HostSettings settings) {
        return open(root, settings, SegmentJournal.Settings.DEFAULT.on(StallingDisk.orPlain()));
    }

    static OpenParts open(Path root, HostSettings settings, SegmentJournal.Settings ofJournal) {
        DataDirectory directory = DataDirectory.open(root, settings.productVersion());
        List<AutoCloseable> open = new ArrayList<>(List.of(directory));
        try {
            StateStore store =
                    StateStore.open(
                            directory.state(),
                            settings.blockCacheBytes(),
                            settings.writeBufferBytes(),
                            settings.recentWalletsBytes());
            open.add(store);
            SegmentJournal journal =
                    SegmentJournal.open(directory.journal(), store.applied().seq(), ofJournal);
            open.add(journal);
            return recover(directory, journal, store);
        } catch (IOException | RocksDBException e) {
            closeAll(open);
            throw new DataDirectoryException(
                    "data directory "
                            + root
                            + " cannot be opened ("
                            + DataDirectoryException.reason(e)
                            + ")",
                    e);
        } catch (DamagedJournal | NewerFormat | UnreadableJournal e) {
            closeAll(open);
            throw new DataDirectoryException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            closeAll(open);
            throw e;
        }
    }

    private static OpenParts recover(
            DataDirectory directory, SegmentJournal journal, StateStore store)
            throws IOException, RocksDBException {
        StateStore.Applied applied = store.applied();
        Entities entities = new Entities(store);
        long began = System.nanoTime();
        StateStore.Applied last = fold(journal, applied, entities, store);
        long foldMillis = (System.nanoTime() - began) / 1_000_000;
        SecretStore secrets = new SecretStore(directory.secrets());
        secrets.require(commitments(entities));
        Pseudonyms pseudonyms = Pseudonyms.withKeyIn(directory.peopleKey(), last.seq() == 0);
        Recovery recovery =
                new Recovery(applied.seq(), last.seq(), foldMillis, journal.tornBytes());
        return new OpenParts(
                directory, journal, store, entities, secrets, pseudonyms, recovery, last);
    }

    private static StateStore.Applied fold(
            SegmentJournal journal, StateStore.Applied applied, Entities entities, StateStore store)
            throws IOException, RocksDBException {
        Fold fold = new Fold(entities, applied);
        try (EntryReader reader = journal.readFrom(applied.seq() + 1)) {
            while (reader.hasNext()) {
                fold.apply(reader.next());
                if (fold.changes() >= MOST_CHANGES_AT_ONCE) {
                    takeOver(fold.take(), entities, store);
                }
            }
        }
        if (fold.last().seq() > applied.seq()) {
            takeOver(fold.take(), entities, store);
        }
        return fold.last();
    }

    private static void takeOver(StateChange change, Entities entities, StateStore store)
            throws RocksDBException {
        entities.publish(change);
        store.write(List.of(change));
        entities.takenOver(change);
    }

    private static List<SecretStore.Commitment> commitments(Entities entities) {
        List<SecretStore.Commitment> commitments = new ArrayList<>();
        for (EntityKey<?> key : entities.residents()) {
            if (key instanceof EntityKey.OfCampaign ofCampaign) {
                Campaign campaign = entities.get(ofCampaign);
                if (!campaign.isAbsent()) {
                    commitments.add(
                            new SecretStore.Commitment(
                                    campaign.id(),
                                    campaign.terms().drawSecretHash(),
                                    campaign.terms().placeSecretHash()));
                }
            }
        }
        return commitments;
    }

    DataDirectory directory() {
        return directory;
    }

    SegmentJournal journal() {
        return journal;
    }

    StateStore store() {
        return store;
    }

    Entities entities() {
        return entities;
    }

    SecretStore secrets() {
        return secrets;
    }

    Pseudonyms pseudonyms() {
        return pseudonyms;
    }

    Recovery recovery() {
        return recovery;
    }

    /** The last entry of the journal. */
    StateStore.Applied last() {
        return last;
    }

    @Override
    public void close() {
        closeAll(List.of(directory, store, journal));
    }

    /** Closes in the opposite order; every one, whatever happens to the others. */
    private static void closeAll(List<AutoCloseable> open) {
        List<Exception> problems = new ArrayList<>();
        for (AutoCloseable one : open.reversed()) {
            try {
                one.close();
            } catch (Exception e) {
                problems.add(e);
            }
        }
        if (!problems.isEmpty()) {
            throw new DataDirectoryException(
                    "data directory could not be closed ("
                            + DataDirectoryException.reason(problems.getFirst())
                            + ")",
                    problems.getFirst());
        }
    }
}
