package io.hongbao.assistant.conversation;

import io.hongbao.core.UserId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who is in the middle of a write: one at a time for each person, over all their conversations. */
final class Writes {

    private final Set<UserId> going = ConcurrentHashMap.newKeySet();

    /** Begins one; false while another is going on. {@link #end} must follow a true. */
    boolean begin(UserId user) {
        return going.add(user);
    }

    void end(UserId user) {
        going.remove(user);
    }
}
