package io.hongbao.server.effect;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import java.util.List;
import java.util.Optional;

/** The effects that are journaled and have no result, as the host keeps them. */
@FunctionalInterface
public interface PendingEffects {

    /**
     * The first {@code limit} of them by id.
     *
     * @param after only those that come after it; empty for all
     */
    List<Effect> list(int limit, Optional<EffectId> after);
}
