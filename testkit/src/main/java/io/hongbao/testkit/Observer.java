package io.hongbao.testkit;

import io.hongbao.core.Command;
import io.hongbao.core.Entry;
import io.hongbao.core.Outcome;
import java.util.Optional;

/**
 * Sees everything that a test host decides, right after it was applied and before it is answered.
 */
public interface Observer {

    /** Sees nothing. */
    Observer NONE = (_, _, _, _) -> {};

    void decided(int shard, Command command, Outcome outcome, Optional<Entry> entry);
}
