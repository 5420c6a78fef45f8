package io.hongbao.embedded;

import io.hongbao.core.Entry;
import io.hongbao.core.Shard;
import io.hongbao.core.State;

/** Applies entries of a journal, one after the other, to a state. */
final class Fold {
    private final StagedState state;
    private IndexChanges index = new IndexChanges();
    private StateStore.Applied last;
    private int entries;

    /**
     * @param before the state to begin with; changes that are taken must be in it before the next
     *     entry
     * @param applied the last entry that it contains
     */
    Fold(State before, StateStore.Applied applied) {
        this.state = new StagedState(before);
        this.last = applied;
    }

    void apply(Entry entry) {
        if (entry.seq() != last.seq() + 1) {
            throw new DataDirectoryException(
                    "the journal goes from entry "
                            + last.seq()
                            + " to entry "
                            + entry.seq()
                            + ": it is damaged; restore the data directory from a backup");
        }
        Shard.apply(state, entry);
        index.add(entry);
        last = new StateStore.Applied(entry.seq(), entry.atMillis());
        entries++;
    }

    /** How much there is to take. */
    int changes() {
        return state.changes() + index.size();
    }

    /** The last entry applied. */
    StateStore.Applied last() {
        return last;
    }

    /** What has changed since the last call. */
    StateChange take() {
        StateChange taken = new StateChange(state.take(), index, last, entries);
        index = new IndexChanges();
        entries = 0;
        return taken;
    }
}
