package io.hongbao.core;

/**
 * A keyed piece of state, owned by one writer, changed only by its own events. Immutable: a change
 * makes a new one. Which entities there are is told by {@link EntityKey}, which is sealed.
 */
public interface Entity {}
