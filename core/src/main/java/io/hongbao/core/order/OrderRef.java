package io.hongbao.core.order;

import io.hongbao.core.UserId;

/** Names an order to other shards: whose it is, and its id. */
public record OrderRef(UserId user, String order) {}
