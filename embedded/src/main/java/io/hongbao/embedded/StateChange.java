package io.hongbao.embedded;

import java.util.List;

/**
 * What some entries, one after the other, made of the state.
 *
 * @param entities the newest version of each entity
 * @param index what became of timers and effects
 * @param applied the last of the entries
 * @param entries how many entries
 */
record StateChange(
        List<Keyed> entities, IndexChanges index, StateStore.Applied applied, int entries) {}
