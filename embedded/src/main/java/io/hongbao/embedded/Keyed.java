package io.hongbao.embedded;

import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;

/** An entity and its key. */
public record Keyed(EntityKey<?> key, Entity entity) implements StateRow {}
