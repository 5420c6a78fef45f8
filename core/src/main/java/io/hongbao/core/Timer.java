package io.hongbao.core;

/**
 * A wish to be woken: the host submits {@link Command.RunTimer} for {@code entity} once {@code
 * dueAtMillis} has come.
 */
public record Timer(EntityKey<?> entity, long dueAtMillis) {}
