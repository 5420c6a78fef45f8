package io.hongbao.embedded;

/** What has become of a row of the state. */
sealed interface StateRow permits Keyed, IndexChanges.TimerChange, IndexChanges.EffectChange {}
