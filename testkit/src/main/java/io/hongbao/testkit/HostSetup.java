package io.hongbao.testkit;

import io.hongbao.core.chance.Secrets;

/**
 * What a host under test is made with.
 *
 * @param shards how many shards
 * @param clock what time it is: the host must ask nothing else
 * @param secrets the campaigns' secrets
 * @param queueCapacity how many commands may wait; a host may round it up to the next power of two
 */
public record HostSetup(int shards, VirtualClock clock, Secrets secrets, int queueCapacity) {}
